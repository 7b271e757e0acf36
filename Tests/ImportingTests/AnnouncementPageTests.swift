import Foundation
import PolicyHistory
import Testing

@testable import Importing

/// Tables of updates are found in whatever a page is saved as.
@Suite struct AnnouncementPageTests {
  static func page(_ text: String) throws -> AnnouncementPage {
    try AnnouncementPage(Array(text.utf8))
  }

  /// A row as short text.
  static func rows(_ text: String) throws -> [String] {
    try page(text).rows.map { "\($0.change) | \($0.text ?? "") | \($0.date)" }
  }

  static let heading = "<tr><th>Change</th><th>Description</th><th>Date</th></tr>"
  static let row = "<tr><td>A - New policy</td><td>Told.</td><td>May 1, 2024</td></tr>"
  static let found = ["A - New policy | Told. | 2024-05-01"]

  @Test(arguments: [
    "<table>\(heading)\(row)</table>",
    "<html><body><table><thead>\(heading)</thead><tbody>\(row)</tbody></table>",
    "<TABLE CLASS=x><TR><TH>Change<TH>Description<TH>Date<TR><TD>A - New policy<TD>Told.<TD>May 1, 2024",
    "<table>\(heading)<tr><td><p><a href='#A'>A</a>\n - <b>New</b> policy</p><td>Told.</td><td>"
      + "<p>May&nbsp;1,\n  2024</p></tr></table>",
    "<div><table><tr><th>Date</th><th>Policy</th><th>Description</th></tr><tr><td>1 May 2024</td>"
      + "<td>A &#45; New policy</td><td>Told&#x2E;</td></tr></table></div>",
    "<div><!-- <table> --><script>'<table><tr>'</script><style>td</style><table>\(heading)\(row)",
    "<table><tr><td><table>\(heading)\(row)</table></td></tr></table>",
    "<table>\(heading)</td></tr></td></p>\(row)</table></table></table></div>",
    "Policy updates\n\nChange Description Date\n\nA - New policy\n\nTold.\n\nMay 1, 2024\n\nMore.",
    "Change\tDescription\tDate\r\nA - New policy\tTold.\t2024-05-01\r\n",
    "change\ndescription\ndate\nA - New policy\nTold.\nMay 1, 2024",
  ])
  func `a row is found`(text: String) throws {
    #expect(try Self.rows(text) == Self.found)
  }

  @Test func `text of several paragraphs is one, and what has no day is told`() throws {
    #expect(
      try Self.rows("Change Description Date\nA - B\nOne.\n\n  Two.\nMay 1, 2024\nC\nMay 2, 2024")
        == ["A - B | One. Two. | 2024-05-01", "C |  | 2024-05-02"])
    let page = try Self.page(
      "<table>\(Self.heading)\(Self.row)<tr><td>B</td><td>x</td><td>soon</td></tr></table>")
    #expect(page.rows.count == 1)
    #expect(page.undated == ["B"])
  }

  @Test func `other tables are passed over`() throws {
    let other = "<table><tr><th>Term</th><th>Date</th></tr><tr><td>a</td><td>May 1, 2024</td></tr>"
    #expect(
      try Self.rows("\(other)</table><table>\(Self.heading)\(Self.row)</table>") == Self.found)
    #expect(throws: AnnouncementError.self) { try Self.rows("\(other)</table>") }
    #expect(throws: AnnouncementError.self) { try Self.rows("") }
    #expect(throws: AnnouncementError.self) { try Self.rows("<table>\(Self.heading)</table>") }
  }

  @Test func `a page says where it stands`() throws {
    let link = "<link rel=canonical href=\"https://docs.example.com/a.html?b&amp;c\">"
    let page = try Self.page("<html>\(link)<table>\(Self.heading)\(Self.row)</table>")
    #expect(page.address == "https://docs.example.com/a.html?b&c")
  }

  @Test(arguments: [
    ("November 13, 2024", "2024-11-13"), ("Nov 13 2024", "2024-11-13"),
    ("13 November 2024", "2024-11-13"), ("Sept. 1st, 2024", "2024-09-01"),
    ("2024-02-29", "2024-02-29"), ("February 30, 2024", nil), ("November 2024", nil),
    ("13, 2024", nil), ("No 13, 2024", nil), ("November 13, 24", nil),
    ("on November 13, 2024", nil), ("November 99999999999999999999, 2024", nil), ("", nil),
  ])
  func `days are read as pages write them`(text: String, day: String?) {
    #expect(Day(english: text)?.description == day)
  }

  @Test(arguments: [
    ("a &amp; b&lt;c&gt; &#8211;&#x2014;&rsquo;", "a & b<c> –—’"), ("&", "&"),
    ("&;&#;&#x;", "&;&#;&#x;"),
    ("&nothing; &amp", "&nothing; &amp"),
    (
      "&#0;&#xD800;&#x110000;&#99999999999;",
      "&#xD800;&#x110000;&#99999999999;"
    ), ("\u{1B}[31m a\n\tb ", "[31m a b"),
  ])
  func `references to characters are resolved`(html: String, text: String) {
    #expect(PlainText.read(html: Array(html.utf8)) == text)
  }

  // MARK: Hostile pages

  static func repeated(_ text: String, _ bytes: Int) -> [UInt8] {
    Array(String(repeating: text, count: bytes / text.utf8.count).utf8)
  }

  @Test(arguments: [
    "<table>", "<table><tr><td>", "<td>", "<", "</", "<!--", "<!", "<a b='", "<script>", "&", "&#",
    "<p", "<table><tr><th>Date<th>Change<tr><td>x", "</table>", "<a\u{0}=\u{0}", "\u{FF}\u{FE}<td",
    "<script></scrip", "Change Description Date\n", "May 1, 2024\n",
  ])
  func `a megabyte of nonsense ends soon`(text: String) throws {
    let start = ContinuousClock.now
    let page = text.hasPrefix("<") ? "<div>" : ""
    _ = try? AnnouncementPage(Array(page.utf8) + Self.repeated(text, 1 << 20))
    // Unoptimized and beside other tests it takes seconds; anything quadratic takes hours.
    #expect(ContinuousClock.now - start < .seconds(120))
  }

  @Test func `a row of half a million cells ends soon`() throws {
    let start = ContinuousClock.now
    let cells = Self.repeated("<td>", 2 << 20)
    let row = "<tr><td>A &ndash; New policy<td>Told.<td>May 1, 2024"
    let page = try AnnouncementPage(Array("<table>\(Self.heading)\(row)".utf8) + cells)
    #expect(page.rows.map(\.change) == ["A – New policy"])
    #expect(ContinuousClock.now - start < .seconds(120))
  }

  @Test func `ten megabytes of rows are read`() throws {
    let row =
      "<tr><td><p>A &ndash; New policy</p></td><td>\(String(repeating: "Told. ", count: 1000))"
    let rows = Self.repeated("\(row)</td><td>May 1, 2024</td></tr>", 10 << 20)
    let page = try AnnouncementPage(Array("<table>\(Self.heading)".utf8) + rows)
    #expect(page.rows.count > 1000)
    #expect(page.rows.last?.change == "A – New policy")
  }

  @Test func `any bytes are read`() throws {
    var random = Random(state: 42)
    let pieces = [
      "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", Self.heading, Self.row, "<!--",
      "-->", "<script>", "</script>", "&amp;", "&#x", "'", "\"", ">", "<a href=", "May 1, 2024",
      "\u{0}", "é",
    ]
    for _ in 0..<300 {
      var bytes: [UInt8] = []
      for _ in 0..<Int(random.next() % 60) {
        bytes += Array(pieces[Int(random.next() % UInt64(pieces.count))].utf8)
        if random.next() % 5 == 0 { bytes.append(UInt8(truncatingIfNeeded: random.next())) }
      }
      _ = try? AnnouncementPage(bytes)
    }
  }

  struct Random {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }

  @Test func `what is in a table that nests too deep is passed over`() throws {
    let deep = String(repeating: "<table><tr><td>", count: 100)
    let ends = String(repeating: "</table>", count: 100)
    #expect(
      try Self.rows("<div>\(deep)x\(ends)<table>\(Self.heading)\(Self.row)</table>") == Self.found)
  }
}
