import PolicyLanguage
import Testing

/// Input as large or as hard as is accepted: steps are counted, since time depends on the machine.
@Suite struct LimitTests {
  private static func document(_ statements: String) throws -> PolicyDocument {
    try PolicyDocument(
      text: Array(#"{"Version":"2012-10-17","Statement":[\#(statements)]}"#.utf8))
  }

  /// The places that are looked at when a pattern is held against a text.
  private static func steps(_ pattern: String, _ text: String) -> Int {
    var steps = 0
    _ = Glob(pattern).linesUp(with: Array(text.unicodeScalars)) { token, scalar in
      steps += 1
      return token.admits(scalar)
    }
    return steps
  }

  @Test(arguments: [
    String(repeating: "*a", count: 50) + "*b", String(repeating: "a*", count: 50) + "b",
    String(repeating: "*aa", count: 30) + "b", String(repeating: "?*", count: 50) + "b",
    "*" + String(repeating: "a", count: 50) + "b",
  ])
  func `patterns full of stars take as many steps as pattern and text are long`(
    pattern: String
  ) {
    for length in [100, 1000, 10_000] {
      let steps = Self.steps(pattern, String(repeating: "a", count: length))
      #expect(steps <= 2 * length * pattern.unicodeScalars.count)
    }
  }

  @Test func `patterns that overlap in every way end in an answer or in a possibility`() throws {
    let stars = (0..<24).map { "*\(UnicodeScalar(UInt8(97 + $0)))*" }
    let old = try Self.document(
      stars.map { #"{"Effect":"Allow","Action":"s3:\#($0)","Resource":"*"}"# }.joined(
        separator: ","))
    let new = try Self.document(#"{"Effect":"Allow","Action":"s3:*z*","Resource":"*"}"#)
    let comparison = DocumentComparison(from: old, to: new)
    #expect(!comparison.gained.isEmpty)
    #expect(!comparison.lost.isEmpty)
  }

  @Test(arguments: [5, 6, 7, 8, 40])
  func `patterns that have a great many parts in common have none`(stars: Int) {
    let (a, b) = (String(repeating: "*a", count: stars), String(repeating: "*b", count: stars))
    #expect(Glob(a + "*").intersection(Glob(b + "*")) == nil)
  }

  // It once made a comparison of 912 pieces, a quarter of a minute long.
  @Test func `a Deny that overlaps an Allow in a great many ways leaves the Allow whole`() throws {
    let allow = #"{"Effect":"Allow","Action":"s3:*a*a*a*a*a*a*","Resource":"*"}"#
    func deny(_ letters: [String]) -> String {
      let patterns = letters.map { "\"s3:\(String(repeating: "*\($0)", count: 6))*\"" }
      return #"{"Effect":"Deny","Action":[\#(patterns.joined(separator: ","))],"Resource":"*"}"#
    }
    let old = try Self.document(allow)
    let new = try Self.document("\(allow),\(deny(["b", "c", "d"]))")
    let comparison = DocumentComparison(from: old, to: new)
    #expect(comparison.lost.map(\.action) == ["s3:*a*a*a*a*a*a*"])
    #expect(comparison.gained.isEmpty)
  }

  @Test func `Denies that each overlap in some ways are bounded in sum`() throws {
    let allow = #"{"Effect":"Allow","Action":"s3:*a*a*a*","Resource":"*"}"#
    let denies = (0..<24).map { index in
      let letter = Character(UnicodeScalar(UInt8(98 + index)))
      return "{\"Effect\":\"Deny\",\"Action\":\"s3:*\(letter)*\(letter)*\",\"Resource\":\"*\"}"
    }
    let old = try Self.document(allow)
    let new = try Self.document(([allow] + denies).joined(separator: ","))
    #expect(DocumentComparison(from: old, to: new).lost.count <= Glob.mostParts)
  }

  @Test func `a string of a mebibyte is read, or refused for its size alone`() throws {
    let long = String(repeating: "a", count: (1 << 20) - 200)
    let document = try Self.document(
      #"{"Effect":"Allow","Action":"s3:Get","Resource":"arn:aws:s3:::\#(long)"}"#)
    #expect(DocumentComparison(from: document, to: document).gained.isEmpty)
    let error = #expect(throws: ParseError.self) {
      try Self.document(
        #"{"Effect":"Allow","Action":"s3:Get","Resource":"\#(long)\#(long)"}"#)
    }
    #expect(error?.message.contains("at most 1048576 are read") == true)
  }

  @Test func `as many statements as fit are read; a hundred thousand do not`() throws {
    func statements(_ count: Int) -> String {
      (0..<count).map { #"{"Effect":"Deny","Action":"a:B\#($0)","Resource":"*"}"# }
        .joined(separator: ",")
    }
    let document = try Self.document(statements(18_000))
    #expect(document.statements.elements.count == 18_000)
    let error = #expect(throws: ParseError.self) { try Self.document(statements(100_000)) }
    #expect(error?.message.contains("are read") == true)
  }
}
