import PolicyHistory
import Testing

@testable import Publishing

@Suite struct PhraseTests {
  @Test func `lists have a conjunction before the last`() {
    #expect(Phrase.codes([], "and").text() == "")
    #expect(Phrase.codes(["a"], "and").text() == "a")
    #expect(Phrase.codes(["a", "b"], "or").text() == "a or b")
    #expect(Phrase.codes(["a", "b", "c"], "and").text() == "a, b and c")
  }

  @Test(arguments: [
    ("no quotes", [Phrase.Span.words("no quotes")]),
    ("a `b` c", [.words("a "), .code("b"), .words(" c")]),
    ("`b`", [.code("b")]),
    ("one ` alone", [.words("one ` alone")]),
    ("empty `` quotes", [.words("empty `` quotes")]),
  ])
  func `backticks quote where they are in pairs`(text: String, spans: [Phrase.Span]) {
    #expect(Phrase(quoting: text).spans == spans)
  }

  @Test func `neighbouring words are one part`() {
    let phrase: Phrase = "a \("b") \(code: "c")\(3) d"
    #expect(phrase.spans == [.words("a b "), .code("c"), .words("3 d")])
    #expect((phrase + "" + " e").spans.last == .words("3 d e"))
  }

  @Test func `styles see each part`() throws {
    let phrase: Phrase = "\(strong: "a") on \(try Moment("2024-01-02")), \(code: "b")"
    let text = phrase.text { span, text in
      switch span {
      case .strong: "<\(text)>"
      case .time: "{\(text)}"
      case .code: "[\(text)]"
      case .words, .link: text
      }
    }
    #expect(text == "<a> on {2024-01-02}, [b]")
  }

  /// What could steer a terminal or hide in a line.
  @Test(arguments: [
    ("\u{1B}[31mred\u{1B}[0m", "\\u001B[31mred\\u001B[0m"),
    ("a\u{0}b\u{7F}\u{9B}c", "a\\u0000b\\u007F\\u009Bc"),
    ("left\u{202E}thgir\u{2066}", "left\\u202Ethgir\\u2066"),
    ("zero\u{200B}width\u{FEFF}", "zero\\u200Bwidth\\uFEFF"),
    ("line\u{2028}break\u{2029}", "line\\u2028break\\u2029"),
    ("tag\u{E0041}", "tag\\u{E0041}"),
    ("two\r\nlines\tand", "two\\u000D\\u000Alines\\u0009and"),
    ("é ñ 漢 🙂 \u{A0}", "é ñ 漢 🙂 \u{A0}"),
  ])
  func `nothing unseen is shown`(text: String, visible: String) {
    #expect(text.visible.unicodeScalars.elementsEqual(visible.unicodeScalars))
    #expect(Phrase.code(text).text() == visible)
  }

  @Test func `prose stays on its line`() {
    let phrase: Phrase = "a \("two\r\n  lines\tof\u{B}it \u{1B}"), end"
    #expect(phrase.text() == "a two lines of it \\u001B, end")
  }
}
