import PolicyLanguage
import Testing

/// What RFC 8259 does not allow, and what the reader refuses beyond it: where and in which words.
@Suite struct JSONRefusalTests {
  private func refusal(of text: [UInt8], depth: Int = 64, size: Int = 1 << 20) -> ParseError? {
    do throws(ParseError) {
      _ = try JSONReader.read(text, limits: .init(depth: depth, size: size))
      return nil
    } catch {
      return error
    }
  }

  /// text, offset of the refusal, message.
  @Test(arguments: [
    ("", 0, "the text ends where a JSON value should stand"),
    (" \n\t", 3, "the text ends where a JSON value should stand"),
    ("[", 1, "the text ends where a JSON value should stand"),
    ("]", 0, "`]` where a JSON value should stand"),
    ("[1", 2, "the text ends where `,` or `]` should stand"),
    ("[1,", 3, "the text ends where a JSON value should stand"),
    ("[1,]", 3, "`]` where a JSON value should stand"),
    ("[,1]", 1, "`,` where a JSON value should stand"),
    ("[1,,2]", 3, "`,` where a JSON value should stand"),
    ("[1 2]", 3, "`2` where `,` or `]` should stand"),
    ("[1:2]", 2, "`:` where `,` or `]` should stand"),
    ("[1}", 2, "`}` where `,` or `]` should stand"),
    ("[]]", 2, "`]` where the end of the text should stand"),
    ("[] []", 3, "`[` where the end of the text should stand"),
    ("{", 1, "the text ends where a key in quotes should stand"),
    ("{]", 1, "`]` where a key in quotes should stand"),
    ("{,}", 1, "`,` where a key in quotes should stand"),
    ("{\"a\"", 4, "the text ends where `:` should stand"),
    ("{\"a\" 1}", 5, "`1` where `:` should stand"),
    ("{\"a\",1}", 4, "`,` where `:` should stand"),
    ("{\"a\":", 5, "the text ends where a JSON value should stand"),
    ("{\"a\"::1}", 5, "`:` where a JSON value should stand"),
    ("{\"a\":}", 5, "`}` where a JSON value should stand"),
    ("{\"a\":1", 6, "the text ends where `,` or `}` should stand"),
    ("{\"a\":1,}", 7, "`}` where a key in quotes should stand"),
    ("{\"a\":1 \"b\":2}", 7, "`\"` where `,` or `}` should stand"),
    ("{\"a\":1]", 6, "`]` where `,` or `}` should stand"),
    ("{a:1}", 1, "`a` where a key in quotes should stand"),
    ("{1:1}", 1, "`1` where a key in quotes should stand"),
    ("{'a':1}", 1, "`'` where a key in quotes should stand"),
    ("{null:1}", 1, "`n` where a key in quotes should stand"),
    ("['a']", 1, "`'` where a JSON value should stand"),
    ("[a]", 1, "`a` where a JSON value should stand"),
    ("nul", 0, "`n` where a JSON value should stand"),
    ("nulL", 0, "`n` where a JSON value should stand"),
    ("True", 0, "`T` where a JSON value should stand"),
    ("truE", 0, "`t` where a JSON value should stand"),
    ("nullx", 4, "`x` where the end of the text should stand"),
    ("truefalse", 4, "`f` where the end of the text should stand"),
    ("NaN", 0, "`N` where a JSON value should stand"),
    ("Infinity", 0, "`I` where a JSON value should stand"),
    ("[1] // x", 4, "`/` where the end of the text should stand"),
    ("/* x */ 1", 0, "`/` where a JSON value should stand"),
    ("# x", 0, "`#` where a JSON value should stand"),
    ("\u{C}1", 0, "`U+000C` where a JSON value should stand"),
    ("\u{9B}1", 0, "`U+009B` where a JSON value should stand"),
    ("[\u{1B}[31m]", 1, "`U+001B` where a JSON value should stand"),
    ("\u{A0}1", 0, "`\u{A0}` where a JSON value should stand"),
    ("１", 0, "`１` where a JSON value should stand"),
    ("\u{2060}[]", 0, "`\u{2060}` where a JSON value should stand"),
    ("[é]", 1, "`é` where a JSON value should stand"),
    ("[😀]", 1, "`😀` where a JSON value should stand"),
  ])
  func structure(_ text: String, _ offset: Int, _ message: String) throws {
    let error = try #require(refusal(of: Array(text.utf8)))
    #expect(error.message == message)
    #expect(error.offset == offset)
    #expect(error.location != nil)
  }

  @Test(arguments: [
    ("-", 1, "the text ends where a digit should stand"),
    ("+1", 0, "`+` where a JSON value should stand"),
    (".5", 0, "`.` where a JSON value should stand"),
    ("01", 1, "`1` where the end of the text should stand"),
    ("-01", 2, "`1` where the end of the text should stand"),
    ("00", 1, "`0` where the end of the text should stand"),
    ("--1", 1, "`-` where a digit should stand"),
    ("-a", 1, "`a` where a digit should stand"),
    ("-\n", 1, "`U+000A` where a digit should stand"),
    ("-.5", 1, "`.` where a digit should stand"),
    ("-Infinity", 1, "`I` where a digit should stand"),
    ("1.", 2, "the text ends where a digit should stand"),
    ("1.e1", 2, "`e` where a digit should stand"),
    ("1.5.2", 3, "`.` where the end of the text should stand"),
    ("1e", 2, "the text ends where a digit should stand"),
    ("1e+", 3, "the text ends where a digit should stand"),
    ("1e+-2", 3, "`-` where a digit should stand"),
    ("1e1.5", 3, "`.` where the end of the text should stand"),
    ("0x1", 1, "`x` where the end of the text should stand"),
    ("1_000", 1, "`_` where the end of the text should stand"),
    ("1f", 1, "`f` where the end of the text should stand"),
    ("[1 000]", 3, "`0` where `,` or `]` should stand"),
  ])
  func numbers(_ text: String, _ offset: Int, _ message: String) throws {
    let error = try #require(refusal(of: Array(text.utf8)))
    #expect(error.message == message)
    #expect(error.offset == offset)
  }

  private static let half = "half a surrogate pair; both halves are needed"
  private static let escapes = #"; accepted are \" \\ \/ \b \f \n \r \t \u"#

  @Test(arguments: [
    ("\"", 0, "a string without its closing quote"),
    ("\"a", 0, "a string without its closing quote"),
    ("[\"a\\\"]", 1, "a string without its closing quote"),
    ("\"\\", 2, "the text ends where an escape should stand"),
    ("\"\\x41\"", 1, "escape `\\x`" + escapes),
    ("\"\\a\"", 1, "escape `\\a`" + escapes),
    ("\"\\'\"", 1, "escape `\\'`" + escapes),
    ("\"\\0\"", 1, "escape `\\0`" + escapes),
    ("\"\\U0041\"", 1, "escape `\\U`" + escapes),
    ("\"\\é\"", 1, "escape `\\é`" + escapes),
    ("\"\\\n\"", 1, "escape `\\U+000A`" + escapes),
    ("\"\\u\"", 3, "`\"` where four hexadecimal digits should stand"),
    ("\"\\u004\"", 6, "`\"` where four hexadecimal digits should stand"),
    ("\"\\u00G0\"", 5, "`G` where four hexadecimal digits should stand"),
    ("\"\\u 041\"", 3, "` ` where four hexadecimal digits should stand"),
    ("\"\\u+041\"", 3, "`+` where four hexadecimal digits should stand"),
    ("\"\\u00", 5, "the text ends where four hexadecimal digits should stand"),
    (#""\uD800""#, 1, half), (#""\uDC00""#, 1, half), (#""\uDBFFx""#, 1, half),
    (#""\uD800\n""#, 1, half), (#""\uD800\uD800""#, 1, half), (#""\uDC00\uD800""#, 1, half),
    (#""\uD800\u0041""#, 1, half), (#""\uD83D😀""#, 1, half),
    (#""\uD800\u00""#, 11, "`\"` where four hexadecimal digits should stand"),
    ("\"a\nb\"", 2, "control character U+000A in a string; write it as an escape"),
    ("\"\t\"", 1, "control character U+0009 in a string; write it as an escape"),
    ("\"\0\"", 1, "control character U+0000 in a string; write it as an escape"),
    ("\"\\n\u{1F}\"", 3, "control character U+001F in a string; write it as an escape"),
    ("{\"a\u{1B}\":1}", 3, "control character U+001B in a string; write it as an escape"),
  ])
  func strings(_ text: String, _ offset: Int, _ message: String) throws {
    let error = try #require(refusal(of: Array(text.utf8)))
    #expect(error.message == message)
    #expect(error.offset == offset)
  }

  /// bytes, offset of the first that is not UTF-8.
  @Test(
    arguments: [
      ([0x22, 0xFF, 0x22], 1), ([0x22, 0xC3, 0x22], 1), ([0x22, 0xC3, 0xA9, 0x80, 0x22], 3),
      ([0x22, 0xC0, 0xAF, 0x22], 1), ([0x22, 0xE0, 0x80, 0xAF, 0x22], 1),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1),
      ([0x22, 0xF0, 0x9F, 0x98, 0x22], 1), ([0x5B, 0x5D, 0xE9], 2), ([0xFE, 0xFF, 0x00, 0x5B], 0),
    ] as [([UInt8], Int)])
  func bytesThatAreNotUTF8(_ text: [UInt8], _ offset: Int) throws {
    let error = try #require(refusal(of: text))
    #expect(error.message == "a byte that is not UTF-8")
    #expect(error.offset == offset)
  }

  @Test func aByteOrderMark() throws {
    let error = try #require(refusal(of: [0xEF, 0xBB, 0xBF] + Array("{}".utf8)))
    #expect(
      error.message == "a byte order mark before the JSON; UTF-8 without one is accepted")
    #expect(error.offset == 0)
    #expect(try #require(refusal(of: [0xEF, 0xBB, 0xBF])).offset == 0)
  }

  @Test(arguments: [
    (#"{"a": 1, "a": 2}"#, 9, "a"), (#"{"a": 1, "\u0061": 2}"#, 9, "a"),
    (#"{"a": {"b": 1}, "c": {"b": 1, "d": 2, "b": 3}}"#, 38, "b"), (#"{"": 1, "": 2}"#, 8, ""),
  ])
  func duplicateKeys(_ text: String, _ offset: Int, _ key: String) throws {
    let error = try #require(refusal(of: Array(text.utf8)))
    #expect(error.message == "duplicate key `\(key)`; a key may appear once in an object")
    #expect(error.offset == offset)
  }

  @Test(arguments: [2, 15, 16, 17, 100])
  func duplicateKeysAmongMany(_ count: Int) {
    let members = (0..<count).map { "\"k\($0)\":0" }
    #expect(refusal(of: Array("{\(members.joined(separator: ","))}".utf8)) == nil)
    for index in [0, count / 2, count - 1] {
      let text = "{\((members + [members[index]]).joined(separator: ","))}"
      #expect(refusal(of: Array(text.utf8))?.message.hasPrefix("duplicate key `k\(index)`") == true)
    }
  }

  @Test(arguments: [("[", "]"), (#"{"a":"#, "}")])
  func nestingDeeperThanTheLimit(_ open: String, _ close: String) throws {
    func nested(_ depth: Int) -> [UInt8] {
      let open = String(repeating: open, count: depth - 1) + "[]"
      return Array((open + String(repeating: close, count: depth - 1)).utf8)
    }
    #expect(refusal(of: nested(64)) == nil)
    let error = try #require(refusal(of: nested(65)))
    #expect(error.message == "nested deeper than 64 levels")
    #expect(error.offset == 64 * open.utf8.count)
    #expect(refusal(of: nested(3), depth: 3) == nil)
    #expect(refusal(of: nested(4), depth: 3)?.message == "nested deeper than 3 levels")
    #expect(refusal(of: Array(repeating: UInt8(ascii: "["), count: 100_000)) != nil)
  }

  @Test func moreBytesThanTheLimit() throws {
    let text = Array("[1234567]".utf8)
    #expect(refusal(of: text, size: 9) == nil)
    let error = try #require(refusal(of: text, size: 8))
    #expect(error.message == "9 bytes of JSON; at most 8 are read")
    #expect(refusal(of: Array(repeating: UInt8(ascii: " "), count: (1 << 20) + 1)) != nil)
  }
}
