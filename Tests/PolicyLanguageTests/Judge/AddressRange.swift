import Foundation

/// A range of IP addresses in CIDR notation, or one address, as the bits that are fixed.
struct AddressRange: Equatable, Sendable {
  /// The bits that every address of the range begins with.
  let prefix: [Bool]
  /// 32 for IPv4, 128 for IPv6.
  let width: Int

  /// Reads a range; an address without a prefix is that one address.
  ///
  /// Bits after the prefix are ignored, as AWS does (policy check "Improve IP range").
  init?(_ text: String) {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count <= 2, let bits = Self.bits(String(halves[0])) else { return nil }
    width = bits.count
    guard halves.count == 2 else {
      prefix = bits
      return
    }
    guard let length = Self.decimal(halves[1]), length <= width else { return nil }
    prefix = Array(bits.prefix(length))
  }

  /// Whether every address of another range is in this one.
  func contains(_ other: AddressRange) -> Bool {
    width == other.width && other.prefix.starts(with: prefix)
  }

  private static func bits(_ text: String) -> [Bool]? {
    text.contains(":") ? sixteenBitGroups(text)?.flatMap { bits(of: $0, count: 16) } : octets(text)
  }

  private static func octets(_ text: String) -> [Bool]? {
    let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = pieces.compactMap { decimal($0) }
    guard pieces.count == 4, numbers.count == 4, numbers.allSatisfy({ $0 < 256 }) else {
      return nil
    }
    return numbers.flatMap { bits(of: $0, count: 8) }
  }

  /// The eight groups of an IPv6 address, `::` standing for as many zeros as are missing.
  private static func sixteenBitGroups(_ text: String) -> [Int]? {
    let sides = text.components(separatedBy: "::")
    guard sides.count <= 2 else { return nil }
    var groups: [[Int]] = []
    for side in sides {
      guard let read = groupsOfSide(side) else { return nil }
      groups.append(read)
    }
    let count = groups.map(\.count).reduce(0, +)
    if groups.count == 1 { return count == 8 ? groups[0] : nil }
    guard count < 8 else { return nil }
    return groups[0] + Array(repeating: 0, count: 8 - count) + groups[1]
  }

  private static func groupsOfSide(_ text: String) -> [Int]? {
    if text.isEmpty { return [] }
    var groups: [Int] = []
    let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      if piece.contains("."), index == pieces.count - 1 {
        guard let last = octets(String(piece)) else { return nil }
        let value = last.reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        groups += [value >> 16, value & 0xFFFF]
      } else {
        let isHexadecimal = piece.allSatisfy { $0.isHexDigit && $0.isASCII }
        guard (1...4).contains(piece.count), isHexadecimal, let value = Int(piece, radix: 16) else {
          return nil
        }
        groups.append(value)
      }
    }
    return groups
  }

  /// A decimal number of at most three digits without leading zeros.
  private static func decimal(_ text: some StringProtocol) -> Int? {
    guard (1...3).contains(text.count), text.allSatisfy({ ("0"..."9").contains($0) }),
      text == "0" || text.first != "0"
    else { return nil }
    return Int(text)
  }

  private static func bits(of value: Int, count: Int) -> [Bool] {
    (0..<count).map { value >> (count - 1 - $0) & 1 == 1 }
  }
}
