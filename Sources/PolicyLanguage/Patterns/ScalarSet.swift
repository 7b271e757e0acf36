/// Some characters: ASCII as bits, the few others in a list.
struct ScalarSet {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var others: [Unicode.Scalar] = []

  init(_ scalars: [Unicode.Scalar]) {
    for scalar in scalars { insert(scalar) }
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<64: low & 1 << scalar.value != 0
    case 64..<128: high & 1 << (scalar.value - 64) != 0
    default: others.contains(scalar)
    }
  }

  mutating func insert(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0..<64: low |= 1 << scalar.value
    case 64..<128: high |= 1 << (scalar.value - 64)
    default: if !others.contains(scalar) { others.append(scalar) }
    }
  }

  /// The characters in the order of their numbers.
  var ascending: [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(low.nonzeroBitCount + high.nonzeroBitCount + others.count + 1)
    for (base, word) in [(UInt8(0), low), (64, high)] {
      var rest = word
      while rest != 0 {
        scalars.append(Unicode.Scalar(base + UInt8(rest.trailingZeroBitCount)))
        rest &= rest - 1
      }
    }
    return others.isEmpty ? scalars : scalars + others.sorted()
  }
}
