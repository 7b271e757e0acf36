import Foundation
import Testing

/// `impact`: what principals gained and lost through managed policies.
@Suite struct ImpactTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.run("-q", "list")
    try place.write(
      Account.file(
        users: [
          Account.principal("User", "alice", groups: ["developers"]),
          Account.principal("User", "bob", groups: ["developers"], boundary: "Bound"),
        ],
        groups: [Account.principal("Group", "developers", attached: ["AmazonQFullAccess"])],
        roles: [
          Account.principal(
            "Role", "admin", attached: ["AmazonQFullAccess"], inline: ["all": Account.allow("*")]),
          Account.principal("Role", "two", attached: ["First", "Second"]),
          Account.principal("Role", "one", attached: ["First"]),
          Account.principal("Role", "still", attached: ["Second"]),
        ],
        policies: [
          Account.policy("Bound", [("2023-01-01T00:00:00Z", Account.allow("iam:*"))]),
          Account.policy(
            "First",
            [
              ("2023-01-01T00:00:00Z", Account.allow("s3:GetObject")),
              ("2024-11-01T00:00:00Z", Account.allow("sqs:SendMessage")),
            ]),
          Account.policy("Second", [("2023-01-01T00:00:00Z", Account.allow("s3:Get*"))]),
        ]), to: "account.json")
  }

  private func impact(_ arguments: String...) throws -> Run {
    try place.run(["impact", "--details", "account.json"] + arguments)
  }

  /// What each principal gained and lost.
  private func moves(_ arguments: String...) throws -> [String] {
    let run = try place.run(
      ["impact", "--details", "account.json", "--format", "json"] + arguments)
    let report = try #require(try run.json() as? [String: Any], "\(run.errors)")
    return try #require(report["principals"] as? [[String: Any]]).map { impact in
      let name = (impact["principal"] as? [String: Any])?["name"] as? String ?? ""
      let lists = [("+", "gained"), ("-", "lost")].flatMap { sign, list in
        (impact[list] as? [[String: Any]] ?? []).map { "\(sign)\($0["action"] ?? "")" }
      }
      return "\(name) \(lists.joined(separator: " "))"
    }
  }

  @Test func `what all policies together give counts, within the boundary`() throws {
    let moves = try moves("--from", "2024-10-01", "--to", "2024-12-01")
    #expect(
      moves.map { String($0.prefix { $0 != " " }) } == [
        "alice", "developers", "bob", "one", "two",
      ])
    #expect(moves[0].contains("+iam:PassRole") && moves[0].contains("+q:"), "\(moves)")
    #expect(moves[2] == "bob +iam:PassRole")
    #expect(moves[3] == "one +sqs:SendMessage -s3:GetObject")
    #expect(moves[4] == "two +sqs:SendMessage")
  }

  @Test func `those alike stand together, the gravest first`() throws {
    let run = try impact("--from", "2024-10-01", "--to", "2024-12-01")
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.lines
    let first = try #require(lines.first { $0.hasPrefix("user/alice") }, "\(run.output)")
    #expect(first == "user/alice and group/developers 11 gained", "\(first)")
    #expect(lines.contains { $0.contains("through AmazonQFullAccess v3 → v5") }, "\(lines)")
    #expect(run.output.contains("+ iam:PassRole  only when iam:PassedToService is q.amazonaws.com"))
    #expect(run.output.hasPrefix("attachments as of account.json, documents as of 2024-10-01 and"))
    let markdown = try impact("--from", "2024-10-01", "--format", "markdown")
    #expect(markdown.output.contains("**user/alice** and **group/developers**, through"))
  }

  @Test func `a gate fails on what it is about`() throws {
    let dates = ["--from", "2024-10-01", "--to", "2024-12-01"]
    func status(_ arguments: String...) throws -> Int32 {
      try place.run(["impact", "--details", "account.json"] + dates + arguments).status
    }
    #expect(try status("--fail-on", "gained") == 1)
    #expect(try status("--fail-on", "lost", "--only", "iam:*") == 0)
    #expect(try status("--fail-on", "lost", "--only", "s3:*") == 1)
    #expect(try moves("--from", "2024-10-01", "--only", "sqs:*").count == 2)
    #expect(try status("--fail-on", "guard") == 2)
    #expect(try impact("--from", "2025-01-01", "--to", "2024-01-01").status == 2)
    let same = try impact("--from", "2024-12-01")
    #expect(same.status == 0 && same.output.contains("nobody's access changed"))
  }

  @Test func `a time before what is recorded is not known`() throws {
    try place.write(
      Account.file(
        users: [Account.principal("User", "alice", attached: ["Late"])],
        policies: [
          Account.policy(
            "Late",
            [
              ("2024-01-01T00:00:00Z", Account.allow("s3:*")),
              ("2024-02-01T00:00:00Z", Account.allow("*")),
            ])
        ]
      ).replacing("\"v1\"", with: "\"v3\"").replacing("\"v2\"", with: "\"v4\""), to: "account.json")
    let run = try impact("--from", "2023-01-01")
    #expect(run.status == 3)
    #expect(run.errors.contains("is not recorded before v3"), "\(run.errors)")
    #expect(try impact("--from", "2024-01-15").output.contains("+ *"))
  }
}
