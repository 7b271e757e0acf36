internal import PolicyHistory
internal import PolicyLanguage

/// The first cell of a row: the policies it speaks of, and what it says of them.
struct ChangeHeading {
  /// The policies, each once, in the order in which they are named.
  let policies: [PolicyKey]

  /// What it says: the cell without the names before it.
  let title: String

  /// Whether it says that a service began to tell of changes.
  let isTracking: Bool

  /// What stands between names and what is said of them.
  private static let separators = [" - ", " – ", " — ", ": ", " −"]

  /// Reads a cell.
  ///
  /// Names stand before a dash (`AmazonQFullAccess - Updated policy`) or anywhere
  /// (`Updated AmazonQFullAccess`). In the latter case a word has to look like a name.
  ///
  /// - Parameter find: The policies of a name or alias, without case.
  init(_ cell: String, find: (String) -> [PolicyKey]) {
    isTracking = cell.asciiLowercased.contains("tracking")
    for separator in Self.separators {
      guard let range = cell.firstRange(of: separator) else { continue }
      let found = Self.policies(in: cell[..<range.lowerBound], find) { _ in true }
      if found.isEmpty { continue }
      policies = found
      title = PlainText.line(String(cell[range.upperBound...]))
      return
    }
    policies = Self.policies(in: cell[...], find, where: Self.looksLikeName)
    title = PlainText.line(cell)
  }

  private static func policies(
    in text: Substring, _ find: (String) -> [PolicyKey], where isName: (Substring) -> Bool
  ) -> [PolicyKey] {
    var policies: [PolicyKey] = []
    for word in words(of: text) where isName(word) {
      for policy in find(String(word)) where !policies.contains(policy) { policies.append(policy) }
    }
    return policies
  }

  /// The runs of characters that a name may have, without punctuation at their ends.
  private static func words(of text: Substring) -> [Substring] {
    text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || "_+=@-.,".contains($0))) }
      .map { word in
        var word = word
        while let last = word.last, "-.,".contains(last) { word.removeLast() }
        return word
      }
      .filter { $0.utf8.count >= 2 }
  }

  /// Whether a word is no word of a sentence: it has a capital letter inside, or a `_`.
  private static func looksLikeName(_ word: Substring) -> Bool {
    word.dropFirst().contains { $0.isUppercase || $0 == "_" }
  }
}
