/// The part of a document that has to do with some actions: in each statement the patterns that meet
/// them, and no statement that has none.
///
/// A document and its slice answer questions about those actions alike, and slices are small.
struct DocumentSlice: Equatable {
  /// A statement of which other patterns were left out, and its place in the document from 0.
  struct Part: Equatable {
    var index: Int
    var statement: Statement
  }

  var version: PolicyDocument.LanguageVersion?
  var parts: [Part] = []

  /// Whether nothing is allowed: then it does not matter what is denied.
  var allowsNothing: Bool { !parts.contains { $0.statement.effect == .allow } }

  /// The parts that deny.
  var denies: [Statement] { parts.map(\.statement).filter { $0.effect == .deny } }

  /// The parts that allow.
  var allows: [Part] { parts.filter { $0.statement.effect == .allow } }

  /// A document of some statements in the language of this one.
  func document(_ statements: [Statement]) -> PolicyDocument {
    PolicyDocument(version: version, statements: .many(statements))
  }
}

extension PolicyDocument {
  /// The part of the document that has to do with what is asked for.
  func slice(_ question: AccessQuestion) -> DocumentSlice {
    var slice = DocumentSlice(version: version)
    for (index, statement) in statements.elements.enumerated() {
      if let part = statement.restricted(
        to: statement.action.values.elements.filter(question.meets))
      {
        slice.parts.append(.init(index: index, statement: part))
      }
    }
    return slice
  }
}

extension Statement {
  /// The statement with some of its patterns alone; `nil` if it says nothing then.
  func restricted(to patterns: [String]) -> Statement? {
    let all = action.values.elements
    if patterns.count == all.count { return all.isEmpty && !action.isNegated ? nil : self }
    if patterns.isEmpty, !action.isNegated { return nil }
    var part = self
    // A NotAction without entries is another matter than one whose entries are about other actions.
    part.action.values = .many(patterns.isEmpty ? Array(all.prefix(1)) : patterns)
    return part
  }
}
