import Testing

@testable import Publishing

@Suite struct FeedTests {
  @Test func `the feed of the bundled history`() throws {
    try expectSnapshot(Feed(try Bundled.changeLog()).atom, "feed.atom")
  }
}
