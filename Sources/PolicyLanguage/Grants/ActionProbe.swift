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
      if (0x41...0x5A ~= byte ? byte | 0x20 : byte) != expected { return false }
    }
    guard isLiteral, let next = rest.next() else { return true }
    return next.isWildcard
  }

  /// Whether the text of a policy document may have a statement about actions of the glob.
  ///
  /// Nothing is read but strings and the keys they stand under, so that a text is ruled out about as
  /// fast as it can be copied. What is not plain is not ruled out: a `NotAction`, and an escape
  /// in any string.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package func mayMeet(documentText bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var isUnderAction = false
      var position = 0
      while let open = bytes[position...].firstIndex(of: UInt8(ascii: "\"")) {
        var close = open + 1
        while close < bytes.count, bytes[close] != UInt8(ascii: "\"") {
          if bytes[close] == UInt8(ascii: "\\") { return true }
          close += 1
        }
        if close >= bytes.count { return true }
        let text = bytes[(open + 1)..<close]
        position = close + 1
        if bytes[position...].first(where: { !$0.isBlankInJSON }) == UInt8(ascii: ":") {
          if text.elementsEqual("NotAction".utf8) { return true }
          isUnderAction = text.elementsEqual("Action".utf8)
        } else if isUnderAction, mayMeet(text) {
          return true
        }
      }
      return false
    }
  }
}

extension UInt8 {
  /// Whether it is a wildcard of patterns.
  var isWildcard: Bool { self == UInt8(ascii: "*") || self == UInt8(ascii: "?") }

  /// Whether it is one of the four blanks of JSON (RFC 8259, section 2).
  fileprivate var isBlankInJSON: Bool {
    self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09
  }
}
