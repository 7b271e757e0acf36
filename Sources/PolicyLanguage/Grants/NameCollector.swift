/// Collects the names of actions that stand literally in documents.
package struct NameCollector {
  private var known: Set<Bytes> = []

  /// Begins without any.
  package init() {}

  /// A text by its bytes, which are kept once it is new.
  private struct Bytes: Hashable {
    var bytes: ArraySlice<UInt8>
  }

  /// The names so far.
  package var names: NamedActions {
    NamedActions(known.map { String(decoding: $0.bytes, as: UTF8.self) })
  }

  /// Adds the names of a document.
  package mutating func add(_ document: PolicyDocument) {
    for pattern in document.statements.elements.flatMap(\.action.values.elements)
    where !pattern.utf8.contains(where: \.isWildcard) {
      known.insert(Bytes(bytes: Array(pattern.utf8)[...]))
    }
  }

  /// Adds the names of a document by its text.
  ///
  /// - Returns: Whether the text is plain; if not, nothing is added.
  package mutating func add(_ text: DocumentText) -> Bool {
    var found: Set<Bytes> = []
    let isPlain = text.forEachPattern { pattern, _ in
      if !pattern.contains(where: \.isWildcard) { found.insert(Bytes(bytes: Array(pattern)[...])) }
      return true
    }
    if isPlain { known.formUnion(found) }
    return isPlain
  }
}
