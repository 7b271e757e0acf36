import Importing
import PolicyHistory
import Testing

/// What IAM has now.
@Suite struct IAMImportTests {
  /// P is at v5, of which v3 and v4 are listed and v2 is served all the same; Q has one version.
  private var iam: FakeIAM {
    FakeIAM([
      "P": FakeIAM.FakePolicy(
        path: "/service-role/", current: 5, versions: FakeIAM.versions(3, 4, 5),
        hidden: FakeIAM.versions(2)),
      "Q": FakeIAM.FakePolicy(current: 1, versions: FakeIAM.versions(1)),
    ])
  }

  @Test func `every number below the default is asked for, and what is not served is recorded`()
    throws
  {
    var iam = iam
    let (history, summary) = try iam.read()
    #expect(try history.ids("P") == ["v2", "v3", "v4", "v5"])
    let policy = try history.policy("P")
    #expect(policy.record.arn?.text == "arn:aws:iam::aws:policy/service-role/P")
    #expect(policy.record.notServed.map(\.version.text) == ["v1"])
    let source = Source(kind: .iam, reference: "GetPolicyVersion", fidelity: .observed)
    #expect(policy.record.notServed.first?.source == source)
    let current = try #require(try policy[RevisionID("v5")]?.readings.first)
    #expect(current.source == source)
    #expect(current.created == .instant(try Moment("2020-01-05").start))
    #expect(current.observed == (try Moment("2026-11-25T08:00:00Z")))
    // That it was in force some day is known, but not that IAM showed it so.
    #expect(try policy[RevisionID("v4")]?.readings.first?.observed == nil)
    #expect(summary.revisions == 5)
    #expect(summary.newPolicies == 2)
    #expect(summary.notServed == 1)
    #expect(summary.questions == 8)
    #expect(summary.isComplete)
    #expect(summary.skipped == [])
    #expect(iam.mostAtOnce == 3)
    let look = history.sources[source.id]?.lookedAt
    #expect(look == (try Moment("2026-11-25T08:00:00Z")))
  }

  @Test func `whatever comes first, the history is the same`() throws {
    var (last, first, alone) = (iam, iam, iam)
    first.answersLastFirst = false
    alone.capacity = 1
    let history = try last.read().history
    #expect(try first.read().history == history)
    #expect(try alone.read().history == history)
  }

  @Test func `the next time nothing is asked but which policies there are`() throws {
    var iam = iam
    let known = try iam.read().history
    iam.rest()
    let (history, summary) = try iam.read(into: known)
    #expect(iam.asked == [.policies])
    #expect(history == known)
    #expect(summary.inquired == 0)
    let later = try iam.read(into: known, at: "2026-11-26").history
    #expect(later.policies == known.policies)
    #expect(later != known)
  }

  @Test func `a new version costs two questions`() throws {
    var iam = iam
    let known = try iam.read().history
    iam.rest()
    iam.policies["Q"]?.current = 2
    iam.policies["Q"]?.versions = FakeIAM.versions(1, 2)
    let (history, summary) = try iam.read(into: known, at: "2026-11-26")
    #expect(
      try iam.asked
        == [.policies, .versions(iam.arn("Q")), .version(iam.arn("Q"), VersionID("v2"))])
    #expect(try history.ids("Q") == ["v1", "v2"])
    #expect(summary.revisions == 1)
  }

  @Test func `a default that goes back is a roll-back`() throws {
    var iam = iam
    let known = try iam.read().history
    iam.policies["P"]?.current = 4
    let (history, summary) = try iam.read(into: known, at: "2026-11-26")
    #expect(try history.ids("P") == ["v2", "v3", "v4", "v5", "v4-after-v5"])
    #expect(summary.rollbacks == 1)
    iam.rest()
    #expect(try iam.read(into: history, at: "2026-11-27").summary.inquired == 0)
  }

  @Test func `an old number of a policy that was made anew is asked for`() throws {
    var iam = iam
    let known = try iam.read().history
    iam.policies["Q"] = FakeIAM.FakePolicy(
      created: "2026-11-25T12:00:00Z", current: 1,
      versions: [FakeIAM.Version(number: 1, created: "2026-11-25T12:00:00Z")])
    let (history, summary) = try iam.read(into: known, at: "2026-11-26")
    #expect(try history.ids("Q") == ["v1", "v1-2026-11-25"])
    #expect(summary.recreations == 1)
    iam.rest()
    #expect(try iam.read(into: history, at: "2026-11-27").summary.inquired == 0)
  }

  @Test func `what is not listed any more is unlisted or, if IAM has it not, deleted`() throws {
    var iam = iam
    let known = try iam.read().history
    iam.policies["P"]?.isListed = false
    iam.policies["R"] = FakeIAM.FakePolicy(
      isAttachable: false, current: 1, versions: FakeIAM.versions(1))
    iam.policies["Q"] = nil
    let (history, summary) = try iam.read(into: known, at: "2026-11-26")
    func statuses(_ name: String) throws -> [Status.Kind] {
      try history.policy(name).record.statuses.map(\.kind)
    }
    #expect(try statuses("P") == [.unlisted])
    #expect(try statuses("Q") == [.deleted])
    #expect(try statuses("R") == [.deprecated])
    #expect(summary.statuses == [.unlisted: 1, .deleted: 1, .deprecated: 1])
    iam.rest()
    let again = try iam.read(into: history, at: "2026-11-27")
    #expect(again.history.policies == history.policies)
    // Whether what is unlisted was deleted since is asked; what is deleted stays so.
    #expect(try iam.asked == [.policies, .versions(iam.arn("P"))])
  }

  @Test func `what others recorded as IAM served it is not asked for`() throws {
    let archive = try TestArchive([
      TestCommit(1, ["policies/P": .version(2)]), TestCommit(2, ["policies/P": .version(3)]),
    ])
    let known = try archive.read().history
    var iam = FakeIAM([
      "P": FakeIAM.FakePolicy(
        current: 3,
        versions: [
          FakeIAM.Version(
            number: 3, created: "2023-01-03T00:00:00Z", text: FakeIAM.document(3))
        ])
    ])
    let (history, summary) = try iam.read(into: known)
    let asked = try [VersionID("v1"), VersionID("v3")].map {
      IAMQuestion.version(try iam.arn("P"), $0)
    }
    #expect(Set(iam.asked) == Set([.policies, .versions(try iam.arn("P"))] + asked))
    #expect(summary.readings == 1)
    #expect(try history.policy("P")[RevisionID("v3")]?.readings.count == 2)
    #expect(try history.ids("P") == ["v2", "v3"])
  }

  @Test func `policies that are named are looked at alone`() throws {
    var iam = iam
    let (history, summary) = try iam.read(only: ["q"])
    #expect(history.policies.count == 1)
    #expect(!summary.isComplete)
    // The others were not looked at.
    #expect(history.sources.values.allSatisfy { $0.lookedAt == nil })
    let timeline = Timeline(of: try history.policy("Q"), sources: history.sources)
    #expect(timeline.knownUntil == (try Moment("2026-11-25T08:00:00Z")))
    #expect(throws: IAMImportError.self) { try iam.read(only: ["R"]) }
    #expect(try iam.read(only: [iam.arn("P").text]).history.policies.count == 1)
  }

  @Test func `a name that the history has for an alias is that policy`() throws {
    var known = History()
    let name = try PolicyName("Documented")
    var policy = Policy(record: PolicyRecord(name: name, aliases: [try PolicyName("Q")]))
    policy.record.announcements = [Announcement(date: try Moment("2020-01-01"), title: "New")]
    known.policies[policy.key] = policy
    var iam = iam
    let history = try iam.read(into: known).history
    #expect(try history.ids("Documented") == ["v1"])
    #expect(history.policies.count == 2)
    #expect(try history.policy("Documented").record.arn == nil)
  }

  @Test func `the partition of the ARNs is the scope`() throws {
    var iam = iam
    iam.partition = "aws-cn"
    let history = try iam.read().history
    #expect(Set(history.policies.keys.map(\.scope.text)) == ["aws-cn"])
    // What was looked at there says nothing of the other partitions.
    #expect(history.sources.values.map(\.reference) == ["GetPolicyVersion aws-cn"])
  }
}
