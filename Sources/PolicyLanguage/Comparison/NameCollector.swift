/// Collects the names of actions that stand literally in documents.
package struct NameCollector: Sendable {
  /// The names by a hash of their bytes: most are asked for many times, and new once.
  private var known: [UInt64: [[UInt8]]] = [:]

  /// Begins without any.
  package init() {}

  /// The names so far.
  package var names: NamedActions {
    NamedActions(known.values.joined().map { String(decoding: $0, as: UTF8.self) })
  }

  /// Takes in what another collected.
  package mutating func formUnion(_ other: NameCollector) {
    for name in other.known.values.joined() { insert(name) }
  }

  /// Adds the names of a document.
  package mutating func add(_ document: PolicyDocument) {
    for pattern in document.actionPatterns
    where !pattern.utf8.contains(where: \.isWildcard) {
      insert(pattern.utf8)
    }
  }

  /// Adds the names of a document by its text.
  ///
  /// - Returns: Whether the text is plain; if not, nothing is added.
  package mutating func add(_ text: DocumentText) -> Bool {
    var new: [[UInt8]] = []
    let isPlain = text.forEachPattern { pattern, _ in
      if !pattern.contains(where: \.isWildcard), !has(pattern) { new.append(Array(pattern)) }
      return true
    }
    if isPlain { for name in new { insert(name) } }
    return isPlain
  }

  private func has(_ name: some Collection<UInt8>) -> Bool {
    known[fnv1a(name)]?.contains { name.elementsEqual($0) } ?? false
  }

  private mutating func insert(_ name: some Collection<UInt8>) {
    if !has(name) { known[fnv1a(name), default: []].append(Array(name)) }
  }
}
