/// A slice in which patterns without wildcards are found by their names.
///
/// A question about one action then reads its own name and the patterns with wildcards, not ten
/// thousand other names: to ask about each of them is near linear.
struct SliceIndex {
  private let slice: DocumentSlice
  private let patterns: [Patterns]

  /// The patterns of a statement and their places in it.
  private struct Patterns {
    var wild: [(place: Int, text: String)] = []
    /// By the name in lower case.
    var literal: [Bytewise: [(place: Int, text: String)]] = [:]

    init(_ statement: Statement) {
      if statement.action.isNegated { return }
      for (place, text) in statement.action.values.elements.enumerated() {
        if text.utf8.contains(where: \.isWildcard) {
          wild.append((place, text))
        } else {
          literal[Bytewise(text.asciiLowercased), default: []].append((place, text))
        }
      }
    }
  }

  /// Prepares to ask about a slice.
  ///
  /// - Complexity: O(*n*) in its patterns.
  init(_ slice: DocumentSlice) {
    self.slice = slice
    patterns = slice.parts.map { Patterns($0.statement) }
  }

  /// The part of the slice that has to do with what is asked for.
  func slice(_ question: AccessQuestion) -> DocumentSlice {
    var result = DocumentSlice(version: slice.version)
    for (part, patterns) in zip(slice.parts, patterns) {
      guard let statement = restricted(part.statement, patterns, question) else { continue }
      result.parts.append(.init(index: part.index, statement: statement))
    }
    return result
  }

  private func restricted(
    _ statement: Statement, _ patterns: Patterns, _ question: AccessQuestion
  ) -> Statement? {
    if statement.action.isNegated || !question.probe.isLiteral {
      return statement.restricted(to: question.meets)
    }
    let named = patterns.literal[Bytewise(question.action.asciiLowercased)] ?? []
    let met = named + patterns.wild.filter { question.meets($0.text) }
    if met.isEmpty { return nil }
    var part = statement
    part.action.values = .many(met.sorted { $0.place < $1.place }.map(\.text))
    return part
  }
}
