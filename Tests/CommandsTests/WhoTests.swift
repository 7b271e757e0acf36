import Foundation
import Testing

/// `who`: which principals of an account have an action.
@Suite struct WhoTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.run("-q", "list")
    let deny: [String: Any] = Account.document([
      ["Sid": "NoQ", "Effect": "Deny", "Action": "q:*", "Resource": "*"]
    ])
    let signedIn = ["BoolIfExists": ["aws:MultiFactorAuthPresent": "false"]]
    let guarded: [String: Any] = Account.document([
      ["Effect": "Deny", "Action": "*", "Resource": "*", "Condition": signedIn]
    ])
    try place.write(
      Account.file(
        users: [
          Account.principal("User", "alice", groups: ["developers"]),
          Account.principal("User", "bob", inline: ["guard": deny], groups: ["developers"]),
          Account.principal("User", "carol", groups: ["developers"], boundary: "Bound"),
          Account.principal("User", "dave", inline: ["mfa": guarded], groups: ["developers"]),
          Account.principal("User", "erin"),
        ],
        groups: [Account.principal("Group", "developers", attached: ["AmazonQFullAccess"])],
        roles: [
          Account.principal("Role", "admin", inline: ["all": Account.allow("*")]),
          Account.principal("Role", "deploy", attached: ["Deployment"]),
        ],
        policies: [
          Account.policy(
            "Bound",
            [
              ("2023-01-01T00:00:00Z", Account.allow("*")),
              ("2024-05-01T00:00:00Z", Account.allow("s3:*")),
            ]),
          Account.policy(
            "Deployment",
            [
              ("2023-01-01T00:00:00Z", Account.allow("q:*", on: "arn:aws:q:::deploy/*")),
              ("2024-02-01T00:00:00Z", deny), ("2024-03-01T00:00:00Z", Account.allow("q:*")),
            ]),
        ]), to: "account.json")
  }

  private func who(_ arguments: String...) throws -> Run {
    try place.run(["who"] + arguments + ["--details", "account.json"])
  }

  /// The rows of an answer: principal, verdict, policy, and the days of each interval.
  private func rows(_ arguments: String...) throws -> [String] {
    let run = try place.run(
      ["who"] + arguments + ["--details", "account.json", "--format", "json"])
    let report = try #require(try run.json() as? [String: Any], "\(run.errors)")
    return try #require(report["principals"] as? [[String: Any]]).flatMap { answer -> [String] in
      let name = (answer["principal"] as? [String: Any])?["name"] as? String ?? ""
      return (answer["access"] as? [[String: Any]] ?? []).map { access in
        let policy = (access["policy"] as? [String: Any])?["name"] as? String ?? ""
        let intervals = (access["intervals"] as? [[String: Any]] ?? []).map { interval in
          ["since", "until"].map { (interval[$0] as? String).map { String($0.prefix(10)) } ?? "" }
            .joined(separator: "–")
        }
        return "\(name) \(access["verdict"] ?? "") \(policy) \(intervals.joined(separator: " "))"
      }
    }
  }

  @Test func `users have what their groups have, within their boundary and beside Denies`() throws {
    #expect(
      try rows("q:SendMessage", "--at", "2024-01-01") == [
        "alice allowed AmazonQFullAccess 2023-11-28–2024-04-29",
        "bob denied AmazonQFullAccess 2023-11-28–2024-04-29",
        "carol allowed AmazonQFullAccess 2023-11-28–2024-04-29",
        "dave conditional AmazonQFullAccess 2023-11-28–2024-04-29",
        "developers allowed AmazonQFullAccess 2023-11-28–2024-04-29", "admin allowed all –",
        "deploy allowed Deployment 2023-01-01–2024-02-01",
      ])
    let text = try who("q:SendMessage", "--at", "2024-01-01")
    #expect(text.status == 0, "\(text.errors)")
    #expect(
      text.output.hasPrefix(
        """
        attachments as of account.json, documents as of 2024-01-01; not seen: service
          control policies, session policies and resource-based policies

        principal         verdict      policy
        """), "\(text.output)")
    #expect(text.output.contains("AmazonQFullAccess via group/developers"))
    #expect(text.output.contains("denied by inline guard"), "\(text.output)")
  }

  @Test func `a verdict holds as long as no policy of the principal changes it`() throws {
    let rows = try rows("q:SendMessage", "--from", "2024-01-01", "--to", "2024-06-01")
    #expect(rows.contains("carol allowed AmazonQFullAccess 2023-11-28–2024-05-01"), "\(rows)")
    #expect(rows.contains("carol denied AmazonQFullAccess 2024-05-01–2024-07-09"), "\(rows)")
    #expect(rows.contains("deploy allowed Deployment 2023-01-01–2024-02-01"), "\(rows)")
    #expect(rows.contains("deploy allowed Deployment 2024-03-01–"), "\(rows)")
    let now = try self.rows("q:SendMessage")
    #expect(now.contains("carol denied AmazonQFullAccess 2024-11-13–"), "\(now)")
  }

  @Test func `a resource and values of condition keys narrow the question`() throws {
    let arn = "arn:aws:q:::deploy/a"
    #expect(try rows("q:SendMessage", "--at", "2023-06-01", "--resource", arn).count == 2)
    #expect(
      try rows("q:SendMessage", "--at", "2023-06-01", "--resource", "arn:aws:q:::x") == [
        "admin allowed all –"
      ])
    let pass = try rows("iam:PassRole", "--context", "iam:PassedToService=q.amazonaws.com")
    #expect(pass.contains { $0.hasPrefix("alice allowed AmazonQFullAccess") }, "\(pass)")
    let other = try rows("iam:PassRole", "--context", "IAM:PassedToService=ec2.amazonaws.com")
    #expect(other == ["admin allowed all –"])
    let signedIn = try rows("q:SendMessage", "--context", "aws:MultiFactorAuthPresent=true")
    #expect(signedIn.contains { $0.hasPrefix("dave allowed") }, "\(signedIn)")
    let sure = try rows("q:SendMessage", "--only-unconditional")
    #expect(!sure.contains { $0.hasPrefix("dave") || $0.hasPrefix("bob") }, "\(sure)")
    #expect(try who("q:SendMessage", "--context", "x").status == 2)
    #expect(try who("nonsense").status == 2)
  }

  @Test func `nobody is an answer, and what is not known is told`() throws {
    try place.write(
      Account.file(users: [Account.principal("User", "erin")]), to: "account.json")
    let none = try who("q:SendMessage")
    #expect(none.status == 1 && none.output.contains("nobody is allowed q:SendMessage"))
    try place.write(
      Account.file(
        users: [Account.principal("User", "erin", attached: ["Own", "AGone"], groups: ["g"])]),
      to: "account.json")
    let unknown = try who("q:SendMessage")
    #expect(unknown.status == 3)
    #expect(unknown.errors.contains("the history lacks `arn:aws:iam::123456789012:policy/Own`"))
    #expect(unknown.errors.contains("the history lacks `arn:aws:iam::aws:policy/AGone`"))
    #expect(unknown.errors.contains("no file tells of `group/g`"), "\(unknown.errors)")
    try place.write("{}", to: "account.json")
    #expect(try who("q:SendMessage").status == 2)
  }

  @Test func `files of several accounts are one, and contradictions refused`() throws {
    try place.write(
      Account.file(users: [Account.principal("User", "alice", attached: ["AmazonQFullAccess"])]),
      to: "other.json")
    let run = try who("q:SendMessage", "--details", "other.json")
    #expect(run.status == 2)
    #expect(run.errors.contains("tell different things"), "\(run.errors)")
    let twice = try who("q:SendMessage", "--details", "account.json")
    #expect(twice.status == 0, "\(twice.errors)")
  }
}
