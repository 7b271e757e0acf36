import Testing

@testable import Publishing

@Suite struct LineDifferenceTests {
  private static func lines(_ old: String, _ new: String) -> [String] {
    LineDifference(from: old, to: new).markup.map(\.html).joined().split(separator: "\n")
      .map(String.init)
  }

  /// A difference without its markup, as `diff` writes it.
  private static func plain(_ old: [String], _ new: [String]) -> [String] {
    lines(old.joined(separator: "\n"), new.joined(separator: "\n")).map { line in
      var text = line
      for tag in ["<ins>", "</ins>", "<del>", "</del>"] { text = text.replacing(tag, with: "") }
      return text
    }
  }

  @Test func `what is new and what is gone is marked`() {
    #expect(
      Self.lines("a\nb\nc", "a\nx\nc\nd")
        == ["  a", "<del>- b</del>", "<ins>+ x</ins>", "  c", "<ins>+ d</ins>"])
  }

  /// Both texts can be read out of the difference, whatever they are.
  @Test func `nothing is lost of either text`() {
    var random = Random(state: 1)
    for _ in 0..<2_000 {
      let texts = (0..<2).map { _ in
        (0..<Int(random.next() % 9)).map { _ in String("abcd".randomElement(using: &random) ?? "a")
        }
      }
      let difference = Self.plain(texts[0], texts[1])
      for (text, marks) in zip(texts, [" -", " +"]) {
        let read = difference.filter { marks.contains($0.first ?? "?") }.map {
          String($0.dropFirst(2))
        }
        #expect(read == (text.isEmpty ? [""] : text), "\(texts)")
      }
    }
  }

  @Test func `ten thousand new lines are found`() {
    let old = ["{"] + (0..<10).map { "old\($0)" } + ["}"]
    let new = ["{"] + (0..<10_000).map { "new\($0 % 5_000)" } + ["old3", "}"]
    let difference = Self.plain(old, new)
    #expect(difference.count == 10_000 + 9 + 3)
    #expect(difference.contains("  old3"))
  }

  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }
}
