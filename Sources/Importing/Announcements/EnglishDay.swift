internal import PolicyHistory
internal import PolicyLanguage

extension Day {
  /// Reads a day as pages in English write it: `November 13, 2024`, `13 Nov 2024`, `2024-11-13`.
  ///
  /// - Returns: `nil` for any other text, also one with something beside a day.
  init?(english text: String) {
    if let day = try? Day(text) {
      self = day
      return
    }
    guard text.utf8.count <= 40 else { return nil }
    let words = text.asciiLowercased.split { $0 == " " || $0 == "," || $0 == "." }
    guard words.count == 3, let year = Self.number(words[2]), words[2].utf8.count == 4 else {
      return nil
    }
    if let month = Self.month(words[0]), let day = Self.number(words[1]) {
      self.init(year: year, month: month, day: day)
    } else if let month = Self.month(words[1]), let day = Self.number(words[0]) {
      self.init(year: year, month: month, day: day)
    } else {
      return nil
    }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static func month(_ word: Substring) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    return months.firstIndex { $0.hasPrefix(word) || word == "sept" && $0 == "september" }
      .map { $0 + 1 }
  }

  /// A number of at most four digits, maybe with the ending of an ordinal: `1st`.
  private static func number(_ word: Substring) -> Int? {
    var digits = word
    for ending in ["st", "nd", "rd", "th"] where word.hasSuffix(ending) {
      digits = word.dropLast(2)
    }
    guard 1...4 ~= digits.utf8.count, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return nil
    }
    return Int(digits)
  }
}
