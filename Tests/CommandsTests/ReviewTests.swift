import Foundation
import Testing

/// `review`: what changed since somebody looked at policies.
@Suite struct ReviewTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.run("-q", "list")
    try place.write(
      Account.file(
        groups: [Account.principal("Group", "developers", attached: ["AmazonQFullAccess"])],
        roles: [
          Account.principal("Role", "build", attached: ["AmazonQDeveloperAccess", "Gone"])
        ]), to: "account.json")
  }

  @discardableResult
  private func run(_ arguments: String...) throws -> Run {
    try place.run(
      ["review", "--lock", "policies.lock"] + arguments,
      environment: ["SOURCE_DATE_EPOCH": "1733011200"])
  }

  private func lock() throws -> String {
    try String(contentsOfFile: place.path("policies.lock"), encoding: .utf8)
  }

  private func record(_ action: String, _ version: String, at date: String) throws {
    let statements = [["Effect": "Allow", "Action": action, "Resource": "*"]]
    let data = try JSONSerialization.data(withJSONObject: Account.document(statements))
    try place.write(String(decoding: data, as: UTF8.self), to: "new.json")
    let run = try place.run(
      "record", "AmazonQDeveloperAccess", "new.json", "--version", version, "--effective", date)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func `the first lock is of what is attached, and a fresh one is fine`() throws {
    #expect(try run().status == 2)
    let made = try run("--from-details", "account.json")
    #expect(made.status == 3, "\(made.errors)")
    #expect(made.errors.contains("Gone"), "\(made.errors)")
    let lines = try lock().split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("aws/AmazonQDeveloperAccess v3 "))
    #expect(lines[1].hasPrefix("aws/AmazonQFullAccess v5 ") && lines[1].hasSuffix(" 2024-12-01"))
    let fresh = try run()
    #expect(fresh.status == 0, "\(fresh.errors)")
    #expect(fresh.answer == "2 policies: 2 unchanged\n", "\(fresh.output)")
  }

  @Test func `what gives access ends with 1 until it is accepted`() throws {
    try run("--from-details", "account.json")
    try record("iam:PassRole", "v4", at: "2024-12-02")
    let widened = try run()
    #expect(widened.status == 1)
    let told = widened.answer.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      told.hasPrefix(
        "! AmazonQDeveloperAccess was looked at on 2024-12-01: v3, mixed by v4 of 2024-12-02."),
      "\(widened.output)")
    #expect(told.contains("Gained iam:PassRole."), "\(widened.output)")
    let markdown = try run("--format", "markdown")
    #expect(markdown.status == 1)
    #expect(markdown.output.contains("Gained `iam:PassRole`."), "\(markdown.output)")
    let before = try lock()
    #expect(try run("--accept", "AmazonQFullAccess").status == 0)
    #expect(try lock() == before)
    let accepted = try run("--accept")
    #expect(accepted.status == 0, "\(accepted.errors)")
    #expect(accepted.output.contains("1 line of `policies.lock` written"))
    #expect(try lock().hasPrefix("aws/AmazonQDeveloperAccess v4 "))
    #expect(try run().status == 0)
  }

  @Test func `a re-issue is counted, and less access told`() throws {
    try run("--from-details", "account.json")
    try record("iam:PassRole", "v4", at: "2024-12-02")
    try run("--accept")
    try record("iam:PassRole", "v5", at: "2024-12-03")
    let again = try run()
    #expect(again.status == 0)
    #expect(again.answer == "2 policies: 1 re-issued, 1 unchanged\n", "\(again.output)")
    try record("iam:Nothing", "v6", at: "2024-12-04")
    try run("--accept")
    try place.run("record", "AmazonQDeveloperAccess", "--status", "deleted")
    let deleted = try run()
    #expect(deleted.status == 0)
    #expect(deleted.answer.contains("it was deleted by"), "\(deleted.output)")
  }

  @Test func `comments stay with their policy, and lines that are none are refused`() throws {
    try run("--from-details", "account.json")
    let lines = try lock().split(separator: "\n").map(String.init)
    try place.write(
      "# the second\n\(lines[1])\n\n# the first\n\(lines[0])\n# end\n", to: "policies.lock")
    try record("iam:PassRole", "v4", at: "2024-12-02")
    try run("--accept")
    let written = try lock().split(separator: "\n")
    #expect(written[0] == "# the first" && written[2] == "# the second" && written[4] == "# end")
    try place.write("aws/AmazonQFullAccess v5 abc 2024-12-01\n", to: "policies.lock")
    let wrong = try run()
    #expect(wrong.status == 2)
    #expect(
      wrong.errors.hasPrefix("policies.lock:1:26: error: `abc` is not a SHA-256"),
      "\(wrong.errors)")
  }

  @Test func `what is attached and not in the lock was not looked at`() throws {
    try run("--accept", "AmazonQFullAccess")
    let run = try run("--from-details", "account.json", "--format", "json")
    #expect(run.status == 1, "\(run.errors)")
    let report = try #require(try run.json() as? [String: Any])
    let policies = try #require(report["policies"] as? [[String: Any]])
    #expect(policies.map { $0["outcome"] as? String } == ["unreviewed", "unchanged"])
    #expect(policies[0]["holders"] as? [String] == ["arn:aws:iam::123456789012:role/build"])
    let unknown = try self.run("AmazonQDeveloperAccess")
    #expect(unknown.status == 3 && unknown.errors.contains("`--accept` puts it there"))
  }

  @Test func `a document that was looked at and is not recorded is not known`() throws {
    try run("--accept", "AmazonQFullAccess")
    let digest = String(repeating: "0", count: 64)
    try place.write("aws/AmazonQFullAccess v5 \(digest) 2024-12-01\n", to: "policies.lock")
    let run = try run()
    #expect(run.status == 3)
    #expect(run.errors.contains("is not recorded"), "\(run.errors)")
  }
}
