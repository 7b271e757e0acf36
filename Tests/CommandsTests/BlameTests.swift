import Foundation
import Testing

/// `blame`: since when, and by what, a policy allows each action.
@Suite struct BlameTests {
  let place: Workplace

  init() throws { place = try Workplace.reading.get() }

  @Test func `what a wildcard covered counts, and what came back is told`() throws {
    let run = try place.run("blame", "AmazonQFullAccess")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("AmazonQFullAccess v1–v5\n  cloudformation\n"))
    #expect(
      run.output.contains(
        """
            q:CreatePlugin
              covered since v1 by q:*, gone from v3, back since v5; first named anywhere
              2024-11-13 (AmazonQFullAccess v5)

        """))
    #expect(
      run.output.contains(
        """
            q:SendMessage
              covered since v1 by q:*, from v3 by name; first named anywhere 2024-07-09
              (AmazonQDeveloperAccess v1)

        """))
    #expect(run.lines.last?.hasPrefix("v5 · in force since 2024-11-13T21:51:39Z · ") == true)
  }

  @Test func `an action is never gone, or gone in some revisions`() throws {
    let actions = try actions([])
    #expect(
      try spans(of: "q:SendMessage", in: actions) == ["all v1 v2 q:*", "all v3 v5 q:SendMessage"])
    #expect(
      try spans(of: "q:CreatePlugin", in: actions)
        == ["all v1 v2 q:*", "none v3 v4 ", "all v5 v5 q:CreatePlugin"])
    #expect(actions["q:SendMessage"]?["everGone"] as? Bool == false)
    #expect(actions["q:CreatePlugin"]?["everGone"] as? Bool == true)
    #expect(actions["q:CreatePlugin"]?["coverage"] as? String == "all")
    let named = try #require(actions["q:CreatePlugin"]?["firstNamed"] as? [String: Any])
    #expect((named["policy"] as? [String: Any])?["name"] as? String == "AmazonQFullAccess")
    #expect((named["revision"] as? [String: Any])?["id"] as? String == "v5")
    // Another policy named it some minutes earlier.
    let used = try #require(actions["q:UsePlugin"]?["firstNamed"] as? [String: Any])
    #expect((used["policy"] as? [String: Any])?["name"] as? String == "AmazonQDeveloperAccess")
  }

  @Test func `what is covered in part is told`() throws {
    let actions = try actions([])
    #expect(actions["q:*"]?["coverage"] as? String == "some")
    #expect(
      try place.run("blame", "AmazonQFullAccess", "--only", "q:zzz").output.contains(
        "covered since v1, only in part from v3 by"))
  }

  @Test func `at a date nothing later is known`() throws {
    let actions = try actions(["--at", "2024-08-01"])
    #expect(actions["q:CreatePlugin"] == nil)
    #expect(try spans(of: "q:*", in: actions).count == 2)
    let run = try place.run("blame", "AmazonQFullAccess", "--at", "2024-07-09")
    #expect(run.output.hasPrefix("AmazonQFullAccess v1–v3\n"))
    #expect(run.errors.contains("note: AmazonQFullAccess: earlier on 2024-07-09 v2 was in force"))
  }

  @Test func `before the first revision there is nothing`() throws {
    let run = try place.run("blame", "AmazonQFullAccess", "--at", "2023-01-01")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.contains("did not exist yet"))
  }

  @Test func `where there is room stories stand beside the actions`() throws {
    let run = try place.run("blame", "AmazonQFullAccess", environment: ["COLUMNS": "160"])
    #expect(
      run.output.contains(
        """
            q:CreatePlugin                               covered since v1 by q:*, gone from v3, back \
        since v5; first named anywhere 2024-11-13 (AmazonQFullAccess v5)

        """))
  }

  @Test func `as Markdown it is a list`() throws {
    let run = try place.run(
      "blame", "AmazonQFullAccess", "--only", "iam:*", "--format", "markdown")
    #expect(
      run.output.hasPrefix(
        """
        ## AmazonQFullAccess up to v5, action by action

        - `iam:PassRole`: covered since v5; first named anywhere 2024-11-13
          (AmazonQFullAccess v5)

        v5 · in force since 2024-11-13T21:51:39Z · documentation, verbatim · history
        """))
  }

  private func actions(_ options: [String]) throws -> [String: [String: Any]] {
    let run = try place.run(["blame", "AmazonQFullAccess", "--format", "json"] + options)
    let blame = try #require(try run.json() as? [String: Any])
    let actions = try #require(blame["actions"] as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: actions.map { ($0["action"] as? String ?? "", $0) })
  }

  /// `coverage first last patterns` of each span.
  private func spans(of action: String, in actions: [String: [String: Any]]) throws -> [String] {
    let spans = try #require(actions[action]?["spans"] as? [[String: Any]])
    return spans.map { span in
      let ids = ["from", "to"].map { (span[$0] as? [String: Any])?["id"] as? String ?? "" }
      let by = (span["by"] as? [[String: Any]] ?? []).compactMap { $0["action"] as? String }
      // Of what is covered in part the parts are many.
      return "\(span["coverage"] ?? "") \(ids[0]) \(ids[1]) \(by.prefix(1).joined())"
    }
  }
}
