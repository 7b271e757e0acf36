import Foundation
import PolicyHistory
import PolicyLanguage
import Testing

@testable import Publishing

@Suite struct FeedSeriesTests {
  /// A policy with a revision on each of some days from 2022 on.
  static func series(_ count: Int, pages: Bool = false) throws -> FeedSeries {
    let start = try #require(Day(year: 2022, month: 1, day: 1))
    let revisions = try (1...count).map { number in
      let second = start.start.secondsSince1970 + Int64(number) * 5 * 86_400
      let instant = try #require(Instant(secondsSince1970: second))
      return try Made.revision("v\(number)", "\(instant)", [#""Action": "s3:A\#(number)""#])
    }
    let timeline = try Made.timeline(revisions)
    let site = try #require(Addresses(base: "https://example.org/p", hasPages: pages))
    let entries = try ChangeLog.items(of: timeline).map { Feed.Entry($0, at: site) }
    return FeedSeries.policy(timeline.key, entries, at: site)
  }

  @Test func `a short feed is complete`() throws {
    let files = try Self.series(100).files
    #expect(files.map(\.path) == ["policies/aws/Sample.atom", "policies/aws/Sample.json"])
    #expect(files[0].text.contains("<fh:complete/>"))
    for file in files { try FeedJudge.expectValid(file) }
  }

  @Test func `a long feed has archives that stay`() throws {
    let before = try Self.series(230).files
    let after = try Self.series(231).files
    #expect(
      before.filter { $0.path.hasSuffix(".atom") }.map(\.path) == [
        "policies/aws/Sample.atom", "archives/policies/aws/Sample/2022.atom",
        "archives/policies/aws/Sample/2023.atom", "archives/policies/aws/Sample/2024.atom",
      ])
    let old = Dictionary(uniqueKeysWithValues: before.map { ($0.path, $0.text) })
    for file in after where file.path.contains("archives") { #expect(old[file.path] == file.text) }
    #expect(after.filter { old[$0.path] != $0.text }.count == 2)
    for file in before { try FeedJudge.expectValid(file) }
  }

  @Test func `following the archives gives every entry`() throws {
    let files = Dictionary(
      uniqueKeysWithValues: try Self.series(230).files.map { ($0.path, $0.text) })
    var ids: Set<String> = []
    var next: String? = "policies/aws/Sample.json"
    var documents = 0
    while let path = next {
      let text = try #require(files[path])
      let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
      let feed = try #require(json as? [String: Any])
      ids.formUnion(
        try #require(feed["items"] as? [[String: Any]]).compactMap { $0["id"] as? String })
      next = (feed["next_url"] as? String).map {
        String($0.dropFirst("https://example.org/p/".count))
      }
      documents += 1
    }
    #expect(ids.count == 230)
    #expect(documents == 4)
  }

  @Test func `the bundled history's feeds are valid in every format`() throws {
    let site = try #require(Addresses(base: "https://example.org/", hasPages: true))
    let entries = try Bundled.changeLog().items.map { Feed.Entry($0, at: site) }
    let all = FeedSeries.all(entries, at: site)
    for file in all.files + [all.rss] { try FeedJudge.expectValid(file) }
    #expect(all.rss.text.contains("<pubDate>Tue, 09 Jul 2024 08:35:50 +0000</pubDate>"))
    #expect(
      all.files[0].text.contains("https://example.org/policies/aws/AmazonQFullAccess.html#v5"))
  }

  @Test func `hostile text is text in every format`() throws {
    let site = try #require(Addresses(base: "https://example.org/"))
    let entries = try AtomTests.hostileFeed().entries
    let all = FeedSeries.all(entries, at: site)
    for file in all.files + [all.rss] {
      try FeedJudge.expectValid(file)
      // In JSON it is text as it is, but not in what a reader shows as HTML.
      if !file.path.hasSuffix(".json") { #expect(!file.text.contains("<script"), "\(file.path)") }
    }
    #expect(entries.allSatisfy { !$0.html.contains("<script") })
  }

  @Test(arguments: [
    "", "example.org", "ftp://example.org", "https://", "https://a/?q", "https://a b/",
  ])
  func `what is no address is refused`(text: String) {
    #expect(Addresses(base: text) == nil)
  }
}
