import PolicyLanguage
import Testing

/// What RFC 8259 allows is read, and written back without blanks as it was.
@Suite struct JSONAcceptanceTests {
  @Test(arguments: [
    "null", "true", "false", "0", "-0", "\"\"", "[]", "{}", "[[]]", "[{}]", "{\"\":0}",
    "[1,2,3]", "[null,true,false,0,\"a\",[],{}]", "{\"a\":{\"b\":[{\"c\":null}]}}",
    "[-1]", "[0.1]", "[1.10]", "[123.456e78]", "[1E22]", "[1e-2]", "[1E+2]", "[0e1]", "[-0.0]",
    "[123456789012345678901234567890]", "[1e9999]", "[-0e-0]", "[20e1]", "[0.00000000000000000001]",
    "[\"\u{7F}\"]", "[\"\u{80}\"]", "[\"\u{2028}\u{2029}\"]", "[\"\u{FFFF}\u{1FFFF}\"]",
    "[\"é\"]", "[\"e\u{301}\"]", "[\"😀\"]", "[\"\u{FEFF}\"]", "[\"a/b\"]", "[\"'\"]",
    "{\"é\":1,\"e\u{301}\":2}", "{\"a\":1,\"A\":2}", "{\"b\":1,\"a\":2}",
  ])
  func isReadAsItIs(_ text: String) throws {
    let value = try JSONReader.read(Array(text.utf8))
    #expect(value.bytes(.compact) == Array(text.utf8))
  }

  @Test(arguments: [
    (" [ ] ", "[]"), ("\t\n\r {\n}\r\n", "{}"), (" [ 1 ,\t2\n] ", "[1,2]"),
    ("{ \"a\" : 1 , \"b\" :[ ] }", "{\"a\":1,\"b\":[]}"), (" \"a\" ", "\"a\""), ("\n7\n", "7"),
  ])
  func blanksMeanNothing(_ text: String, _ compact: String) throws {
    #expect(try JSONReader.read(Array(text.utf8)).text(.compact) == compact)
  }

  @Test(arguments: [
    (#""\"\\\/""#, "\"\\/"), (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"), (#""\u0041""#, "A"),
    (#""\u00e9\u00E9""#, "éé"), (#""\u0000""#, "\0"), (#""\u001f""#, "\u{1F}"),
    (#""\uD83D\uDE00""#, "😀"), (#""\ud83d\ude00""#, "😀"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
    (#""\uFFFF\uFFFE""#, "\u{FFFF}\u{FFFE}"), (#""\uD7FF\uE000""#, "\u{D7FF}\u{E000}"),
    (#""a\u0062c""#, "abc"), (#""\\u0041""#, "\\u0041"), (#""\u0022""#, "\""),
    (#""e\u0301""#, "e\u{301}"), (#""\u2028""#, "\u{2028}"),
  ])
  func escapesAreResolved(_ text: String, _ expected: String) throws {
    let string = try #require(try JSONReader.read(Array(text.utf8)).string)
    #expect(Array(string.utf8) == Array(expected.utf8))
  }

  @Test(arguments: ["1.10", "-0", "1E+02", "12345678901.5e+07", "100000000000000000000"])
  func numbersKeepTheirText(_ text: String) throws {
    let value = try JSONReader.read(Array(text.utf8))
    #expect(value == JSONValue(.number(text)))
    #expect(value != JSONValue(.number(text + "0")))
  }

  @Test func placesAreRemembered() throws {
    let value = try JSONReader.read(Array(#" {"é": [ 1, "x"], "b":null}"#.utf8))
    let members = try #require(value.members)
    #expect(value.offset == 1)
    #expect(members.map(\.keyOffset) == [2, 19])
    #expect(members.map(\.value.offset) == [8, 23])
    #expect(members[0].value.array?.map(\.offset) == [10, 13])
  }
}
