import Foundation
import Testing

/// `grants`: which policies allow an action.
@Suite struct GrantsTests {
  let place: Workplace

  init() throws { place = try Workplace.reading.get() }

  @Test func `a pattern is found through the wildcard that gives it`() throws {
    let run = try place.run("grants", "q:SendMessage", "--at", "2024-01-01")
    #expect(run.status == 0)
    #expect(
      run.answer == """
        on everything, unconditionally
          policy             revision  in force
          AmazonQFullAccess  v1        2023-11-28 – 2024-04-29
            q:* · Statement[0] AllowAmazonQFullAccess

        """)
  }

  @Test func `a day is any moment of it`() throws {
    // v2 took effect on that day at 17:02:36.
    let grants = try self.grants(["q:SendMessage", "--at", "2024-04-29"])
    let interval = try #require((grants.first?["intervals"] as? [[String: Any]])?.first)
    #expect(interval["since"] as? String == "2023-11-28T16:00:24Z")
    #expect(interval["until"] as? String == "2024-07-09T08:35:50Z")
    let later = try self.grants(["q:SendMessage", "--at", "2024-04-29T17:02:36Z"])
    let second = try #require((later.first?["intervals"] as? [[String: Any]])?.first)
    #expect((second["from"] as? [String: Any])?["id"] as? String == "v2")
  }

  @Test func `over all time each stretch is told by itself`() throws {
    let grants = try self.grants(["q:CreatePlugin", "--ever"])
    let stretches = grants.map { grant in
      (grant["intervals"] as? [[String: Any]] ?? []).map { interval in
        ["from", "to"].compactMap { (interval[$0] as? [String: Any])?["id"] as? String }
      }
    }
    #expect(stretches == [[["v5", "v5"]], [["v1", "v2"]]])
    #expect(
      grants.map { ($0["by"] as? [[String: String]])?.first?["action"] } == [
        "q:CreatePlugin", "q:*",
      ])
    #expect(grants.allSatisfy { $0["unconditional"] as? Bool == true })
  }

  @Test func `between two dates what was in force at any moment counts`() throws {
    let none = try place.run(
      "grants", "q:CreatePlugin", "--from", "2024-07-10", "--to", "2024-11-12")
    #expect(none.status == 1)
    #expect(
      none.answer
        == "no recorded policy allows q:CreatePlugin between 2024-07-10 and 2024-11-12\n")
    let some = try place.run(
      "grants", "q:CreatePlugin", "--from", "2024-07-10", "--to", "2024-11-13")
    #expect(some.status == 0)
  }

  @Test func `a condition is a limit, and names itself`() throws {
    let run = try place.run("grants", "IAM:passrole")
    #expect(run.status == 0)
    #expect(
      run.answer == """
        with limits
          policy             revision  in force
          AmazonQFullAccess  v5        since 2024-11-13
            iam:PassRole, only when iam:PassedToService is q.amazonaws.com ·
            Statement[3]

        """)
    #expect(try place.run("grants", "iam:PassRole", "--unconditional").status == 1)
    let grant = try #require(try grants(["iam:PassRole"]).first)
    let witness = try #require(grant["witness"] as? [String: Any])
    #expect(witness["action"] as? String == "iam:PassRole")
    #expect(witness["context"] as? [String: String] == ["iam:PassedToService": "q.amazonaws.com"])
    #expect((grant["statement"] as? [String: Any])?["index"] as? Int == 3)
  }

  @Test func `part of a pattern is told from all of it`() throws {
    let first = try grants(["q:*", "--at", "2024-01-01"])
    #expect(first.map { $0["coverage"] as? String } == ["all"])
    let now = try grants(["q:*"])
    #expect(now.map { $0["coverage"] as? String } == ["some", "some"])
    #expect(try place.run("grants", "q:*", "--covers").status == 1)
    #expect(try place.run("grants", "q:*", "--covers", "--at", "2024-01-01").status == 0)
  }

  @Test func `a resource narrows the question`() throws {
    let arn = "arn:aws:sts::123456789012:self"
    let run = try place.run("grants", "sts:SetContext", "--resource", arn)
    #expect(run.status == 0)
    let other = "arn:aws:s3:::bucket/key"
    #expect(try place.run("grants", "sts:SetContext", "--resource", other).status == 1)
  }

  @Test func `what is not recorded is not known`() throws {
    let place = try Workplace()
    try place.run("init", "--history", place.path("h.git"))
    let work = place.path("work")
    try place.runGit(["clone", "-q", place.path("h.git"), work])
    try FileManager.default.removeItem(
      atPath: "\(work)/policies/aws/q/AmazonQFullAccess/v1.json")
    try place.runGit([
      "-C", work, "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qam", "without v1",
    ])
    try place.runGit(["-C", work, "push", "-q", "origin", "HEAD:main"])
    let arguments = ["--history", place.path("h.git"), "grants", "q:SendMessage", "--at"]
    let run = try place.run(arguments + ["2024-01-01"])
    #expect(run.status == 3)
    #expect(
      run.errors == """
        not known: `AmazonQFullAccess` is not recorded before v2 of 2024-04-29T17:02:36Z

        """)
    #expect(try place.run(arguments + ["2024-05-01"]).status == 0)
  }

  @Test(arguments: [
    (["q"], "`q` is not an action"),
    (["q:x", "--at", "2024-01-01", "--ever"], "one of `--at`"),
    (["q:x", "--from", "2024-02-01", "--to", "2024-01-01"], "2024-01-01 is before `--from`"),
    (["q:x", "--resource", "bucket"], "`bucket` is not an ARN"),
    (["q:x", "--at", "soon"], "--at: `soon`"),
  ])
  func `what cannot be asked is refused`(arguments: [String], message: String) throws {
    let run = try place.run(["grants"] + arguments)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func `as Markdown it is a list`() throws {
    let run = try place.run("grants", "q:CreatePlugin", "--ever", "--format", "markdown")
    #expect(run.errors == "")
    #expect(
      run.output.hasPrefix(
        """
        ## Policies that allow `q:CreatePlugin` ever

        On everything, unconditionally:

        - **AmazonQFullAccess** (v5, since 2024-11-13): `q:CreatePlugin`, by
          Statement\\[0\\] `AllowAmazonQFullAccess`
        - **AmazonQFullAccess** (v1–v2, 2023-11-28 – 2024-07-09): `q:*`, by
          Statement\\[0\\] `AllowAmazonQFullAccess`

        4 policies · 1 allows it · history
        """))
  }

  /// The grants of all policies.
  private func grants(_ arguments: [String]) throws -> [[String: Any]] {
    let run = try place.run(["grants"] + arguments + ["--format", "json"])
    let report = try #require(try run.json() as? [String: Any])
    let policies = try #require(report["policies"] as? [[String: Any]])
    return policies.flatMap { $0["grants"] as? [[String: Any]] ?? [] }
  }
}
