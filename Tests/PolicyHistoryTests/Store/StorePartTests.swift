import BundledHistory
import Foundation
import PolicyLanguage
import Testing

@testable import PolicyHistory

/// Recording about one policy reads no other, and notices all the same what clashes.
@Suite struct StorePartTests {
  let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  static func key(_ name: String) throws -> PolicyKey { PolicyKey(name: try PolicyName(name)) }

  static func report(_ name: String, _ version: String, _ date: String) throws -> PolicyReport {
    var report = PolicyReport(about: try key(name))
    report.version = try VersionID(version)
    report.reading = try Reading(Samples.archive(), created: date, "s3:\(version)")
    return report
  }

  @discardableResult
  func record(_ report: PolicyReport, in store: Store) throws -> [String] {
    try store.update(about: [report.key], by: .replay) { part in
      var part = part
      _ = try part.record(report)
      return part
    }.map(\.subject)
  }

  @Test func `a part has the policy, the sources and the services`() throws {
    let store = try folder.bundled()
    let whole = try store.history()
    let part = try store.part(about: [Self.key("amazonqfullaccess"), Self.key("Nobody")])
    #expect(part.policiesInOrder.map(\.key.description) == ["AmazonQFullAccess"])
    #expect(part.policies.values.first == whole.policies[try Self.key("AmazonQFullAccess")])
    #expect(part.sources == whole.sources && part.services == whole.services)
    #expect(part.header == whole.header)
  }

  @Test func `what is recorded of a part is what would be recorded of the whole`() throws {
    let store = try folder.bundled()
    for report in [
      try Self.report("AmazonQFullAccess", "v6", "2026-01-01"),
      try Self.report("Other", "v1", "2026-01-02"), try Self.report("Other", "v1", "2026-01-02"),
    ] {
      var whole = try store.history()
      _ = try whole.record(report)
      try record(report, in: store)
      #expect(try store.history() == whole)
    }
    // A revision each; that the source of one policy was looked at says nothing of the others.
    #expect(try folder.lines("rev-list", "main").count == 10 + 2)
    #expect(try folder.git("fsck", "--full", "--strict") == "")
  }

  @Test func `a damaged file of another policy does not matter`() throws {
    let store = try folder.bundled()
    try folder.replace("policies/aws/q/AmazonQDeveloperAccess/v1.json", with: "{")
    #expect(
      try record(Self.report("AmazonQFullAccess", "v6", "2026-01-01"), in: store)
        == ["AmazonQFullAccess v6 (2026-01-01)"])
    #expect(throws: StoreError.self) { try store.history() }
  }

  @Test func `the first report makes a whole history`() throws {
    let store = try Store.create(at: folder.path)
    #expect(
      try record(Self.report("One", "v1", "2026-01-01"), in: store) == ["One v1 (2026-01-01)"])
    #expect(
      try store.files().map(\.path) == [
        "history.json", "policies/aws/o/One/policy.json", "policies/aws/o/One/v1.json",
        "sources/git-example-com-a.json",
      ])
  }

  @Test func `a name that is another policy's alias is refused`() throws {
    let store = try folder.bundled()
    let report = try Self.report("AWSServiceRoleForUserSubscriptionPolicy", "v1", "2026-01-01")
    let error = #expect(throws: RecordingError.self) { try record(report, in: store) }
    #expect(error?.description.contains("AWSServiceRoleForUserSubscriptions") == true)
    #expect(store.headID == BundledStoreTests.head)
  }

  @Test func `an ARN that is another policy's is refused`() throws {
    let store = try folder.bundled()
    var report = try Self.report("Other", "v1", "2026-01-01")
    report.arn = try PolicyARN("arn:aws:iam::aws:policy/AmazonQFullAccess")
    let error = #expect(throws: RecordingError.self) { try record(report, in: store) }
    #expect(
      error?.description
        == "`AmazonQFullAccess` and `Other`: one ARN, `arn:aws:iam::aws:policy/AmazonQFullAccess`")
  }

  @Test func `a branch that moved meanwhile is recorded upon`() throws {
    let store = try folder.bundled()
    let other = try Store.open(at: folder.path)
    var asked = 0
    let report = try Self.report("AmazonQFullAccess", "v6", "2026-01-01")
    try store.update(about: [report.key], by: .replay) { part in
      asked += 1
      if asked == 1 {
        try record(Self.report("AmazonQFullAccess", "v7", "2026-01-02"), in: other)
      }
      var part = part
      _ = try part.record(report)
      return part
    }
    #expect(asked == 2)
    #expect(try store.policy(report.key)?.revisions.suffix(2).map(\.id.text) == ["v6", "v7"])
  }

  @Test func `subjects are told before anything is written`() throws {
    let store = try folder.bundled()
    let part = try store.part(about: [Self.key("AmazonQFullAccess")])
    var after = part
    _ = try after.record(Self.report("AmazonQFullAccess", "v6", "2026-01-01"))
    #expect(try after.snapshotSubjects(after: part) == ["AmazonQFullAccess v6 (2026-01-01)"])
    #expect(store.headID == BundledStoreTests.head)
  }

  @Test func `a document may be larger on the disk than as it came`() throws {
    let store = try Store.create(at: folder.path)
    var report = try Self.report("Large", "v1", "2026-01-01")
    let actions = (0..<70_000).map { "s3:A\($0)" }
    report.reading?.document = try Samples.document(actions)
    try record(report, in: store)
    let text = try store.files().first { $0.path.hasSuffix("v1.json") }
    #expect(try #require(text).bytes.count > 1 << 20)
    #expect(
      try store.policy(report.key)?.revisions[0].document?.parsed().canonicalBytes.count ?? 0
        < 1 << 20)
  }
}
