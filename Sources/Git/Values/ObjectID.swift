internal import CLibgit2

/// The id of a git object: the SHA-1 of its kind, size and bytes.
///
/// Ids compare and sort as their 20 bytes do, which is how their hexadecimal spellings do.
package struct ObjectID: Hashable, Comparable, Sendable, CustomStringConvertible {
  // The 20 bytes, the first one highest: comparing words compares bytes.
  private let high: UInt64
  private let middle: UInt64
  private let low: UInt32

  /// Reads the one normal spelling: 40 hexadecimal digits in lower case.
  package init?(_ hex: String) {
    guard hex.utf8.count == 40 else { return nil }
    var bytes: [UInt8] = []
    var pending: UInt8?
    for character in hex.utf8 {
      let digit: UInt8
      switch character {
      case 0x30...0x39: digit = character - 0x30
      case 0x61...0x66: digit = character - 0x61 + 10
      default: return nil
      }
      if let first = pending { bytes.append(first << 4 | digit) }
      pending = pending == nil ? digit : nil
    }
    self.init(bytes)
  }

  /// Takes the 20 bytes themselves; nil for any other number of them.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 20 else { return nil }
    self.init(twentyBytes: bytes)
  }

  init(_ id: git_oid) {
    self = unsafe withUnsafeBytes(of: id) { unsafe ObjectID(twentyBytes: $0.prefix(20)) }
  }

  /// The id of the tree without entries, which every repository has.
  package static let emptyTree = ObjectID(
    high: 0x4b82_5dc6_42cb_6eb9, middle: 0xa060_e54b_f8d6_9288, low: 0xfbee_4904)

  private init(high: UInt64, middle: UInt64, low: UInt32) {
    self.high = high
    self.middle = middle
    self.low = low
  }

  private init(twentyBytes bytes: some Sequence<UInt8>) {
    var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    for (index, byte) in bytes.enumerated() {
      switch index {
      case 0..<8: words.0 = words.0 << 8 | UInt64(byte)
      case 8..<16: words.1 = words.1 << 8 | UInt64(byte)
      default: words.2 = words.2 << 8 | UInt64(byte)
      }
    }
    self.init(high: words.0, middle: words.1, low: UInt32(truncatingIfNeeded: words.2))
  }

  /// The 20 bytes.
  package var bytes: [UInt8] {
    let words = [(high, 8), (middle, 8), (UInt64(low), 4)]
    return words.flatMap { word, count in
      (0..<count).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64(count - 1 - $0))) }
    }
  }

  /// The 40 hexadecimal digits, in lower case.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Bytewise order.
  package static func < (left: Self, right: Self) -> Bool {
    (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
  }

  /// The id as libgit2 takes it.
  var raw: git_oid {
    var raw = git_oid()
    let bytes = bytes
    unsafe withUnsafeMutableBytes(of: &raw) { unsafe $0.copyBytes(from: bytes) }
    return raw
  }
}
