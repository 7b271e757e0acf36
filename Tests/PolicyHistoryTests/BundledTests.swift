import BundledHistory
import Testing

@testable import PolicyHistory

/// The project's own `history/`, read as anybody's.
@Suite("Reading the bundled history")
struct BundledTests {
  static func history() throws -> History { try History(files: BundledHistory.files) }

  @Test func isAsItWouldBeWritten() throws {
    let files = BundledHistory.files
    #expect(Verification(files: files).problems == [])
    let history = try Self.history()
    let written = try history.files()
    #expect(written.map(\.path) == files.map(\.path))
    #expect(written.map(\.bytes) == files.map(\.bytes))
    #expect(try history.merging(history) == history)
  }

  @Test(arguments: [
    (
      "AmazonQFullAccess",
      [
        "v1 2023-11-28T16:00:24Z 2023-11-28", "v2 2024-04-29T17:02:36Z 2024-04-30",
        "v3 2024-07-09T08:35:50Z 2024-07-09", "v4 2024-10-28T20:01:31Z 2024-10-28",
        "v5 2024-11-13T21:51:39Z 2024-11-13",
      ]
    ),
    (
      "AmazonQDeveloperAccess",
      [
        "v1 2024-07-09T08:35:15Z 2024-07-09", "v2 2024-10-28T20:02:12Z 2024-10-28",
        "v3 2024-11-13T21:30:27Z 2024-11-13",
      ]
    ),
    ("AWSServiceRoleForAmazonQDeveloperPolicy", ["v1 2024-04-25T07:40:41Z 2024-04-30"]),
    ("AWSServiceRoleForUserSubscriptionPolicy", ["v1 2024-04-25T16:14:06Z 2024-04-30"]),
  ])
  func itsTimelinesAreThoseOfIAMAndThePage(name: String, revisions: [String]) throws {
    let history = try Self.history()
    let policy = try #require(history.policies[try history.directory.find(name)])
    let timeline = Timeline(of: policy, sources: history.sources)
    #expect(
      timeline.entries.map { "\($0.revision.id) \($0.effective) \($0.announced)" } == revisions)
    #expect(timeline.unmatchedAnnouncements.isEmpty)
    #expect(timeline.knownUntil?.description == "2024-11-13")
    #expect(timeline.entries.allSatisfy { $0.marks.isEmpty && $0.revision.document != nil })
  }

  @Test func itsStatesAreThoseThatWereInForce() throws {
    let history = try Self.history()
    let policy = try #require(history.policies[try history.directory.find("AmazonQFullAccess")])
    let timeline = Timeline(of: policy, sources: history.sources)
    #expect(try timeline.answer("2024-08-01") == "v3")
    #expect(try timeline.answer("2023-11-27") == "not yet v1")
    #expect(try timeline.answer("2024-04-29") == "v2 beside v1")
    #expect(try timeline.answer("2024-04-29", .announced) == "v1")
  }

  @Test func itsChangesHaveTheirVerdicts() throws {
    let history = try Self.history()
    let policy = try #require(history.policies[try history.directory.find("AmazonQFullAccess")])
    let changes = try Timeline(of: policy, sources: history.sources).steps.map {
      try Change($0, of: policy.key)
    }
    #expect(changes.map(\.verdict) == [.created, .widened, .mixed, .widened, .widened])
  }
}
