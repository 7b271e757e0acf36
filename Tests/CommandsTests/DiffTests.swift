import Foundation
import Testing

/// `diff`: what is gained and lost between two states, and how the program ends.
@Suite struct DiffTests {
  let place: Workplace

  init() throws { place = try Workplace.reading.get() }

  @Test func `a pattern that was narrowed is not twelve additions`() throws {
    let run = try place.run(
      "diff", "AmazonQFullAccess", "--from", "2024-04-30", "--to", "2024-07-09")
    #expect(run.status == 0)
    #expect(
      run.answer == """
        mixed  AmazonQFullAccess v2 → v3  2 gained, 1 lost
          2024-04-29T17:02:36Z → 2024-07-09T08:35:50Z
          cloudformation
            + cloudformation:GetResource
            + cloudformation:ListResources
          q
            - q:*  except these 12:
                q:CreateAssignment           q:PassRequest
                q:DeleteAssignment           q:SendMessage
                q:GetConversation            q:StartConversation
                q:GetIdentityMetadata        q:StartTroubleshootingAnalysis
                q:GetTroubleshootingResults  q:StartTroubleshootingResolutionExplanation
                q:ListConversations          q:UpdateTroubleshootingCommandResult
              among them q:CreatePlugin, q:DeletePlugin, q:GenerateCodeFromCommands,
                q:GetPlugin, q:ListPluginProviders, q:ListPlugins,
                q:ListTagsForResource, q:TagResource and 2 more

        """)
    #expect(run.errors == "note: AmazonQFullAccess: earlier on 2024-07-09 v2 was in force\n")
  }

  @Test func `the same as JSON`() throws {
    let run = try place.run(
      "diff", "AmazonQFullAccess", "--from", "2024-04-30", "--to", "2024-07-09", "--format", "json")
    let change = try #require(try run.objects().first)
    #expect(change["verdict"] as? String == "mixed")
    #expect(
      change.actions("gained") == ["cloudformation:GetResource", "cloudformation:ListResources"])
    #expect(change.actions("lost") == ["q:*"])
    let lost = try #require((change["lost"] as? [[String: Any]])?.first)
    #expect((lost["except"] as? [String])?.count == 12)
  }

  @Test func `nine actions and a role that may be passed on a condition`() throws {
    let run = try place.run(
      "diff", "AmazonQFullAccess", "--from", "2024-10-28", "--to", "2024-11-13", "--format", "json")
    let change = try #require(try run.objects().first)
    #expect(change["verdict"] as? String == "widened")
    #expect(
      change.actions("gained") == [
        "iam:PassRole", "q:CreatePlugin", "q:DeletePlugin", "q:GetPlugin", "q:ListPluginProviders",
        "q:ListPlugins", "q:ListTagsForResource", "q:TagResource", "q:UntagResource", "q:UsePlugin",
      ])
    #expect(change.actions("lost") == [])
    let role = try #require((change["gained"] as? [[String: Any]])?.first)
    let scope = try #require((role["scopes"] as? [[String: Any]])?.first)
    #expect(
      scope["condition"] as? [String: [String: [String]]]
        == ["StringEquals": ["iam:PassedToService": ["q.amazonaws.com"]]])
  }

  @Test func `the state between the days is what is compared`() throws {
    let ids = ["diff", "AmazonQFullAccess", "--from", "v2", "--to", "v3"]
    let days = ["diff", "AmazonQFullAccess", "--from", "2024-04-29", "--to", "2024-08-01"]
    #expect(try place.run(ids).answer == place.run(days).answer)
  }

  @Test func `the latest is compared with the one before`() throws {
    let run = try place.run("diff", "AmazonQFullAccess")
    let same = try place.run("diff", "AmazonQFullAccess", "--from", "v4", "--to", "latest")
    #expect(run.output.hasPrefix("widened  AmazonQFullAccess v4 → v5  10 gained\n"))
    #expect(run.output == same.output)
  }

  @Test func `what a revision in between allowed is told`() throws {
    let run = try place.run(
      "diff", "AmazonQFullAccess", "--from", "v5", "--to", "v3", "--format", "json")
    let change = try #require(try run.objects().first)
    #expect(change["verdict"] as? String == "narrowed")
    #expect((change["transient"] as? [Any])?.count == 0)
  }

  @Test func `both sides the same revision is no difference`() throws {
    let run = try place.run("diff", "AmazonQFullAccess", "--from", "v5", "--exit-code")
    #expect(run.status == 0)
    #expect(run.answer == "no difference\n")
    let json = try place.run(
      "diff", "AmazonQFullAccess", "--from", "2024-12-01", "--format", "json")
    #expect(json.output == "[]\n")
  }

  @Test func `a policy that came to be is compared with nothing`() throws {
    let run = try place.run("diff", "AmazonQDeveloperAccess", "--from", "2024-01-01", "--to", "v1")
    #expect(run.output.hasPrefix("created  AmazonQDeveloperAccess v1  13 gained\n"))
  }

  @Test func `before the first revision there is nothing to compare`() throws {
    let run = try place.run("diff", "AmazonQFullAccess", "--to", "2023-11-27")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(
      run.errors == """
        error: `AmazonQFullAccess` did not exist yet on 2023-11-27: its first revision is v1 of \
        2023-11-28T16:00:24Z

        """)
  }

  @Test func `with no policy named all are compared`() throws {
    let run = try place.run("diff", "--from", "2024-10-01", "--format", "json")
    let names = try run.objects().map { ($0["policy"] as? [String: Any])?["name"] as? String }
    #expect(names == ["AmazonQDeveloperAccess", "AmazonQFullAccess"])
  }

  struct Gate: Sendable {
    var options: [String]
    var status: Int32
  }

  @Test(arguments: [
    Gate(options: [], status: 0),
    Gate(options: ["--exit-code"], status: 1),
    Gate(options: ["--fail-on", "gained"], status: 1),
    Gate(options: ["--fail-on", "lost"], status: 0),
    Gate(options: ["--fail-on", "guard"], status: 0),
    Gate(options: ["--fail-on", "any"], status: 1),
    Gate(options: ["--fail-on", "lost", "--fail-on", "gained"], status: 1),
    Gate(options: ["--fail-on", "gained", "--only", "IAM:*,sts:*"], status: 1),
    Gate(options: ["--fail-on", "gained", "--only", "sts:*"], status: 0),
    Gate(options: ["--exit-code", "--only", "sts:*"], status: 0),
    Gate(options: ["--exit-code", "--only", "q:UsePlugin"], status: 1),
  ])
  func `gates end with 1 only where they are asked to`(gate: Gate) throws {
    let arguments = ["diff", "AmazonQFullAccess", "--from", "v4"] + gate.options
    #expect(try place.run(arguments).status == gate.status)
    #expect(try place.run(arguments + ["--format", "json"]).status == gate.status)
  }

  @Test func `an answer restricted to some actions is about them alone`() throws {
    let arguments = ["diff", "AmazonQFullAccess", "--from", "v2", "--to", "v3", "--only"]
    let run = try place.run(arguments + ["cloudformation:Get*", "--format", "json"])
    let change = try #require(try run.objects().first)
    #expect(change["verdict"] as? String == "widened")
    #expect(change["access"] as? String == "widened")
    #expect(change.actions("gained") == ["cloudformation:GetResource"])
    #expect(change.actions("lost") == [])
    let text = try place.run(arguments + ["cloudformation:Get*"])
    #expect(text.output.hasPrefix("widened  AmazonQFullAccess v2 → v3  1 gained\n"))
    // `q:*` was lost, but not what stays of it.
    let kept = try place.run(arguments + ["q:SendMessage"])
    #expect(kept.answer == "no difference in q:SendMessage\n")
    #expect(try place.run(arguments + ["q:S*"]).output.contains("- q:*"))
  }

  @Test func `text ends with how it is known`() throws {
    let run = try place.run("diff", "AmazonQFullAccess")
    let head = try place.git("rev-parse", "--short=7", "HEAD").dropLast()
    #expect(
      run.lines.last == """
        v4 documentation, reconstructed · v5 documentation, verbatim · history \(head) · known \
        until 2024-11-13
        """)
  }
}

extension [String: Any] {
  /// The actions of a list of entries.
  func actions(_ key: String) -> [String] {
    (self[key] as? [[String: Any]] ?? []).compactMap { $0["action"] as? String }
  }
}
