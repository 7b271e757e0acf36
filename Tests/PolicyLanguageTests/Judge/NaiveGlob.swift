/// A glob, matched by trying everything: `*` is any run of characters, `?` any one character.
struct NaiveGlob: Equatable, Sendable {
  enum Token: Equatable, Sendable {
    case literal(UnicodeScalar)
    case one
    case any
  }

  var tokens: [Token]

  init(_ tokens: [Token]) { self.tokens = tokens }

  /// Reads a pattern; with `foldingCase`, one for text whose `A`–`Z` are in lower case.
  init(_ pattern: String, foldingCase: Bool = false) {
    tokens = pattern.unicodeScalars.map { Token(wildcard: foldingCase ? $0.folded : $0) }
  }

  /// Whether the glob matches the whole of a text.
  func matches(_ text: [UnicodeScalar]) -> Bool { matches(text, from: 0, at: 0) }

  /// Whether the tokens from `index` on match the text from `position` on.
  private func matches(_ text: [UnicodeScalar], from index: Int, at position: Int) -> Bool {
    if index == tokens.count { return position == text.count }
    switch tokens[index] {
    case .any:
      return matches(text, from: index + 1, at: position)
        || (position < text.count && matches(text, from: index, at: position + 1))
    case .one:
      return position < text.count && matches(text, from: index + 1, at: position + 1)
    case .literal(let scalar):
      return position < text.count && text[position] == scalar
        && matches(text, from: index + 1, at: position + 1)
    }
  }
}

extension NaiveGlob.Token {
  /// What a scalar of a pattern stands for.
  init(wildcard scalar: UnicodeScalar) {
    switch scalar {
    case "*": self = .any
    case "?": self = .one
    default: self = .literal(scalar)
    }
  }
}
