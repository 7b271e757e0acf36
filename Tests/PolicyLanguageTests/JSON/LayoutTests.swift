import PolicyLanguage
import Testing

/// How values are written.
@Suite struct LayoutTests {
  /// The value, and what Python's `json.dumps(value, indent=2, ensure_ascii=False)` makes of it.
  @Test(arguments: [
    ("[]", "[]"), ("{}", "{}"), ("null", "null"), ("[[],{}]", "[\n  [],\n  {}\n]"),
    ("[1,\"a\",true]", "[\n  1,\n  \"a\",\n  true\n]"),
    ("{\"a\":1}", "{\n  \"a\": 1\n}"),
    (
      "{\"b\":{\"c\":[null,{\"d\":false}]},\"a\":[]}",
      """
      {
        "b": {
          "c": [
            null,
            {
              "d": false
            }
          ]
        },
        "a": []
      }
      """
    ),
    (#""é😀\u007f\u2028\/""#, "\"é😀\u{7F}\u{2028}/\""),
    (
      #""\u0000\u0001\b\t\n\u000b\f\r\u000e\u001f\"\\""#,
      #""\u0000\u0001\b\t\n\u000b\f\r\u000e\u001f\"\\""#
    ),
    (#"{"\n":"\u0022"}"#, "{\n  \"\\n\": \"\\\"\"\n}"),
  ])
  func indentedIsPythons(_ text: String, _ indented: String) throws {
    #expect(try JSONReader.read(Array(text.utf8)).text(.indented) == indented)
  }

  @Test func canonicalSortsKeysByTheirBytes() throws {
    let text = #"{"b":{"z":1,"a":[{"y":1,"x":2}]},"B":0,"é":1,"\uFFFF":2,"😀":3,"":4,"aa":5,"a":6}"#
    #expect(
      try JSONReader.read(Array(text.utf8)).text(.canonical)
        == "{\"\":4,\"B\":0,\"a\":6,\"aa\":5,\"b\":{\"a\":[{\"x\":2,\"y\":1}],\"z\":1},"
        + "\"é\":1,\"\u{FFFF}\":2,\"😀\":3}")
  }

  @Test func makersLeaveAbsentValuesOut() {
    let value = JSONValue.object([
      ("a", .integer(-7)), ("b", nil), ("c", .strings(["x", "y"])), ("d", .null),
      ("e", .bool(true)), ("f", .object([])), ("g", .array([.string("z")])),
    ])
    #expect(
      value.text(.compact) == #"{"a":-7,"c":["x","y"],"d":null,"e":true,"f":{},"g":["z"]}"#)
  }

  @Test func equalityIsByBytes() throws {
    func read(_ text: String) throws -> JSONValue { try JSONReader.read(Array(text.utf8)) }
    #expect(try read(#"{"a":[1,"x",null]}"#) == read(#" { "a" : [ 1, "\u0078", null ] } "#))
    #expect(try read("\"é\"") != read("\"e\u{301}\""))
    #expect(try read("{\"é\":1}") != read("{\"e\u{301}\":1}"))
    #expect(try read("1.0") != read("1.00"))
    #expect(try read(#"{"a":1,"b":2}"#) != read(#"{"b":2,"a":1}"#))
    #expect(try read("[]") != read("{}"))
    #expect(try read("true") != read("false"))
  }

  @Test func lookUpIsByBytes() throws {
    let value = try JSONReader.read(Array("{\"e\u{301}\":1,\"a\":\"b\"}".utf8))
    #expect(value["é"] == nil)
    #expect(value["e\u{301}"] == .integer(1))
    #expect(value["a"]?.string == "b")
    #expect(JSONValue.string("x")["a"] == nil)
    #expect(value.array == nil && value.string == nil)
  }

  @Test func kindsHaveNames() throws {
    let value = try JSONReader.read(Array(#"[null,true,1,"a",[],{}]"#.utf8))
    #expect(
      value.array?.map(\.kind)
        == ["null", "a boolean", "a number", "a string", "an array", "an object"])
  }
}
