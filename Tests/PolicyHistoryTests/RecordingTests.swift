import PolicyLanguage
import Testing

@testable import PolicyHistory

@Suite("Recording")
struct RecordingTests {
  /// A version as an archive of `get-policy-version` shows it.
  static func shown(
    _ version: String, _ observed: String, created: String? = nil, by archive: String = "a",
    _ action: String? = nil
  ) throws -> (String?, Reading) {
    (
      version,
      try Reading(
        Samples.archive(archive), created: created, observed: observed, action ?? "s3:\(version)")
    )
  }

  @Test func aVersionAfterAnotherIsItself() throws {
    var policy = try Samples.policy()
    let ids = try policy.record([
      Self.shown("v1", "2024-01-01"), Self.shown("v2", "2024-02-01"),
      Self.shown("v10", "2024-03-01"),
      Self.shown("v10", "2024-04-01"),
    ])
    #expect(ids == ["v1", "v2", "v10", "v10"])
    #expect(policy.revisions.map(\.id.text) == ["v1", "v2", "v10"])
    #expect(policy.revisions[2].observed?.description == "2024-03-01")
  }

  @Test func aVersionThatComesBackSaysAfterWhich() throws {
    var policy = try Samples.policy()
    let ids = try policy.record([
      Self.shown("v68", "2024-01-01"), Self.shown("v71", "2024-02-01"),
      Self.shown("v68", "2024-03-01"),
      Self.shown("v68", "2024-03-02"), Self.shown("v71", "2024-04-01"),
      Self.shown("v68", "2024-05-01"),
      Self.shown("v72", "2024-06-01"),
    ])
    #expect(
      ids == [
        "v68", "v71", "v68-after-v71", "v68-after-v71", "v71-after-v68", "v68-after-v71-2", "v72",
      ])
    #expect(
      policy.timeline.ids == [
        "v68", "v71", "v68-after-v71", "v71-after-v68", "v68-after-v71-2", "v72",
      ])
    #expect(
      policy.timeline.entries.map(\.marks) == [[], [.gap], [.rolledBack], [], [.rolledBack], []])
  }

  @Test func anOlderVersionShownFirstAfterANewerOneCameBackToo() throws {
    var policy = try Samples.policy()
    let ids = try policy.record([
      Self.shown("v7", "2024-02-01", created: "2024-01-31T10:00:00Z"),
      Self.shown("v6", "2024-02-02", created: "2024-01-31T09:00:00Z"),
    ])
    #expect(ids == ["v7", "v6-after-v7"])
    #expect(try policy.timeline.answer("2024-02-02") == "v6-after-v7")
  }

  @Test func aVersionMadeAnewIsNamedByItsDay() throws {
    var policy = try Samples.policy()
    let ids = try policy.record([
      Self.shown("v1", "2019-02-10", created: "2018-01-01T00:00:00Z"),
      Self.shown("v2", "2019-05-01", created: "2019-04-30T00:00:00Z"),
      Self.shown("v1", "2019-12-11", created: "2019-12-10T08:00:00Z", "s3:New"),
      Self.shown("v2", "2020-01-02", created: "2020-01-01T08:00:00Z", "s3:Newer"),
    ])
    #expect(ids == ["v1", "v2", "v1-2019-12-10", "v2-2020-01-01"])
    #expect(policy.timeline.ids == ids)
    #expect(policy.timeline.entries.map(\.marks) == [[], [], [.recreated], [.recreated]])
    #expect(policy.timeline.entries.allSatisfy { $0.missing == nil })
  }

  @Test func anEarlierMakingTakesOverThePlainID() throws {
    var policy = try Samples.policy()
    try policy.record([Self.shown("v1", "2019-12-11", created: "2019-12-10T08:00:00Z")])
    let recorded = try policy.record(
      try Reading(
        Samples.archive("b"), created: "2018-01-01T00:00:00Z", observed: "2018-01-02", "s3:Old"),
      of: try VersionID("v1"))
    #expect(recorded.id.text == "v1" && recorded.isNewRevision)
    #expect(recorded.changed.map(\.text) == ["v1", "v1-2019-12-10"])
    #expect(policy.timeline.ids == ["v1", "v1-2019-12-10"])
  }

  @Test func aDayAndAnInstantInItAreOneMaking() throws {
    var policy = try Samples.policy()
    let ids = try policy.record([
      ("v2", Reading(Samples.page, created: "2024-01-01", "q:A")),
      ("v2", Reading(Samples.iam, created: "2024-01-01T10:00:00Z", "q:A")),
      ("v2", Reading(Samples.archive(), created: "2024-01-02T10:00:00Z", "q:B")),
      ("v2", Reading(Samples.archive("b"), created: "2024-01-02", "q:B")),
    ])
    #expect(ids == ["v2", "v2", "v2-2024-01-02", "v2-2024-01-02"])
    #expect(policy.revisions.map(\.readings.count) == [2, 2])
  }

  @Test func unknownKeysStayWithTheirFiles() throws {
    let keys = UnknownKeys(members: [JSONMember("x", .bool(true))])
    var policy = try Samples.policy()
    try policy.record([("v2", Reading(Samples.iam, created: "2024-01-01", "q:A"))])
    policy.revisions[0] = policy.revisions[0].adding(keys)
    try policy.record([
      ("v2", Reading(Samples.page, "q:A")),
      ("v2", Reading(Samples.iam, created: "2023-01-01", "q:A")),
    ])
    #expect(policy.revisions.map(\.id.text) == ["v2", "v2-2024-01-01"])
    #expect(policy.revisions.map(\.unknownKeys) == [keys, UnknownKeys()])
    // A file that its readings do not name so gives its keys to the first.
    let misnamed = try Revision(
      id: try RevisionID("v2-2020-01-01"), readings: policy.revisions[1].readings, unknownKeys: keys
    )
    let renamed = try Policy(uniting: [Policy(record: policy.record, revisions: [misnamed])])
    #expect(renamed.revisions.map(\.id.text) == ["v2"])
    #expect(renamed.revisions.map(\.unknownKeys) == [keys])
  }

  @Test func twoMakingsOfOneDayAreCounted() throws {
    var policy = try Samples.policy()
    try policy.record([
      Self.shown("v1", "2018-01-02", created: "2018-01-01T00:00:00Z"),
      Self.shown("v1", "2019-12-11", created: "2019-12-10T08:00:00Z", "s3:A"),
      Self.shown("v1", "2019-12-12", created: "2019-12-10T09:00:00Z", "s3:B"),
    ])
    #expect(policy.timeline.ids == ["v1", "v1-2019-12-10", "v1-2019-12-10-2"])
  }

  @Test func readingsWithoutCreatedGoToTheMakingWithTheirDocument() throws {
    var policy = try Samples.policy()
    try policy.record([
      Self.shown("v1", "2018-01-02", created: "2018-01-01T00:00:00Z", "s3:Old"),
      Self.shown("v1", "2019-12-11", created: "2019-12-10T08:00:00Z", "s3:New"),
      ("v1", Reading(Samples.page, "s3:New")),
      ("v1", Reading(Samples.archive("late"), observed: "2019-12-31")),
      ("v1", Reading(Samples.archive("early"), observed: "2019-12-09")),
    ])
    let sources = policy.timeline.entries.map { $0.revision.readings.map(\.source.reference) }
    #expect(
      sources == [
        ["https://example.com/a.git", "https://example.com/early.git"],
        [
          "https://example.com/page.html", "https://example.com/a.git",
          "https://example.com/late.git",
        ],
      ])
  }

  @Test func recordingAgainChangesNothing() throws {
    var policy = try Samples.policy()
    let readings = [
      try Self.shown("v1", "2024-01-01"), try Self.shown("v2", "2024-01-01"),
      try Self.shown("v1", "2024-01-03"),
      (nil, try Reading(Samples.page, observed: "2024-01-04", "s3:X")),
      (nil, try Reading(Samples.page, observed: "2024-01-05", "s3:Y")),
      (nil, try Reading(Samples.page, observed: "2024-01-06", "s3:X")),
    ]
    let ids = try policy.record(readings)
    #expect(ids == ["v1", "v2", "v1-after-v2", "2024-01-04", "2024-01-05", "2024-01-06"])
    for (version, reading) in readings {
      let before = policy
      let recorded = try policy.record(reading, of: try version.map { try VersionID($0) })
      #expect(recorded.changed.isEmpty && !recorded.isNewRevision)
      #expect(policy == before)
    }
    #expect(try policy.record(readings) == ids)
  }

  @Test func withoutAVersionTheDayCounts() throws {
    var policy = try Samples.policy()
    let ids = try policy.record([
      (nil, Reading(Samples.page, observed: "2024-01-04T10:00:00Z", "s3:X")),
      (nil, Reading(Samples.page, observed: "2024-01-04T12:00:00Z", "s3:Y")),
      (nil, Reading(Samples.page, observed: "2024-01-05T12:00:00Z", "s3:Y")),
      (nil, Reading(Samples.archive(), created: "2024-01-06", "s3:Z")),
    ])
    #expect(ids == ["2024-01-04", "2024-01-04-2", "2024-01-04-2", "2024-01-06"])
    #expect(try policy.timeline.answer("2024-01-04") == "2024-01-04-2 beside 2024-01-04")
  }

  @Test func contradictionsAreRefusedAndNothingIsRecorded() throws {
    var policy = try Samples.policy()
    try policy.record([Self.shown("v1", "2024-01-01", "s3:A")])
    let before = policy
    let error = #expect(throws: RecordingError.self) {
      try policy.record([Self.shown("v1", "2024-01-02", by: "b", "s3:B")])
    }
    guard case .contradiction(.documents(_, let id, _, _))? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(id.text == "v1")
    #expect(policy == before)
    #expect(throws: RecordingError.self) {
      try policy.record(try Reading(Samples.page, "s3:A"), of: nil)
    }
    #expect(throws: RecordingError.self) {
      try policy.record([("v2", Reading(Samples.page, "s3:A"))])
    }
    #expect(policy == before)
  }

  @Test func thePageAndIAMOfTheSeedAreDisputedInEitherOrder() throws {
    let page = ("v5", try Reading(Samples.page, observed: "2024-11-13", "iam:PassRole", "q:A"))
    let iam = try Self.shown("v5", "2024-11-20", created: "2024-11-13T21:51:39Z", "q:A")
    var (a, b) = (try Samples.policy(), try Samples.policy())
    try a.record([page, iam])
    try b.record([iam, page])
    #expect(a == b)
    let entry = try #require(a.timeline.entries.first)
    #expect(entry.marks == [.disputed])
    #expect(entry.revision.document == iam.1.document)
  }
}
