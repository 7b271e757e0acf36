import PolicyHistory
import Testing

@testable import Publishing

@Suite struct AtomTests {
  /// What hurts a page, a terminal or an XML reader if it gets through.
  static let hostile =
    "<script>alert(1)</script> ]]> &amp; \u{1}\u{1B}[31m \u{202E}txet\u{202C} \u{FFFE} \"'"

  static func hostileFeed() throws -> Feed {
    let action = #""Action": "s3:<script>x</script>]]>", "Resource": "*&\u202e\u0001\"'""#
    var revision = try Made.revision("v1", "2024-01-01", [action])
    var readings = revision.readings
    readings[0].summary = hostile
    revision = try Revision(id: revision.id, readings: readings)
    let timeline = try Made.timeline(
      [revision], announcements: [try Announcement("2024-01-01", title: hostile, hostile)])
    return Feed(ChangeLog(try ChangeLog.items(of: timeline)))
  }

  @Test func `the bundled history's feed is valid`() throws {
    try AtomJudge.expectValid(Feed(try Bundled.changeLog()).atom)
  }

  @Test func `hostile text is text`() throws {
    let atom = try Self.hostileFeed().atom
    try AtomJudge.expectValid(atom)
    #expect(!atom.contains("<script"))
    #expect(!atom.contains("]]>"))
    #expect(!atom.unicodeScalars.contains { $0.properties.isBidiControl || $0.value == 0x1B })
    guard let entry = try AtomJudge.read(atom)?.entries.first else { return }
    // The reader has undone one escaping; what is left is HTML in which it is text still.
    #expect(entry.type == "text/html")
    #expect(
      entry.content.contains("&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp;amp; \\u0001"))
    #expect(!entry.content.contains("<script"))
  }

  @Test func `a subscriber's program understands it`() throws {
    let feed = Feed(try Bundled.changeLog())
    guard let understood = try AtomJudge.read(feed.atom) else { return }
    #expect(understood.version == "atom10")
    #expect(understood.id == feed.id)
    #expect(understood.entries.map(\.id) == feed.entries.map(\.id))
    #expect(understood.entries.map(\.title) == feed.entries.map(\.title))
    #expect(understood.entries.map(\.published) == feed.entries.map(\.published.description))
    #expect(understood.entries.map(\.updated) == feed.entries.map(\.updated.description))
    #expect(understood.entries.map(\.summary) == feed.entries.map(\.summary))
    #expect(understood.entries.map(\.tags) == feed.entries.map { $0.categories.map(\.term) })
    #expect(
      understood.entries.map(\.content)
        == feed.entries.map(\.html))
  }

  @Test func `links and authors are written`() throws {
    let feed = Feed(
      ChangeLog([]), links: [.init("self", "https://a.example/?b&c", type: "application/atom+xml")])
    #expect(
      feed.atom.contains(
        """
          <link rel="self" type="application/atom+xml" href="https://a.example/?b&amp;c"/>
        """))
    try AtomJudge.expectValid(feed.atom)
  }
}
