extension String {
  /// Whether two strings are the same bytes of UTF-8.
  ///
  /// `==` holds `é` and `e` + U+0301 for equal; IAM, git and SHA-256 do not.
  package func hasSameBytes(as other: String) -> Bool {
    withBytes { a in other.withBytes { b in UnsafeRawBufferPointer(a).equals(.init(b)) } }
  }

  /// Whether two strings are the same bytes of UTF-8 but for the case of ASCII letters.
  package func hasSameBytesWithoutCase(as other: String) -> Bool {
    withBytes { a in
      other.withBytes { b in
        a.count == b.count
          && a.indices.allSatisfy {
            a[$0] == b[$0] || a[$0].asciiLowercased == b[$0].asciiLowercased
          }
      }
    }
  }

  /// Whether the bytes of another string stand in this one in a row; `contains(_:)` of the standard
  /// library compares characters, and takes many times as long.
  package func hasBytes(of other: String) -> Bool {
    withBytes { a in
      other.withBytes { b in
        guard let first = b.first else { return true }
        guard a.count >= b.count else { return false }
        return (0...a.count - b.count).contains { start in
          a[start] == first && a[start..<start + b.count].elementsEqual(b)
        }
      }
    }
  }

  /// Whether this string begins with the bytes of another.
  package func hasPrefixBytes(_ other: String) -> Bool {
    withBytes { a in
      other.withBytes { b in
        a.count >= b.count
          && UnsafeRawBufferPointer(b).equals(
            UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: a.prefix(b.count))))
      }
    }
  }

  /// Whether this string sorts before another by its bytes of UTF-8.
  package func precedesBytewise(_ other: String) -> Bool {
    withBytes { a in other.withBytes { b in a.lexicographicallyPrecedes(b) } }
  }

  /// The string with `A`–`Z` in lower case and everything else as it is: how IAM compares names of
  /// actions and keys.
  package var asciiLowercased: String {
    guard utf8.contains(where: { 0x41...0x5A ~= $0 }) else { return self }
    return withBytes { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { lowercased in
        for (index, byte) in bytes.enumerated() {
          lowercased[index] = byte.asciiLowercased
        }
        return bytes.count
      }
    }
  }

  /// Whether this string sorts before another without the case of ASCII letters; of two that differ
  /// in case alone the one with smaller bytes comes first.
  package func sortsBeforeWithoutCase(_ other: String) -> Bool {
    let (a, b) = (asciiLowercased, other.asciiLowercased)
    return a.hasSameBytes(as: b) ? precedesBytewise(other) : a.precedesBytewise(b)
  }

  /// Calls with the bytes where they lie: the views of a `String` are too slow for long lists.
  fileprivate func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(utf8).withUnsafeBufferPointer(body)
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes are the same, eight at a time.
  fileprivate func equals(_ other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    var place = 0
    while place + 8 <= count {
      let (a, b) = (
        loadUnaligned(fromByteOffset: place, as: UInt64.self),
        other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      )
      if a != b { return false }
      place += 8
    }
    return self[place...].elementsEqual(other[place...])
  }
}

/// A string that equals another if the bytes are the same but for the case of ASCII letters, as names
/// of actions do.
struct CaseFolded: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (a: CaseFolded, b: CaseFolded) -> Bool {
    a.text.hasSameBytesWithoutCase(as: b.text)
  }

  func hash(into hasher: inout Hasher) {
    text.withBytes { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { folded in
        for (index, byte) in bytes.enumerated() { folded[index] = byte.asciiLowercased }
        hasher.combine(bytes: UnsafeRawBufferPointer(folded))
      }
    }
  }
}

/// A string that equals another only if the bytes are the same, for sets and dictionaries.
package struct Bytewise: Hashable, Sendable {
  /// The string.
  package let text: String

  /// Wraps a string.
  package init(_ text: String) { self.text = text }

  package static func == (a: Bytewise, b: Bytewise) -> Bool { a.text.hasSameBytes(as: b.text) }

  package func hash(into hasher: inout Hasher) {
    text.withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension UInt8 {
  /// `a` for `A`, everything but `A`–`Z` as it is.
  package var asciiLowercased: UInt8 { 0x41...0x5A ~= self ? self | 0x20 : self }
}

extension Unicode.Scalar {
  /// `a` for `A`, everything but `A`–`Z` as it is.
  var asciiLowercased: Unicode.Scalar {
    "A"..."Z" ~= self ? Unicode.Scalar(UInt8(value) | 0x20) : self
  }

  /// `A` for `a`, everything but `a`–`z` as it is.
  var asciiUppercased: Unicode.Scalar {
    "a"..."z" ~= self ? Unicode.Scalar(UInt8(value) & 0xDF) : self
  }
}

/// FNV-1a of 64 bits: a hash of bytes that takes no setting up.
func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
  bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}
