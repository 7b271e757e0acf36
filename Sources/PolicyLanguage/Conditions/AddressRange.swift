/// A range of IP addresses in CIDR notation; an address alone is a range of one.
package struct AddressRange: Hashable, Sendable {
  /// The version of the protocol: 4 or 6.
  let version: Int
  /// The first address.
  let first: UInt128
  /// The last address.
  let last: UInt128

  /// Reads `203.0.113.0/24`, `203.0.113.7`, `2001:db8::/32`; `nil` for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let head = parts.first else { return nil }
    let address: UInt128
    if let value = Self.version4(head) {
      (version, address) = (4, value)
    } else if let value = Self.version6(head) {
      (version, address) = (6, value)
    } else {
      return nil
    }
    let width = version == 4 ? 32 : 128
    var length = width
    if parts.count == 2 {
      guard parts[1].utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let value = Int(parts[1]),
        0...width ~= value
      else { return nil }
      length = value
    }
    // A shift by the whole width gives 0, so a length of 0 spans everything.
    let host = length == width ? UInt128(0) : UInt128.max >> UInt128(128 - (width - length))
    first = address & ~host
    last = first | host
  }

  /// Whether a range lies inside this one.
  func contains(_ other: AddressRange) -> Bool {
    version == other.version && first <= other.first && other.last <= last
  }

  /// An address as text.
  static func text(_ address: UInt128, version: Int) -> String {
    if version == 4 {
      return [24, 16, 8, 0].map { String(address >> UInt128($0) & 0xFF) }.joined(separator: ".")
    }
    return (0..<8).map { String(address >> UInt128(112 - 16 * $0) & 0xFFFF, radix: 16) }
      .joined(separator: ":")
  }

  private static func version4(_ text: Substring) -> UInt128? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var address: UInt128 = 0
    for part in parts {
      guard part.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let byte = UInt8(part) else { return nil }
      address = address << 8 | UInt128(byte)
    }
    return address
  }

  /// RFC 4291, section 2.2, without the mixed form that ends in a version 4 address.
  private static func version6(_ text: Substring) -> UInt128? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count) else { return nil }
    var groups: [[UInt16]] = []
    for half in halves {
      var values: [UInt16] = []
      for group in half.isEmpty ? [] : half.split(separator: ":", omittingEmptySubsequences: false)
      {
        guard (1...4).contains(group.utf8.count), let value = UInt16(group, radix: 16),
          group.first != "+"
        else { return nil }
        values.append(value)
      }
      groups.append(values)
    }
    let count = groups.joined().count
    guard groups.count == 2 ? count < 8 : count == 8 else { return nil }
    let zeros = Array(repeating: UInt16(0), count: 8 - count)
    return (groups[0] + zeros + (groups.count == 2 ? groups[1] : []))
      .reduce(0) { $0 << 16 | UInt128($1) }
  }
}
