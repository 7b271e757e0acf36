/// The part of a document that has to do with some actions: in each statement the patterns that meet
/// them, and no statement that has none.
///
/// A document and its slice answer questions about those actions alike, and slices are small.
struct DocumentSlice {
  /// A statement of which other patterns were left out, and its place in the document from 0.
  struct Part {
    var index: Int
    var statement: Statement
  }

  var version: PolicyDocument.LanguageVersion?
  var parts: [Part] = []

  /// Whether another slice has the same statements, wherever they stand in their documents.
  func saysTheSame(as other: DocumentSlice) -> Bool {
    version == other.version && parts.map(\.statement) == other.parts.map(\.statement)
  }

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
      if let part = statement.restricted(to: question.meets) {
        slice.parts.append(.init(index: index, statement: part))
      }
    }
    return slice
  }
}

extension Statement {
  /// The statement with some of its patterns alone; `nil` if it says nothing then.
  ///
  /// A NotAction stays as it is: without some of its entries it would be another one.
  func restricted(to isMeant: (String) -> Bool) -> Statement? {
    if action.isNegated { return self }
    let patterns = action.values.elements.filter(isMeant)
    if patterns.isEmpty { return nil }
    if patterns.count == action.values.elements.count { return self }
    var part = self
    part.action.values = .many(patterns)
    return part
  }
}
