/// What can be said of patterns of actions at the sight of their first letters: whether one may have
/// an action in common with a glob.
///
/// It never rules out one that has.
package struct ActionProbe: Sendable {
  /// The letters before the first wildcard of the glob, in lower case.
  private let prefix: [UInt8]

  /// Whether the glob has no wildcard.
  let isLiteral: Bool

  init(_ glob: Glob) {
    prefix = Array(glob.literalPrefix.utf8)
    isLiteral = glob.isLiteral
  }

  /// Whether a pattern may have an action in common with the glob.
  func mayMeet(_ pattern: String) -> Bool {
    pattern.utf8.withContiguousStorageIfAvailable { mayMeet($0[...]) } ?? mayMeet(pattern.utf8)
  }

  /// Whether a pattern, given by its bytes, may have an action in common with the glob.
  private func mayMeet(_ pattern: some Collection<UInt8>) -> Bool {
    var rest = pattern.makeIterator()
    for expected in prefix {
      // A pattern that ends here matches nothing that goes on.
      guard let byte = rest.next() else { return false }
      if byte.isWildcard { return true }
      if byte.asciiLowercased != expected { return false }
    }
    guard isLiteral, let next = rest.next() else { return true }
    return next.isWildcard
  }

  /// Whether the text of a policy document may have a statement about actions of the glob.
  ///
  /// What is not plain is not ruled out: a `NotAction`, and an escape in any string.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package func mayMeet(_ text: DocumentText) -> Bool {
    var isMet = false
    let isPlain = text.forEachPattern { pattern, isNegated in
      isMet = isNegated || mayMeet(pattern)
      return !isMet
    }
    return isMet || !isPlain
  }
}
