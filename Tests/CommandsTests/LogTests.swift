import Foundation
import Testing

/// `log` and `list`.
@Suite struct LogTests {
  let place: Workplace

  init() throws { place = try Workplace.reading.get() }

  @Test func `a policy is found by the name it is documented by`() throws {
    let run = try place.run("log", "AWSServiceRoleForAmazonQDeveloperPolicy")
    #expect(run.status == 0)
    #expect(
      run.answer == """
        AWSServiceRoleForAmazonQDeveloper, documented as
            AWSServiceRoleForAmazonQDeveloperPolicy
        effective             revision
        2024-04-25T07:40:41Z  v1        announced 2024-04-30 · First version: publishing
                                        metrics of usage to the AWS/Q namespace of
                                        CloudWatch. The page's table also speaks of
                                        Amazon CodeGuru, for which nothing is granted.

        """)
    #expect(run.output == (try place.run("log", "awsserviceroleforamazonqdeveloper").output))
  }

  @Test func `the change log is that of the library`() throws {
    let run = try place.run("changelog")
    let snapshot = URL(filePath: #filePath).appending(
      path: "../../PublishingTests/Snapshots/changelog.md")
    #expect(run.status == 0)
    #expect(run.output == (try String(contentsOf: snapshot.standardizedFileURL, encoding: .utf8)))
  }

  @Test func `revisions stand newest first`() throws {
    let run = try place.run("log", "--format", "json")
    let effective = try run.objects().compactMap { $0["effective"] as? String }
    #expect(effective.count == 10)
    #expect(effective == effective.sorted(by: >))
    let first = try #require(try run.objects().first)
    #expect(first["document"] == nil)
    #expect(first["id"] as? String == "v5")
  }

  @Test(arguments: [
    (["--since", "2024-07-09", "--until", "2024-10-28"], ["v2", "v4", "v3", "v1"]),
    (["--since", "2024-10-28T20:01:32Z"], ["v5", "v3", "v2"]),
    (["--until", "2023-11-28"], ["v1"]),
    (["AmazonQFullAccess", "--since", "2024-04-30", "--until", "2024-04-30"], []),
    (
      [
        "AmazonQFullAccess", "--since", "2024-04-30", "--until", "2024-04-30", "--clock",
        "announced",
      ], ["v2"]
    ),
    (["--service", "amazon-q-developer", "--since", "2024-11-01"], ["v5", "v3"]),
    (["--service", "Amazon Q Developer", "--since", "2024-11-01"], ["v5", "v3"]),
  ])
  func `a stretch of time has the revisions in it`(options: [String], ids: [String]) throws {
    let run = try place.run(["log", "--format", "json"] + options)
    #expect(try run.objects().compactMap { $0["id"] as? String } == ids)
  }

  @Test func `one change a line`() throws {
    let run = try place.run("log", "AmazonQFullAccess", "--changes", "--format", "jsonl")
    let verdicts = try run.lines.map { line in
      let change = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return change?["verdict"] as? String
    }
    #expect(verdicts == ["widened", "widened", "mixed", "widened", "created"])
  }

  @Test func `documents and commits are added where they are asked for`() throws {
    let run = try place.run(
      "log", "AmazonQFullAccess", "--documents", "--commits", "--format", "json")
    let revisions = try run.objects()
    #expect(revisions.allSatisfy { $0["document"] is [String: Any] })
    let known = try place.git("log", "--format=%H").split(separator: "\n").map(String.init)
    for revision in revisions {
      let commit = try #require(revision["commit"] as? String)
      #expect(known.contains(commit))
      let version = try place.git("log", "-1", "--format=%(trailers:key=Version,valueonly)", commit)
      #expect(
        version.trimmingCharacters(in: .whitespacesAndNewlines) == revision["id"] as? String)
    }
  }

  @Test func `policies stand in order with what is known of them`() throws {
    let run = try place.run("list")
    #expect(
      run.answer == """
        policy                              version  since                 revisions
        AmazonQDeveloperAccess              v3       2024-11-13T21:30:27Z          3
        AmazonQFullAccess                   v5       2024-11-13T21:51:39Z          5
        AWSServiceRoleForAmazonQDeveloper   v1       2024-04-25T07:40:41Z          1
            documented as AWSServiceRoleForAmazonQDeveloperPolicy
        AWSServiceRoleForUserSubscriptions  v1       2024-04-25T16:14:06Z          1
            documented as AWSServiceRoleForUserSubscriptionPolicy

        """)
    let head = try place.git("rev-parse", "--short=7", "HEAD").dropLast()
    #expect(run.lines.last == "4 policies · history \(head) · known until 2024-11-13")
  }

  @Test func `a list at a date has the policies there were`() throws {
    let run = try place.run("list", "--at", "2024-04-25", "--format", "json")
    let names = try run.objects().map { policy -> String in
      let name = (policy["policy"] as? [String: Any])?["name"] as? String ?? ""
      let current = (policy["current"] as? [String: Any])?["id"] as? String ?? ""
      return "\(name) \(current)"
    }
    #expect(
      names == [
        "AmazonQFullAccess v1", "AWSServiceRoleForAmazonQDeveloper v1",
        "AWSServiceRoleForUserSubscriptions v1",
      ])
  }
}
