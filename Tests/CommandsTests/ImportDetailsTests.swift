import Foundation
import Testing

/// `import details`: the versions of policies that an account's details carry.
@Suite struct ImportDetailsTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(
      Account.file(policies: [
        Account.policy(
          "Deployment",
          [
            ("2024-01-01T10:00:00Z", Account.allow("s3:GetObject")),
            ("2024-02-01T10:00:00Z", Account.allow("s3:*")),
            ("2024-03-01T10:00:00Z", Account.allow("*")),
          ], inForce: 2),
        Account.policy("AmazonQTeam", [("2024-05-01T00:00:00+00:00", Account.allow("q:*"))]),
      ]), to: "account.json")
  }

  /// 2026-11-25T08:00:00Z.
  private static let now = "1795593600"

  @discardableResult
  private func run(_ arguments: String...) throws -> Run {
    try place.run(
      ["--history", "store.git"] + arguments, environment: ["SOURCE_DATE_EPOCH": Self.now])
  }

  @Test func `versions go into the scope of their ARN, with the dates of their making`() throws {
    let run = try run("import", "details", "account.json", "--saved", "2024-06-01")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.lines.dropLast() == [
        "read 2 policies with 4 versions",
        "  new      3 revisions, the first of 2 policies",
        "  skipped  1 version",
        "skipped: 123456789012/Deployment v3: newer than the version in force, and nothing says"
          + " that it ever was",
      ])
    let before = try self.run("show", "123456789012/Deployment", "--at", "2024-01-15")
    #expect(before.output.contains("s3:GetObject"), "\(before.errors)")
    let after = try self.run("show", Account.arn("Deployment"))
    #expect(after.output.contains("\"s3:*\"") && after.errors.contains("known until 2024-06-01"))
    #expect(try self.run("show", "AmazonQTeam").output.contains("q:*"))
    #expect(try self.run("verify").status == 0)
  }

  @Test func `a file is read once, a later one where IAM went back shows that`() throws {
    try run("import", "details", "account.json", "--saved", "2024-06-01")
    let again = try run("import", "details", "account.json", "--saved", "2024-07-01")
    #expect(again.output.contains("skipped  1"), "\(again.output)")
    #expect(!again.output.contains("new "), "\(again.output)")
    let versions = [
      ("2024-01-01T10:00:00Z", Account.allow("s3:GetObject")),
      ("2024-02-01T10:00:00Z", Account.allow("s3:*")),
    ]
    try place.write(
      Account.file(policies: [Account.policy("Deployment", versions, inForce: 1)]),
      to: "later.json")
    let later = try run("import", "details", "later.json", "--saved", "2024-08-01")
    #expect(later.output.contains("new  1 revision; 1 came back"), "\(later.output)")
    let show = try run("show", "123456789012/Deployment")
    #expect(show.output.contains("s3:GetObject"), "\(show.output)")
    #expect(show.errors.hasPrefix("v1-after-v2 ·"), "\(show.errors)")
  }

  @Test func `what is not in order is refused, and makes no store`() throws {
    try place.write("{\n  \"UserDetailList\": 1\n}", to: "wrong.json")
    let wrong = try run("import", "details", "wrong.json")
    #expect(wrong.status == 2)
    #expect(
      wrong.errors.hasPrefix("wrong.json:2:21: error: `UserDetailList` is a number"),
      "\(wrong.errors)")
    #expect(try run("import", "details", "-", "-").status == 2)
    #expect(try run("import", "details", "account.json", "--saved", "2030-01-01").status == 2)
    #expect(!FileManager.default.fileExists(atPath: place.path("store.git")))
    let part = try place.run(
      ["--history", "store.git", "import", "details", "-"],
      input: #"{"Policies": [], "NextToken": "x"}"#)
    #expect(part.status == 0 && part.errors.contains("stdin says that there is more"))
    #expect(part.lines.first == "nothing new: the file has 0 policies with 0 versions")
  }
}
