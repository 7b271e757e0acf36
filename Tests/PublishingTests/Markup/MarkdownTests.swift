import PolicyHistory
import Testing

@testable import Publishing

@Suite struct MarkdownTests {
  static func text(_ block: Block, width: Int = 80) -> String {
    var writer = MarkdownWriter(width: width)
    writer.write(block)
    return writer.finished()
  }

  /// Other people's prose, and how it is written.
  @Test(arguments: [
    ("plain words, with (brackets) - and: colons!", "plain words, with (brackets) - and: colons!"),
    ("*strong* _words_ snake_case `code`", "\\*strong\\* \\_words\\_ snake_case \\`code\\`"),
    ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
    ("[a](javascript:b) ![c](d)", "\\[a\\](javascript:b) !\\[c\\](d)"),
    ("a \\ b &amp; c & d &#60;", "a \\\\ b \\&amp; c & d \\&#60;"),
    ("# no heading", "\\# no heading"),
    ("- no item", "\\- no item"),
    ("+ no item", "\\+ no item"),
    ("1. no item", "1\\. no item"),
    ("12) no item", "12\\) no item"),
    ("2024-01-01 is a date", "2024-01-01 is a date"),
    ("=== no underline", "\\=== no underline"),
    ("> no quote", "\\> no quote"),
    ("~~~ no fence", "\\~\\~\\~ no fence"),
    ("two\n\nparagraphs\n# or not", "two paragraphs # or not"),
    ("\u{1B}[0m", "\\\\u001B\\[0m"),
  ])
  func `prose never becomes markup`(prose: String, markdown: String) {
    #expect(Self.text(.paragraph("\(prose)")) == markdown + "\n")
  }

  @Test(arguments: [
    ("q:*", "`q:*`"), ("a`b", "``a`b``"), ("`a", "`` `a ``"), ("a``", "``` a`` ```"),
    (" a ", "`  a  `"), ("", "`\"\"`"), ("a  b", "`a  b`"), ("<b>", "`<b>`"),
    ("a\nb", "`a\\u000Ab`"),
  ])
  func `code is quoted whatever is in it`(code: String, markdown: String) {
    #expect(Self.text(.paragraph(.code(code))) == markdown + "\n")
  }

  @Test func `lines break between words, never in code`() {
    let phrase: Phrase = "one two \(code: "three four") five \(strong: "six seven")"
    #expect(
      Self.text(.paragraph(phrase), width: 12) == """
        one two
        `three four`
        five **six
        seven**

        """)
    #expect(
      Self.text(.list("List", [phrase, "b"]), width: 20) == """
        List:

        - one two
          `three four` five
          **six seven**
        - b

        """)
    #expect(Self.text(.quote("one two three"), width: 9) == "> one two\n> three\n")
  }

  @Test func `a word that comes to stand first is no markup`() {
    #expect(Self.text(.paragraph("one - 2. + # ="), width: 3) == "one\n\\-\n2\\.\n\\+\n\\#\n\\=\n")
  }

  @Test func `links are collected at the end, each address once`() {
    var writer = MarkdownWriter()
    let link = Phrase.Span.link("there", to: "https://example.com/a")
    writer.heading(2, Phrase([link]))
    writer.write(.paragraph(Phrase([link, .words(" and "), .link("b", to: "http://b.example")])))
    #expect(
      writer.finished() == """
        ## [there][1]

        [there][1] and [b][2]

        [1]: <https://example.com/a>
        [2]: <http://b.example>

        """)
  }

  @Test(arguments: [
    "javascript:alert(1)", "https://a.example/ b", "https://a.example/>", "https://a.example/\u{1}",
    "ftp://a.example", "//a.example", "https://a.example/\u{202E}",
  ])
  func `only addresses of the web are links`(address: String) {
    let phrase = Phrase([.link("text", to: address)])
    #expect(Self.text(.paragraph(phrase)) == "text\n")
    #expect(phrase.html.map(\.html) == ["text"])
  }
}
