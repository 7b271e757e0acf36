import Testing

@testable import Commands

/// How lines are put into a width.
@Suite struct LayoutTests {
  private func texts(_ lines: [Line]) -> [String] { lines.map { $0.pieces.map(\.text).joined() } }

  @Test func `lines are broken between words`() {
    let lines = Layout.fill("one two three four", width: 9, first: "- ", indent: 2)
    #expect(texts(lines) == ["- one two", "  three", "  four"])
  }

  @Test func `a word that is wider than the line is not broken`() {
    let lines = Layout.fill("a arn:aws:s3:::bucket b", width: 10, indent: 1)
    #expect(texts(lines) == ["a", " arn:aws:s3:::bucket", " b"])
  }

  @Test func `a word may have several tones, and blanks in one tone have it too`() {
    let line = Line("when", .faint) + " " + Line("key", .strong) + Line(", if", .faint)
    #expect(texts(line.words) == ["when", "key,", "if"])
    let filled = Layout.fill(Line("a b", .faint), width: 80, indent: 0)
    #expect(filled[0].pieces.count == 1)
  }

  @Test(arguments: [(80, 1), (17, 2), (12, 3), (3, 5)])
  func `items stand in as many columns as fit, read downwards`(width: Int, rows: Int) {
    let items = ["aa", "bbbb", "cc", "d", "eeee"].map { Line($0) }
    let grid = texts(Layout.grid(items, width: width, indent: 0))
    #expect(grid.count == rows)
    #expect(grid.allSatisfy { $0.count <= max(width, 4) && $0.last != " " })
    if rows == 2 { #expect(grid == ["aa    cc  eeee", "bbbb  d"]) }
  }

  @Test func `columns without anything in them are left out`() {
    var table = Table([
      .init(heading: "name"), .init(heading: "nothing"), .init(heading: "n", alignment: .right),
    ])
    table.append(["a", "", "1"])
    table.append(["bbbbbb", "", "12"])
    let (heading, rows) = table.lines(width: 80)
    #expect(texts([heading]) == ["name     n"])
    #expect(rows.map(texts) == [["a        1"], ["bbbbbb  12"]])
  }

  @Test func `the width of a text is that of its columns`() {
    #expect("abc".width == 3)
    #expect("é".width == 1)
    #expect("e\u{301}".width == 1)
    #expect("政策".width == 4)
    #expect("→ …".width == 3)
  }

  @Test(arguments: [
    (nil, nil, 80), ("120", nil, 120), ("120", 60, 120), ("0", 60, 60), ("x", 60, 60),
    (nil, 20, 40), ("100000", nil, 400),
  ])
  func `the width is what is stated, else the terminal's`(
    columns: String?, terminal: Int?, width: Int
  ) {
    #expect(Screen.width(columns: columns, terminal: terminal) == width)
  }

  @Test(arguments: [
    ("Unknown option '--x'", "unknown option `--x`"),
    (
      "Unknown option '--frm'. Did you mean '--from'?",
      "unknown option `--frm`; did you mean `--from`?"
    ),
    ("Missing expected argument '<policy>'", "missing expected argument `<policy>`"),
  ])
  func `the parser's messages get the form of ours`(message: String, ours: String) {
    #expect(UsageReport.reworded(message) == ours)
  }
}
