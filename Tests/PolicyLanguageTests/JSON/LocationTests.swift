import PolicyLanguage
import Testing

/// Where an error is, for people.
@Suite struct LocationTests {
  private func location(_ text: String, _ offset: Int) -> ParseError.Location? {
    ParseError("", at: offset).located(in: Array(text.utf8)).location
  }

  @Test(arguments: [
    ("{}", 0, 1, 1), ("{}", 1, 1, 2), ("{}", 2, 1, 3), ("a\nb\nc", 2, 2, 1), ("a\nb\nc", 3, 2, 2),
    ("a\nb\nc", 4, 3, 1), ("a\n", 2, 2, 1), ("é😀x", 6, 1, 3), ("e\u{301}x", 3, 1, 3),
    ("a\r\nb", 3, 2, 1), ("ab", 99, 1, 3), ("ab", -1, 1, 1), ("", 0, 1, 1),
  ])
  func countsLinesAndCharacters(_ text: String, _ offset: Int, _ line: Int, _ column: Int) {
    #expect(location(text, offset)?.line == line)
    #expect(location(text, offset)?.column == column)
  }

  @Test func showsTheLineAndTheCaret() throws {
    let place = try #require(location("{\n  \"é\": nul,\n}", 10))
    #expect(place.excerpt == "  \"é\": nul,")
    #expect(place.caret == 7)
  }

  @Test func showsAtMost76CharactersOfALongLine() throws {
    let text = String(repeating: "a", count: 100) + "X" + String(repeating: "b", count: 100)
    let place = try #require(location(text, 100))
    #expect(place.column == 101)
    #expect(place.excerpt.count == 76)
    #expect(place.caret == 38)
    #expect(Array(place.excerpt)[place.caret] == "X")
  }

  @Test func showsBytesThatAreNotUTF8AsReplacements() throws {
    let place = try #require(
      ParseError("", at: 2).located(in: [0x22, 0x61, 0xFF, 0x22]).location)
    #expect(place.excerpt == "\"a\u{FFFD}\"")
    #expect(place.caret == 2)
  }

  @Test func isThatOfTheFirstFault() throws {
    let text = "{\"Version\": \"2012-10-17\",\n \"Statement\": [\n  {\"Effect\": \"allow\"}]}"
    do throws(ParseError) {
      _ = try PolicyDocument(text: Array(text.utf8))
      Issue.record("it was read")
    } catch {
      #expect(error.location?.line == 3)
      #expect(error.location?.column == 14)
      #expect(error.location?.excerpt == "  {\"Effect\": \"allow\"}]}")
    }
  }
}
