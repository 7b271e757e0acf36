import BundledHistory
import Foundation
import Testing

@testable import PolicyHistory

/// What becomes a snapshot, and of which form.
@Suite struct StoreRecordingTests {
  let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  static let page = Source(
    kind: .documentation, reference: "https://example.com/page.html", fidelity: .verbatim)

  static func shown(_ version: String, _ date: String) throws -> (String?, Reading) {
    (version, try Reading(Samples.archive(), created: date, "s3:\(version)"))
  }

  @Test func `what is known already makes no snapshot`() throws {
    let store = try folder.bundled()
    let head = store.headID
    #expect(try store.merge(History(files: BundledHistory.files), by: .replay) == [])
    #expect(try store.merge(History(), by: .replay) == [])
    #expect(try store.update(by: .replay) { $0 } == [])
    try store.refresh()
    #expect(store.headID == head)
  }

  @Test func `a history grows as if it had been recorded at once`() throws {
    let parts = try StoreFolder()
    let history = try History(files: BundledHistory.files)
    let store = try Store.create(at: parts.path)
    for policy in history.policiesInOrder.reversed() {
      var part = History()
      part.services = history.services
      part.sources = history.sources
      part.policies[policy.key] = policy
      try store.merge(part, by: .replay)
    }
    #expect(try store.history() == history)
    let tree = try folder.bundled()
    #expect(try tree.files().map(\.bytes) == store.files().map(\.bytes))
    #expect(try parts.git("fsck", "--full", "--strict") == "")
    #expect(try parts.lines("rev-list", "main").count == 10)
  }

  @Test func `within a run the order is effective, scope, name, version number, id`() throws {
    var history = History()
    for (scope, name) in [("aws-cn", "A"), ("aws", "b"), ("aws", "C"), ("123456789012", "Z")] {
      var policy = Policy(
        scope: try PolicyScope(scope), record: PolicyRecord(name: try PolicyName(name)))
      try policy.record([
        Self.shown("v10", "2024-01-01"), Self.shown("v9", "2024-01-01"),
        Self.shown("v11", "2023-12-31T23:59:59Z"),
      ])
      history.policies[policy.key] = policy
    }
    try Store.create(at: folder.path, holding: history).refresh()
    #expect(
      try folder.lines("log", "--reverse", "--format=%s") == [
        "Z v11 (2023-12-31)", "C v11 (2023-12-31)", "b v11 (2023-12-31)", "A v11 (2023-12-31)",
        "Z v9 (2024-01-01)", "Z v10 (2024-01-01)", "C v9 (2024-01-01)", "C v10 (2024-01-01)",
        "b v9 (2024-01-01)", "b v10 (2024-01-01)", "A v9 (2024-01-01)", "A v10 (2024-01-01)",
      ])
  }

  @Test func `policies of one name in two scopes have commits of their own`() throws {
    var history = History()
    for scope in ["aws", "123456789012"] {
      var policy = Policy(
        scope: try PolicyScope(scope), record: PolicyRecord(name: try PolicyName("Same")))
      try policy.record([Self.shown("v1", "2024-01-01")])
      history.policies[policy.key] = policy
    }
    let commits = try Store.create(at: folder.path, holding: history).recordingCommits()
    let paths = try ["123456789012", "aws"].map {
      try HistoryPath("policies/\($0)/s/Same/v1.json")
    }
    #expect(
      try paths.map { $0.flatMap { commits[$0] } } == folder.lines("rev-list", "--reverse", "main"))
  }

  @Test func `a reading learnt later is about its revision`() throws {
    let store = try folder.bundled()
    let policy = try #require(
      try store.policy(PolicyKey(name: PolicyName("AmazonQFullAccess"))))
    var reading = try Reading(Samples.archive(), created: "2024-10-28T20:01:31Z")
    reading.summary = "Seen in an archive."
    reading.document = policy.revisions[3].document
    let made = try store.record([("v4", reading)], of: policy)
    #expect(made.map(\.subject) == ["AmazonQFullAccess v4: reading added"])
    #expect(made.map(\.id) == [store.headID])
    #expect(
      try folder.git("log", "-1", "--format=%B%ad %cd", "--date=format:%F") == """
        AmazonQFullAccess v4: reading added

        Seen in an archive.

        About: AmazonQFullAccess
        Arn: arn:aws:iam::aws:policy/AmazonQFullAccess
        Version: v4
        Effective: 2024-10-28T20:01:31Z
        Announced: 2024-10-28
        Source: git https://example.com/a.git
        2024-10-28 2024-11-13

        """)
    #expect(
      try folder.lines("diff", "--name-status", "main~", "main") == [
        "M\tpolicies/aws/q/AmazonQFullAccess/v4.json", "A\tsources/git-example-com-a.json",
      ])
    #expect(try store.recordingCommits().values.contains(made[0].id) == false)
  }

  @Test func `an earlier date of observation says so`() throws {
    let store = try Store.create(at: folder.path)
    let policy = try Samples.policy()
    try store.record([("v1", Reading(Samples.iam, observed: "2024-02-01", "s3:a"))], of: policy)
    let made = try store.record(
      [("v1", Reading(Samples.iam, observed: "2024-01-01", "s3:a"))], of: policy)
    #expect(made.map(\.subject) == ["Sample v1: observed earlier"])
  }

  @Test func `an earlier making takes over the plain id, and nothing is lost between`() throws {
    let store = try Store.create(at: folder.path)
    let policy = try Samples.policy()
    try store.record([Self.shown("v1", "2019-12-10T08:00:00Z")], of: policy)
    let made = try store.record(
      [("v1", Reading(Samples.archive(), created: "2015-02-06T18:40:00Z", "ec2:*"))], of: policy)
    #expect(
      made.map(\.subject) == ["Sample v1-2019-12-10 (2019-12-10)", "Sample v1: reading added"])
    #expect(
      try folder.lines("ls-tree", "-r", "--name-only", "main~", "policies")
        == ["policy", "v1-2019-12-10", "v1"].map { "policies/aws/s/Sample/\($0).json" })
    #expect(try store.policy(policy.key)?.revisions.map(\.id.text) == ["v1", "v1-2019-12-10"])
  }

  @Test func `statuses, announcements, aliases and names are learnt`() throws {
    let store = try Store.create(at: folder.path)
    let sample = try Samples.policy()
    try store.record([Self.shown("v1", "2024-01-01")], of: sample)
    func learn(_ change: (inout PolicyRecord) throws -> Void) throws -> String {
      var record = PolicyRecord(name: sample.record.name)
      try change(&record)
      let made = try store.merge(history(of: Policy(record: record)), by: .replay)
      return made.map(\.subject).joined(separator: " | ")
    }
    let deleted = Status(.deleted, date: try Moment("2025-01-01"), source: Samples.iam)
    #expect(try learn { $0.statuses = [deleted] } == "Sample: deleted recorded")
    #expect(try learn { $0.statuses = [deleted] } == "")
    #expect(
      try folder.git("log", "-1", "--format=%B%ad", "--date=format:%F") == """
        Sample: deleted recorded

        About: Sample
        Source: iam GetPolicyVersion
        2025-01-01

        """)
    #expect(
      try learn { $0.announcements = [Announcement(date: try Moment("2024-01-02"), title: "A")] }
        == "Sample: announcement recorded")
    #expect(
      try learn {
        $0.arn = try PolicyARN("arn:aws:iam::aws:policy/Sample")
        $0.aliases = [try PolicyName("Simple")]
        $0.service = try ServiceID("service")
        $0.announcements = ["2024-02-02", "2024-03-03"].map {
          Announcement(date: .day((try? Day($0)) ?? .first))
        }
      } == "Sample: 2 announcements, alias Simple, ARN, service recorded")
  }

  @Test func `a look at a source comes after what was seen`() throws {
    let store = try Store.create(at: folder.path)
    var seen = try History(files: BundledHistory.files)
    try store.merge(seen, by: .replay)
    let id = SourceID(kind: .iam, reference: "GetPolicyVersion")
    seen.sources[id]?.lookedAt = try Moment("2026-03-07")
    var policy = try Samples.policy()
    try policy.record([("v1", Reading(Samples.iam, created: "2026-01-01", "s3:a"))])
    seen.policies[policy.key] = policy
    let made = try store.merge(seen, by: .replay)
    #expect(
      made.map(\.subject) == [
        "Sample v1 (2026-01-01)", "iam GetPolicyVersion: looked at 2026-03-07",
      ])
    #expect(
      try folder.lines(
        "log", "-2", "--format=%ad %cd %(trailers:key=About,valueonly,separator=)",
        "--date=format:%F") == [
          "2026-03-07 2026-03-07 iam GetPolicyVersion", "2026-01-01 2026-01-01 ",
        ])
    #expect(try store.timeline(of: policy.key)?.knownUntil == Moment("2026-03-07"))
  }

  @Test func `policies that turn out to be one move into one folder first`() throws {
    let store = try Store.create(at: folder.path)
    let (page, real) = (try Samples.policy("PageName"), try Samples.policy("RealName"))
    try store.record([Self.shown("v1", "2024-01-01")], of: page)
    try store.record([Self.shown("v2", "2024-02-01")], of: real)
    var known = try Samples.policy("RealName", aliases: "pagename")
    try known.record([Self.shown("v3", "2024-03-01")])
    let made = try store.merge(history(of: known), by: .replay)
    #expect(
      made.map(\.subject) == [
        "RealName: name recorded, known as PageName", "RealName v3 (2024-03-01)",
      ])
    #expect(try store.policyKeys().map(\.description) == ["RealName"])
    #expect(
      try store.policy(known.key)?.revisions.map(\.id.text) == ["v1", "v2", "v3"])
    #expect(try store.find("PAGENAME") == known.key)
    // Each revision's commit is the one that recorded it, not the one that moved it.
    let recording = try store.recordingCommits()
    var commits = try folder.lines("rev-list", "--reverse", "main")
    commits.remove(at: 2)
    let ids = try ["v1", "v2", "v3"].map { try RevisionID($0) }
    #expect(ids.map { recording[.revision(known.key, $0)] } == commits)
    #expect(try folder.git("fsck", "--full", "--strict") == "")
  }

  @Test func `a name that is spelled otherwise moves its folder`() throws {
    let store = try Store.create(at: folder.path)
    try store.record([Self.shown("v1", "2024-01-01")], of: Samples.policy("sample"))
    let made = try store.merge(history(of: Samples.policy("Sample")), by: .replay)
    #expect(made.map(\.subject) == ["Sample: name recorded, known as sample"])
    #expect(try store.files().map(\.path).filter { $0.contains("sample") } == [])
    #expect(try store.history().policies.values.map(\.revisions.count) == [1])
  }

  @Test func `the caller says who records and when`() throws {
    let store = try Store.create(at: folder.path)
    let now = try #require(Instant(secondsSince1970: 1_800_000_000))
    let recorder = Recorder(
      identity: Identity(name: "Ada Ö", email: "ada@example.com"), clock: .at(now))
    try store.record([Self.shown("v1", "2024-01-01")], of: Samples.policy(), by: recorder)
    #expect(
      try folder.git("cat-file", "commit", "main").split(separator: "\n")[1...2] == [
        "author Ada Ö <ada@example.com> 1704067200 +0000",
        "committer Ada Ö <ada@example.com> 1800000000 +0000",
      ])
  }

  @Test func `dates that git cannot write are the nearest that it can`() throws {
    let store = try Store.create(at: folder.path)
    try store.record(
      [Self.shown("v1", "0001-01-01"), Self.shown("v2", "9999-12-31")], of: Samples.policy())
    #expect(try folder.lines("log", "--format=%at %ct") == ["4294967295 4294967295", "0 0"])
    #expect(try folder.git("fsck", "--full", "--strict") == "")
  }

  @Test(arguments: [
    "--- a divider", "# a comment", "# ------------------------ >8 ------------------------",
    "first\n\nPolicy: Other\n\nlast", "\u{1B}[31mred\u{7} \u{85}next\u{2028}line", "a\r\nb\0c",
  ])
  func `what sources say does not break a message`(text: String) throws {
    let store = try Store.create(at: folder.path)
    var reading = try Reading(Samples.archive("x\nPolicy: y"), created: "2024-01-01", "s3:a")
    reading.summary = text
    try store.record([("v1", reading)], of: Samples.policy())
    let message = try folder.git("log", "-1", "--format=%B")
    let trailers = [
      "Policy: Sample", "Version: v1", "Effective: 2024-01-01",
      "Source: git https://example.com/x Policy: y.git",
    ]
    let parsed = try folder.git("interpret-trailers", "--parse", input: message)
    #expect(parsed.split(separator: "\n").map(String.init) == trailers)
    #expect(
      try folder.git("log", "-1", "--format=%(trailers:only,unfold)") == parsed + "\n")
    #expect(message.split(separator: "\n").count == 6)
    #expect(!message.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    #expect(try store.history().policies.values.first?.revisions[0].summary == text)
  }
}
