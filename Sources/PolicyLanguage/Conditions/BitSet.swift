/// A set of small whole numbers below a fixed bound.
struct BitSet: Hashable, Sendable {
  private var words: [UInt64]

  /// No numbers, or all below the bound.
  init(bound: Int, isFull: Bool = false) {
    words = Array(repeating: 0, count: (bound + 63) / 64)
    if isFull { for number in 0..<bound { insert(number) } }
  }

  mutating func insert(_ number: Int) { words[number >> 6] |= 1 << UInt64(number & 63) }

  mutating func formIntersection(_ other: BitSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  func intersection(_ other: BitSet) -> BitSet {
    var result = self
    result.formIntersection(other)
    return result
  }

  /// The numbers below the bound that are not in it.
  func complement(bound: Int) -> BitSet {
    var result = BitSet(bound: bound, isFull: true)
    for index in words.indices { result.words[index] &= ~words[index] }
    return result
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The smallest number in it.
  var first: Int? {
    for (index, word) in words.enumerated() where word != 0 {
      return index << 6 | word.trailingZeroBitCount
    }
    return nil
  }
}
