import PolicyLanguage
import Testing

/// Every small pattern against every other and every small string.
///
/// Patterns are over `a`, `b`, `?` and `*`, strings over `a`, `b` and `c`, which stands for every
/// character that no pattern names.
@Suite struct GlobTests {
  #if DEBUG
    private static let length = 3
    private static let unionLength = 2
  #else
    private static let length = 4
    private static let unionLength = 3
  #endif

  private static let strings = words(over: ["a", "b", "c"], upTo: 6)
    .map { Array($0.unicodeScalars) }

  /// Every word of some letters up to a length, the empty one first.
  private static func words(over letters: [String], upTo length: Int) -> [String] {
    var words = [""]
    var longest = [""]
    for _ in 0..<length {
      longest = longest.flatMap { word in letters.map { word + $0 } }
      words += longest
    }
    return words
  }

  /// The strings that a pattern matches, one bit for each.
  private struct Language: Equatable {
    private var bits: [UInt64]

    init(_ pattern: String) {
      let glob = NaiveGlob(pattern)
      bits = Array(repeating: 0, count: strings.count / 64 + 1)
      for (index, string) in strings.enumerated() where glob.matches(string) {
        bits[index / 64] |= 1 << UInt64(index % 64)
      }
    }

    func contains(_ other: Language) -> Bool { zip(bits, other.bits).allSatisfy { $1 & ~$0 == 0 } }
    func meets(_ other: Language) -> Bool { zip(bits, other.bits).contains { $0 & $1 != 0 } }
    func union(_ other: Language) -> Language { combined(other, |) }
    func intersection(_ other: Language) -> Language { combined(other, &) }

    private func combined(_ other: Language, _ operation: (UInt64, UInt64) -> UInt64) -> Language {
      var result = self
      result.bits = zip(bits, other.bits).map(operation)
      return result
    }
  }

  private static func patterns(upTo length: Int) -> [(text: String, glob: Glob, language: Language)]
  {
    words(over: ["a", "b", "?", "*"], upTo: length).map { ($0, Glob($0), Language($0)) }
  }

  @Test func matchesWhatItShould() {
    for (text, glob, _) in Self.patterns(upTo: Self.length) {
      let naive = NaiveGlob(text)
      for string in Self.strings {
        let word = String(String.UnicodeScalarView(string))
        #expect(glob.matches(word) == naive.matches(string), "`\(text)` on `\(word)`")
      }
    }
  }

  @Test func containsWhatItShould() {
    let patterns = Self.patterns(upTo: Self.length)
    var contained = 0
    for (text, glob, language) in patterns {
      for (otherText, other, otherLanguage) in patterns {
        let expected = language.contains(otherLanguage)
        if glob.contains(other) != expected {
          Issue.record("`\(text)` contains `\(otherText)`: \(expected) is right")
        }
        contained += expected ? 1 : 0
      }
    }
    print("pairs of patterns: \(patterns.count * patterns.count), \(contained) contained")
  }

  @Test func equalLanguagesAreEqualGlobs() {
    let patterns = Self.patterns(upTo: Self.length)
    for (text, glob, language) in patterns {
      for (otherText, other, otherLanguage) in patterns
      where (glob == other) != (language == otherLanguage) {
        Issue.record("`\(text)` and `\(otherText)`")
      }
    }
  }

  @Test func unionsContainWhatTheyShould() {
    let patterns = Self.patterns(upTo: Self.unionLength)
    for (index, first) in patterns.enumerated() {
      for second in patterns[index...] {
        let union = first.language.union(second.language)
        for (text, glob, language) in patterns {
          let expected = union.contains(language)
          if [first.glob, second.glob].contains(glob, in: .text) != expected {
            Issue.record("`\(first.text)` or `\(second.text)` contain `\(text)`: \(expected)")
          }
        }
      }
    }
  }

  @Test func meetsWhatItShould() {
    let patterns = Self.patterns(upTo: Self.length)
    for (text, glob, language) in patterns {
      for (otherText, other, otherLanguage) in patterns
      where glob.intersects(other) != language.meets(otherLanguage) {
        Issue.record("`\(text)` meets `\(otherText)`")
      }
    }
  }

  @Test func intersectionsAreExactAndMaximal() {
    let patterns = Self.patterns(upTo: Self.length)
    var languages: [String: Language] = [:]
    for (text, glob, language) in patterns {
      for (otherText, other, otherLanguage) in patterns {
        guard let common = glob.intersection(other) else {
          Issue.record("`\(text)` and `\(otherText)`: no answer")
          continue
        }
        let parts = common.map { part in
          let known = languages[part.pattern] ?? Language(part.pattern)
          languages[part.pattern] = known
          return known
        }
        let union = parts.reduce(Language("").intersection(Language("a"))) { $0.union($1) }
        if union != language.intersection(otherLanguage) {
          Issue.record("`\(text)` and `\(otherText)`: \(common.map(\.pattern))")
        }
        for (index, part) in parts.enumerated() {
          for (otherIndex, otherPart) in parts.enumerated()
          where index != otherIndex && otherPart.contains(part) {
            Issue.record("`\(text)` and `\(otherText)`: \(common.map(\.pattern)) is not maximal")
          }
        }
      }
    }
  }

  @Test func charactersAreScalarsAndCaseCounts() {
    #expect(Glob("caf?").matches("caf\u{E9}"))
    #expect(!Glob("caf?").matches("cafe\u{301}"))
    #expect(Glob("caf??").matches("cafe\u{301}"))
    #expect(!Glob("caf\u{E9}").matches("cafe\u{301}"))
    #expect(Glob("👩‍👩‍👧").contains(Glob("👩‍👩‍👧")) == true)
    #expect(Glob("?????").contains(Glob("👩‍👩‍👧")) == true)
    #expect(!Glob("a").matches("A"))
    #expect(Glob(action: "S3:Get*") == Glob(action: "s3:gET*"))
    #expect(Glob(literal: "a*") != Glob("a*"))
    #expect(Glob("a*").contains(Glob(literal: "a*")) == true)
    #expect(Glob(literal: "a*").contains(Glob("a*")) == false)
    #expect(Glob(literal: "a*").literal == "a*")
    #expect(Glob("a*").literal == nil)
  }

  /// Patterns that make a careless matcher or product take for ever.
  @Test func hardPatternsAreDecidedQuickly() {
    let stars = String(repeating: "*a", count: 20)
    let text = String(repeating: "a", count: 400)
    #expect(!Glob(stars + "*b").matches(text))
    #expect(Glob(stars + "*").matches(text))
    #expect(Glob("*").contains(Glob(stars)) == true)
    #expect(Glob(stars + "*").contains(Glob(String(repeating: "a*", count: 20))) == true)
    #expect(Glob(stars).intersects(Glob(String(repeating: "*b", count: 20))) == false)
  }
}
