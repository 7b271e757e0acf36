import PolicyHistory
import Testing

@testable import Publishing

@Suite struct MarkupTests {
  @Test(arguments: [
    (
      "<script>alert(\"1\" & '2')</script>",
      "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;"
    ),
    ("]]>", "]]&gt;"), ("&amp;", "&amp;amp;"),
    ("a\u{0}b\u{B}c\u{FFFE}d", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d"),
    ("a\r\nb\tc", "a&#13;\nb\tc"), ("é漢🙂", "é漢🙂"),
    ("a\u{FFFF}", "a\u{FFFD}"), ("a\u{FEFF}", "a\u{FEFF}"),
  ])
  func `text is escaped everywhere`(text: String, escaped: String) {
    #expect(Markup.text(text).html == escaped)
    #expect(
      Markup.element("a", [.init("href", text)], text: text).html
        == "<a href=\"\(escaped)\">\(escaped)</a>")
  }

  @Test func `elements without content end as their language wants`() {
    #expect(Markup.element("br").html == "<br>")
    #expect(Markup.element("p").html == "<p></p>")
    #expect(Markup.element("p").xmlDocument.hasSuffix("\n<p/>\n"))
  }

  @Test func `documents are laid out around text`() {
    let tree = Markup.element(
      "a", [.element("b", [.element("c", text: "x")]), .element("d", [.text("y"), .element("e")])])
    #expect(
      tree.xmlDocument == """
        <?xml version="1.0" encoding="utf-8"?>
        <a>
          <b>
            <c>x</c>
          </b>
          <d>y<e/></d>
        </a>

        """)
    #expect(tree.html == "<a><b><c>x</c></b><d>y<e></e></d></a>")
  }

  @Test func `phrases and blocks are HTML`() throws {
    let phrase: Phrase =
      "a \(strong: "b") \(code: "<c>") \(try Moment("2024-01-02")) \(Phrase([.link("d", to: "https://d.example/?a&b")]))"
    let html =
      "a <strong>b</strong> <code>&lt;c&gt;</code> <time datetime=\"2024-01-02\">2024-01-02</time> "
      + "<a href=\"https://d.example/?a&amp;b\">d</a>"
    #expect(phrase.html.map(\.html).joined() == html)
    #expect(Block.paragraph(phrase).html.map(\.html) == ["<p>\(html)</p>"])
    #expect(
      Block.list("Gained", ["a", "b"]).html.map(\.html)
        == ["<p>Gained:</p>", "<ul><li>a</li><li>b</li></ul>"])
    #expect(Block.quote("a").html.map(\.html) == ["<blockquote><p>a</p></blockquote>"])
  }
}
