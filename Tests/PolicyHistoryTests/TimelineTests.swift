import PolicyLanguage
import Testing

@testable import PolicyHistory

@Suite("Timelines")
struct TimelineTests {
  /// AmazonQFullAccess as facts about it stand: IAM's dates and the page's announcements.
  static func amazonQ() throws -> Policy {
    var policy = try Samples.policy("AmazonQFullAccess")
    let created = [
      "2023-11-28T16:00:24Z", "2024-04-29T17:02:36Z", "2024-07-09T08:35:50Z",
      "2024-10-28T20:01:31Z",
      "2024-11-13T21:51:39Z",
    ]
    for (index, date) in created.enumerated() {
      try policy.record([("v\(index + 1)", Reading(Samples.iam, created: date, "q:\(index)"))])
    }
    for date in ["2023-11-28", "2024-04-30", "2024-07-09", "2024-10-28", "2024-11-13"] {
      policy.record.announcements.append(Announcement(date: try Moment(date)))
    }
    return policy
  }

  @Test(arguments: [
    ("2023-11-27", "not yet v1"), ("2023-11-28", "v1"), ("2023-11-28T16:00:23Z", "not yet v1"),
    ("2023-11-28T16:00:24Z", "v1"), ("2024-04-28", "v1"), ("2024-04-29", "v2 beside v1"),
    ("2024-04-29T17:02:35Z", "v1"), ("2024-04-29T17:02:36Z", "v2"), ("2024-04-30", "v2"),
    ("2024-08-01", "v3"), ("2024-11-13", "v5 beside v4"), ("9999-12-31", "v5"),
    ("0001-01-01", "not yet v1"),
  ])
  func whatWasInForce(date: String, answer: String) throws {
    #expect(try Self.amazonQ().timeline.answer(date) == answer)
  }

  @Test(arguments: [
    ("2023-11-27", "not yet v1"), ("2023-11-28", "v1"), ("2024-04-29", "v1"), ("2024-04-30", "v2"),
    ("2024-04-29T23:59:59Z", "v1"), ("2024-04-30T00:00:00Z", "v2"), ("2024-11-13", "v5"),
  ])
  func whatHadBeenTold(date: String, answer: String) throws {
    #expect(try Self.amazonQ().timeline.answer(date, .announced) == answer)
  }

  @Test func atEachRevisionsDateItIsInForceAndASecondBeforeThePreviousOne() throws {
    let timeline = try Self.amazonQ().timeline
    for (index, entry) in timeline.entries.enumerated() {
      let date = entry.effective.start
      let before = try #require(Instant(secondsSince1970: date.secondsSince1970 - 1))
      #expect(try timeline.answer("\(date)") == entry.revision.id.text)
      #expect(
        try timeline.answer("\(before)") == (index == 0 ? "not yet v1" : timeline.ids[index - 1]))
      #expect(entry.index == index)
      #expect(
        entry.end
          == (index + 1 < timeline.entries.count ? timeline.entries[index + 1].effective : nil))
    }
  }

  @Test func whatIsBeforeTheFirstRecordedRevisionIsNotKnown() throws {
    var policy = try Samples.policy()
    #expect(try policy.timeline.answer("2024-01-01") == "not recorded ")
    try policy.record([("v6", Reading(Samples.iam, created: "2024-01-01", "q:A"))])
    #expect(try policy.timeline.answer("2023-12-31") == "not recorded v6")
    #expect(policy.timeline.entries[0].marks.isEmpty)
    var day = try Samples.policy()
    try day.record([(nil, Reading(Samples.page, observed: "2024-01-01", "q:A"))])
    #expect(try day.timeline.answer("2023-12-31") == "not recorded 2024-01-01")
  }

  @Test func tiesGoByNumber() throws {
    var policy = try Samples.policy()
    for version in ["v9", "v10", "v8"] {
      try policy.record([(version, Reading(Samples.iam, created: "2024-01-01", "q:\(version)"))])
    }
    #expect(policy.timeline.ids == ["v8", "v9", "v10"])
    #expect(try policy.timeline.answer("2024-01-01") == "v10")
    #expect(policy.timeline.entries[0].end == policy.timeline.entries[0].effective)
  }

  @Test func missingNumbersAreGaps() throws {
    var policy = try Samples.policy()
    for (version, day) in [("v3", 1), ("v7", 2), ("v9", 3), ("v10", 4), ("v8", 5), ("v20", 6)] {
      try policy.record([
        (version, Reading(Samples.iam, created: "2024-01-0\(day)", "q:\(version)"))
      ])
    }
    let entries = policy.timeline.entries
    #expect(entries.map(\.missing) == [nil, 4...6, nil, nil, nil, 11...19])
    #expect(entries.map(\.marks) == [[], [.gap], [], [], [], [.gap]])
  }

  @Test func aPolicyMadeAnewCountsFromOne() throws {
    var policy = try Samples.policy()
    try policy.record([
      ("v2", Reading(Samples.iam, created: "2018-01-01", "q:A")),
      ("v3", Reading(Samples.iam, created: "2018-01-02", "q:B")),
      ("v2", Reading(Samples.iam, created: "2019-01-02", "q:C")),
      ("v4", Reading(Samples.iam, created: "2019-01-03", "q:D")),
      ("v4", Reading(Samples.iam, created: "2020-01-04", "q:E")),
    ])
    #expect(policy.timeline.ids == ["v2", "v3", "v2-2019-01-02", "v4", "v4-2020-01-04"])
    #expect(policy.timeline.entries.map(\.missing) == [nil, nil, 1...1, 3...3, 1...3])
  }

  @Test func onlyDeletedEndsAccess() throws {
    var policy = try Self.amazonQ()
    policy.record.statuses = [
      Status(.deprecated, date: try Moment("2024-01-01"), source: Samples.iam),
      Status(.unlisted, date: try Moment("2024-01-02"), source: Samples.iam),
    ]
    #expect(try policy.timeline.answer("2024-01-05") == "v1")
    policy.record.statuses.append(
      Status(.deleted, date: try Moment("2024-05-05"), source: Samples.iam))
    let timeline = policy.timeline
    #expect(try timeline.answer("2024-05-04") == "v2")
    #expect(try timeline.answer("2024-05-05") == "deleted 2024-05-05 after v2")
    #expect(try timeline.answer("2024-05-05", .announced) == "deleted 2024-05-05 after v2")
    #expect(try timeline.answer("2024-07-08") == "deleted 2024-05-05 after v2")
    #expect(try timeline.answer("2024-07-09") == "v3")
    #expect(
      timeline.entries.map(\.deletion?.date.description) == [nil, "2024-05-05", nil, nil, nil])
    #expect(timeline.entries[1].end == .day(try Day("2024-05-05")))
    #expect(timeline.entries[1].replaced == timeline.entries[2].effective)
  }

  @Test func announcementsAreMatchedToTheNearestRevision() throws {
    var policy = try Samples.policy()
    for (version, date) in [
      ("v1", "2024-01-10T20:00:00Z"), ("v2", "2024-01-12T01:00:00Z"), ("v3", "2024-02-20"),
    ] {
      try policy.record([(version, Reading(Samples.iam, created: date, "q:\(version)"))])
    }
    func match(_ dates: String...) throws -> [String?] {
      policy.record.announcements = try dates.map { Announcement(date: try Moment($0)) }
      let timeline = policy.timeline
      return timeline.entries.map(\.announcement?.date.description)
        + timeline.unmatchedAnnouncements.map(\.date.description)
    }
    #expect(try match("2024-01-10", "2024-01-12") == ["2024-01-10", "2024-01-12", nil])
    #expect(try match("2024-01-11", "2024-01-13") == ["2024-01-11", "2024-01-13", nil])
    #expect(try match("2024-01-11") == ["2024-01-11", nil, nil])
    #expect(try match("2024-01-12") == [nil, "2024-01-12", nil])
    #expect(try match("2024-01-12", "2024-01-13") == ["2024-01-13", "2024-01-12", nil])
    #expect(try match("2024-01-03", "2024-01-20") == ["2024-01-03", nil, nil, "2024-01-20"])
    #expect(try match("2024-01-02", "2024-01-19") == [nil, "2024-01-19", nil, "2024-01-02"])
    #expect(try match("2024-02-27") == [nil, nil, "2024-02-27"])
    #expect(try match("2024-02-28") == [nil, nil, nil, "2024-02-28"])
  }

  @Test func noAnnouncementReordersRevisions() throws {
    var policy = try Samples.policy()
    try policy.record([
      ("v1", Reading(Samples.iam, created: "2024-01-10", "q:A")),
      ("v2", Reading(Samples.iam, created: "2024-01-12", "q:B")),
    ])
    policy.record.announcements = [
      Announcement(date: try Moment("2024-01-17")), Announcement(date: try Moment("2024-01-11")),
    ]
    // v1 is told on the 11th, the nearer; v2 on the 17th.
    #expect(policy.timeline.ids == ["v1", "v2"])
    #expect(try policy.timeline.answer("2024-01-16", .announced) == "v1")
    #expect(try policy.timeline.answer("2024-01-17", .announced) == "v2")
  }

  @Test func aFalseReturnIsTheRevisionInForce() throws {
    // The archive showed v8 late, from a side branch, and v9 "came back".
    var policy = try Samples.policy()
    try policy.record([
      ("v8", Reading(Samples.iam, created: "2024-01-01", "q:8")),
      ("v9", Reading(Samples.archive(), created: "2024-02-28", observed: "2024-03-01", "q:9")),
      ("v8", Reading(Samples.archive("b"), created: "2024-01-01", observed: "2024-01-02", "q:8")),
      ("v9", Reading(Samples.archive("b"), created: "2024-02-28", observed: "2024-03-01", "q:9")),
    ])
    var revisions = policy.revisions
    revisions.append(
      try Revision(
        id: try RevisionID("v9-after-v8"),
        readings: [
          Reading(Samples.archive("c"), created: "2024-02-28", observed: "2024-03-03", "q:9")
        ]))
    let timeline = Policy(record: policy.record, revisions: revisions).timeline
    #expect(timeline.ids == ["v8", "v9"])
    #expect(timeline.entries[1].otherIDs.map(\.text) == ["v9-after-v8"])
    #expect(timeline.entries[1].revision.readings.count == 3)
    #expect(timeline[try RevisionID("v9-after-v8")]?.index == 1)
    #expect(timeline.entries[1].effective.description == "2024-02-28")
  }

  @Test func anOldMakingThatComesBackIsNotTheNewOne() throws {
    var policy = try Samples.policy()
    try policy.record([
      ("v1", Reading(Samples.iam, created: "2018-01-01", "q:A")),
      ("v1", Reading(Samples.iam, created: "2019-12-10", "q:A")),
      RecordingTests.shown("v1", "2018-01-02", created: "2018-01-01", "q:A"),
      RecordingTests.shown("v2", "2018-02-02", created: "2018-02-01", "q:B"),
      RecordingTests.shown("v1", "2020-01-02", created: "2018-01-01", "q:A"),
    ])
    #expect(policy.timeline.ids == ["v1", "v2", "v1-2019-12-10", "v1-after-v2"])
  }

  @Test func oneReturnSeenByTwoSourcesIsOne() throws {
    var policy = try Samples.policy()
    try policy.record([
      RecordingTests.shown("v1", "2024-01-01"), RecordingTests.shown("v3", "2024-02-01"),
      RecordingTests.shown("v1", "2024-03-01"),
      RecordingTests.shown("v1", "2024-01-02", by: "b"),
      RecordingTests.shown("v2", "2024-01-15", by: "b"),
      RecordingTests.shown("v1", "2024-03-02", by: "b"),
    ])
    #expect(policy.revisions.map(\.id.text) == ["v1", "v1-after-v2", "v1-after-v3", "v2", "v3"])
    #expect(policy.timeline.ids == ["v1", "v2", "v3", "v1-after-v3"])
    #expect(policy.timeline.entries[3].effective.description == "2024-03-01")
  }

  @Test func aDocumentWithoutVersionIsWhatIsInForce() throws {
    var policy = try Samples.policy()
    try policy.record([
      ("v1", Reading(Samples.iam, created: "2024-01-01T10:00:00Z", "q:A")),
      (nil, Reading(Samples.page, observed: "2024-01-05", "q:A")),
      (nil, Reading(Samples.page, observed: "2024-01-10", "q:B")),
      ("v2", Reading(Samples.iam, created: "2024-01-10T10:00:00Z", "q:B")),
      (nil, Reading(Samples.page, observed: "2024-01-20", "q:C")),
    ])
    #expect(policy.timeline.ids == ["v1", "v2", "2024-01-20"])
    #expect(policy.timeline.entries[1].effective.description == "2024-01-10T10:00:00Z")
    #expect(policy.timeline.entries[1].otherIDs.map(\.text) == ["2024-01-10"])
  }

  @Test func aDocumentSeenBeforeALaterMakingIsNotThatMaking() throws {
    var policy = try Samples.policy()
    try policy.record([
      (nil, Reading(Samples.page, observed: "2024-01-05", "q:A")),
      ("v2", Reading(Samples.iam, created: "2024-01-10T10:00:00Z", "q:A")),
    ])
    #expect(policy.timeline.ids == ["2024-01-05", "v2"])
    try policy.record([("v1", Reading(Samples.iam, created: "2024-01-01T10:00:00Z", "q:A"))])
    #expect(policy.timeline.ids == ["v1", "v2"])
  }

  @Test func whatComesAfterADeletionIsNotFolded() throws {
    var policy = try Samples.policy()
    try policy.record([
      ("v1", Reading(Samples.iam, created: "2024-01-01", "q:A")),
      (nil, Reading(Samples.page, observed: "2024-03-01", "q:A")),
    ])
    #expect(policy.timeline.ids == ["v1"])
    policy.record.statuses = [Status(.deleted, date: try Moment("2024-02-01"), source: Samples.iam)]
    #expect(policy.timeline.ids == ["v1", "2024-03-01"])
    #expect(try policy.timeline.answer("2024-02-15") == "deleted 2024-02-01 after v1")
  }

  @Test func itIsKnownUntilTheNewestLookOfItsSources() throws {
    let policy = try Self.amazonQ()
    let sources = try [
      SourceRecord(kind: .iam, reference: "GetPolicyVersion", lookedAt: Moment("2024-11-13")),
      SourceRecord(
        kind: .git, reference: "https://example.com/other.git", lookedAt: Moment("2026-01-01")),
    ]
    let byID = Dictionary(uniqueKeysWithValues: sources.map { ($0.id, $0) })
    #expect(Timeline(of: policy, sources: byID).knownUntil == .day(try Day("2024-11-13")))
    // Without one it is at least known when its versions were made.
    #expect(
      policy.timeline.knownUntil == .instant(try Moment("2024-11-13T21:51:39Z").start))
    #expect(try Samples.policy().timeline.knownUntil == nil)
  }

  @Test func aLookAtThePolicyAloneCountsForIt() throws {
    var policy = try Self.amazonQ()
    let sources = try [
      SourceRecord(kind: .iam, reference: "GetPolicyVersion", lookedAt: Moment("2024-11-13"))
    ]
    let byID = Dictionary(uniqueKeysWithValues: sources.map { ($0.id, $0) })
    try policy.record([
      ("v6", Reading(Samples.iam, created: "2025-01-01", observed: "2025-02-01", "q:A"))
    ])
    #expect(Timeline(of: policy, sources: byID).knownUntil == .day(try Day("2025-02-01")))
    policy.record.statuses = [
      Status(.deprecated, date: try Moment("2025-03-01"), source: Samples.iam)
    ]
    #expect(Timeline(of: policy, sources: byID).knownUntil == .day(try Day("2025-03-01")))
  }

  @Test func aGapSaysWhatWasAskedForAndNotServed() throws {
    var policy = try Samples.policy()
    for (version, day) in [("v3", "2024-01-03"), ("v6", "2024-01-06"), ("v7", "2024-01-07")] {
      try policy.record([(version, Reading(Samples.iam, created: day, "q:A"))])
    }
    policy.record.notServed = try [
      ("v1", "2026-01-01"), ("v5", "2026-01-02"), ("v5", "2026-01-01"), ("v6", "2026-01-01"),
    ].map { NotServed(try VersionID($0), date: try Moment($1), source: Samples.iam) }
    let entries = policy.timeline.entries
    let notServed = entries.map { $0.notServed.map { "\($0.version) \($0.date)" } }
    // Of the first all that are lower; of a version that turned up after all nothing.
    #expect(notServed == [["v1 2026-01-01"], ["v5 2026-01-02"], []])
    #expect(entries.map(\.missing) == [nil, 4...5, nil])
  }

  @Test func aLookOnADayShowsMoreThanOneEarlierThatDay() throws {
    var policy = try Samples.policy()
    try policy.record([
      ("v1", Reading(Samples.iam, created: "2024-01-01", "q:A")),
      ("v1", Reading(Samples.page, "q:A")),
    ])
    let looks = ["2024-11-13", "2024-11-13T10:00:00Z"]
    for (iam, page) in [(looks[0], looks[1]), (looks[1], looks[0])] {
      let sources = try [(Samples.iam, iam), (Samples.page, page)].map { source, look in
        SourceRecord(
          kind: source.kind, reference: source.reference, lookedAt: try Moment(look))
      }
      let byID = Dictionary(uniqueKeysWithValues: sources.map { ($0.id, $0) })
      #expect(Timeline(of: policy, sources: byID).knownUntil?.description == looks[0])
    }
  }
}
