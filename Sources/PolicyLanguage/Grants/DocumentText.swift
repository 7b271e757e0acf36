/// The text of a policy document, of which nothing is read but strings and the keys they stand
/// under: about as fast as it can be copied.
package struct DocumentText {
  private let bytes: ArraySlice<UInt8>

  package init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// Calls with each pattern under an `Action` or a `NotAction`, until one time says enough.
  ///
  /// Conditions, whose keys may have these names, are passed over. A text with an escape in a string is
  /// not plain: what it says cannot be seen.
  ///
  /// - Returns: Whether the text is plain as far as it was looked at.
  /// - Complexity: O(*n*) in the length of the text.
  func forEachPattern(
    _ visit: (_ pattern: Slice<UnsafeBufferPointer<UInt8>>, _ isNegated: Bool) -> Bool
  ) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var isNegated: Bool?
      var position = 0
      while let open = bytes[position...].firstIndex(of: UInt8(ascii: "\"")) {
        var close = open + 1
        while close < bytes.count, bytes[close] != UInt8(ascii: "\"") {
          if bytes[close] == UInt8(ascii: "\\") { return false }
          close += 1
        }
        if close >= bytes.count { return false }
        let text = bytes[(open + 1)..<close]
        position = close + 1
        if bytes[position...].first(where: { !$0.isBlankInJSON }) == UInt8(ascii: ":") {
          isNegated =
            text.elementsEqual("Action".utf8)
            ? false : text.elementsEqual("NotAction".utf8) ? true : nil
          if text.elementsEqual("Condition".utf8) {
            guard let end = Self.endOfObject(bytes[position...]) else { return false }
            position = end
          }
        } else if let isNegated, !visit(text, isNegated) {
          return true
        }
      }
      return true
    }
  }

  /// Where the first object of a text ends; `nil` for none, and where a string has an escape.
  private static func endOfObject(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var depth = 0
    var isString = false
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "\""): isString.toggle()
      case UInt8(ascii: "\\") where isString: return nil
      case UInt8(ascii: "{") where !isString: depth += 1
      case UInt8(ascii: "}") where !isString:
        depth -= 1
        if depth <= 0 { return index + 1 }
      default: break
      }
    }
    return nil
  }
}

/// Finds which of some patterns stand literally in documents, without case.
package struct PatternFinder: Sendable {
  private var places: [UInt64: [Int]] = [:]
  private var texts: [[UInt8]] = []

  /// Prepares to look for patterns.
  package init(_ patterns: [String]) {
    texts = patterns.map { Array($0.asciiLowercased.utf8) }
    for (place, text) in texts.enumerated() { places[fnv1a(text), default: []].append(place) }
  }

  /// The places of the patterns that a document names; `nil` if its text is not plain.
  package func found(in text: DocumentText) -> Set<Int>? {
    var found: Set<Int> = []
    let isPlain = text.forEachPattern { pattern, _ in
      add(pattern, to: &found)
      return true
    }
    return isPlain ? found : nil
  }

  /// The places of the patterns that a document names.
  package func found(in document: PolicyDocument) -> Set<Int> {
    var found: Set<Int> = []
    for pattern in document.actionPatterns {
      add(pattern.utf8, to: &found)
    }
    return found
  }

  private func add(_ pattern: some Sequence<UInt8>, to found: inout Set<Int>) {
    for place in places[fnv1a(pattern.lazy.map(\.asciiLowercased))] ?? []
    where pattern.elementsEqual(texts[place], by: { $0.asciiLowercased == $1 }) {
      found.insert(place)
    }
  }
}

extension UInt8 {
  /// Whether it is one of the four blanks of JSON (RFC 8259, section 2).
  fileprivate var isBlankInJSON: Bool {
    self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09
  }
}
