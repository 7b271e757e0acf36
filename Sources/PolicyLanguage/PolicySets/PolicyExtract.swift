/// The part of a policy that has to do with what is asked for: small, and enough to answer.
public struct PolicyExtract: Sendable {
  let slice: DocumentSlice

  /// Whether some statement of it allows.
  public var allows: Bool { !slice.allowsNothing }

  /// Whether some statement of it denies.
  public var denies: Bool { slice.parts.contains { $0.statement.effect == .deny } }

  /// Whether it has nothing to do with what is asked for.
  public var isEmpty: Bool { slice.parts.isEmpty }

  /// The part of a document that has nothing to do with it.
  public static let empty = PolicyExtract(slice: DocumentSlice())

  private init(slice: DocumentSlice) { self.slice = slice }

  /// Takes the part of a document.
  ///
  /// - Complexity: O(*n*) in the patterns of the document.
  public init(of document: PolicyDocument, about question: AccessQuestion) {
    slice = document.slice(question)
  }

  /// The statements as a document.
  var document: PolicyDocument { slice.document(slice.parts.map(\.statement)) }

  /// The statements that deny.
  var denying: [(index: Int, deny: GrantFinder.Deny)] {
    slice.parts.filter { $0.statement.effect == .deny }.map { part in
      (part.index, GrantFinder.Deny(statement: part.statement, hasVariables: hasVariables))
    }
  }

  /// Whether `${…}` in it is a variable.
  var hasVariables: Bool { slice.version == .v2012 }
}
