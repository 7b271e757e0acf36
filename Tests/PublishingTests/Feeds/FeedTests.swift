import Foundation
import PolicyHistory
import PolicyLanguage
import Testing

@testable import Publishing

@Suite struct FeedTests {
  @Test func `the feed of the bundled history`() throws {
    try expectSnapshot(Feed(try Bundled.changeLog()).atom, "feed.atom")
  }

  @Test func `ids are those of the revisions, and nothing else shares one`() throws {
    let history = try Bundled.history()
    let feed = Feed(try ChangeLog(of: history))
    let revisions = history.policiesInOrder.flatMap { policy in
      policy.revisions.map { "urn:uuid:\(PermanentID(of: policy.key, revision: $0.id))" }
    }
    #expect(Set(revisions).isSubset(of: feed.entries.map(\.id)))
    #expect(Set(feed.entries.map(\.id)).count == 11)
    #expect(!feed.entries.map(\.id).contains(feed.id))
  }

  @Test func `the ends of a policy have ids of their own`() throws {
    let timeline = try Made.timeline(
      [
        try Made.revision("v1", "2024-01-01", [#""Action": "s3:A""#]),
        try Made.revision("v2", "2024-03-03", [#""Action": "s3:A""#]),
      ],
      announcements: [
        try Announcement("2024-07-01", title: "a"), try Announcement("2024-07-01", title: "b"),
      ],
      statuses: [
        try Status(.deleted, "2024-02-02"), try Status(.deleted, "2024-04-04"),
        try Status(.deprecated, "2024-01-15"), try Status(.unlisted, "2024-01-16"),
      ])
    let items = try ChangeLog.items(of: timeline)
    #expect(items.count == 8)
    #expect(Set(items.map(\.permanentID)).count == 8)
    // A deletion that is seen earlier by another source keeps its id.
    let earlier = try Made.timeline(
      [try Made.revision("v1", "2024-01-01", [#""Action": "s3:A""#])],
      statuses: [try Status(.deleted, "2024-01-20")])
    let ids = try ChangeLog.items(of: earlier).map(\.permanentID)
    #expect(Set(ids).isSubset(of: items.map(\.permanentID)))
  }

  struct Dates: Sendable {
    var created: String
    var announced: String?
    var published: String
    var updated: String
  }

  @Test(arguments: [
    Dates(
      created: "2024-01-02T03:04:05Z", published: "2024-01-02T03:04:05Z",
      updated: "2024-01-02T03:04:05Z"),
    Dates(
      created: "2024-01-02T03:04:05Z", announced: "2024-01-02",
      published: "2024-01-02T03:04:05Z", updated: "2024-01-02T03:04:05Z"),
    Dates(
      created: "2024-01-02T03:04:05Z", announced: "2024-01-05",
      published: "2024-01-05T00:00:00Z", updated: "2024-01-05T00:00:00Z"),
    Dates(
      created: "2024-01-02T03:04:05Z", announced: "2024-01-01",
      published: "2024-01-01T00:00:00Z", updated: "2024-01-02T03:04:05Z"),
    Dates(
      created: "2024-01-02", announced: "2024-01-02T12:00:00Z",
      published: "2024-01-02T12:00:00Z", updated: "2024-01-02T12:00:00Z"),
  ])
  func `dates are the revision's own`(_ dates: Dates) throws {
    let timeline = try Made.timeline(
      [try Made.revision("v1", dates.created, [#""Action": "s3:A""#])],
      announcements: try dates.announced.map { [try Announcement($0)] } ?? [])
    let entry = try #require(Feed(ChangeLog(try ChangeLog.items(of: timeline))).entries.first)
    #expect(entry.published.description == dates.published)
    #expect(entry.updated.description == dates.updated)
  }

  @Test func `an entry stays as it is when the history learns names`() throws {
    let timeline = try Made.timeline([
      try Made.revision("v1", "2024-01-01", [#""Action": "s3:GetObject""#]),
      try Made.revision("v2", "2024-02-02", [#""Action": "s3:*""#]),
    ])
    let now = ChangeLog(try ChangeLog.items(of: timeline))
    let later = ChangeLog(
      try ChangeLog.items(of: timeline) { NamedActions(["s3:PutObject", "s3:DeleteObject"]) })
    #expect(later.markdown() != now.markdown())
    #expect(Feed(later).atom == Feed(now).atom)
  }

  @Test func `an empty feed is a feed`() throws {
    let feed = Feed(ChangeLog([]))
    #expect(feed.updated.description == "1970-01-01T00:00:00Z")
    try AtomJudge.expectValid(feed.atom)
  }
}
