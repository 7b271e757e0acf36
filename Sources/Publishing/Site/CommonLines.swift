internal import PolicyLanguage

/// The lines that two texts have in common, each with its place in both, in order.
///
/// Lines that stand once in either text hold the rest together ("patience" comparison), so that it stays
/// near linear where thousands of lines are new. Short stretches between them are compared exactly.
struct CommonLines {
  /// The places of the lines in the old and in the new text.
  private(set) var pairs: [(old: Int, new: Int)] = []

  private let old: [Bytewise]
  private let new: [Bytewise]

  /// Stretches with more lines and no line to hold on to are taken to have none in common.
  private static let longest = 400

  /// Compares texts.
  ///
  /// - Complexity: O(*n* log *n*) where most lines stand once.
  init(_ old: [Substring], _ new: [Substring]) {
    self.old = old.map { Bytewise(String($0)) }
    self.new = new.map { Bytewise(String($0)) }
    match(old.indices, new.indices)
  }

  private mutating func match(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    var (from, to) = (oldRange, newRange)
    while let i = from.first, let j = to.first, old[i] == new[j] {
      pairs.append((i, j))
      (from, to) = (from.dropFirst(), to.dropFirst())
    }
    var end: [(old: Int, new: Int)] = []
    while let i = from.last, let j = to.last, old[i] == new[j] {
      end.append((i, j))
      (from, to) = (from.dropLast(), to.dropLast())
    }
    if !from.isEmpty, !to.isEmpty {
      let anchors = anchors(from, to)
      if anchors.isEmpty {
        if from.count + to.count <= Self.longest { compare(from, to) }
      } else {
        for anchor in anchors {
          match(from.lowerBound..<anchor.old, to.lowerBound..<anchor.new)
          pairs.append(anchor)
          (from, to) = (anchor.old + 1..<from.upperBound, anchor.new + 1..<to.upperBound)
        }
        match(from, to)
      }
    }
    pairs += end.reversed()
  }

  /// The longest row of lines that stand once in either stretch, in the same order in both.
  private func anchors(_ from: Range<Int>, _ to: Range<Int>) -> [(old: Int, new: Int)] {
    let (oldPlaces, newPlaces) = (Self.unique(old, from), Self.unique(new, to))
    let common = oldPlaces.compactMap { line, i in newPlaces[line].map { (old: i, new: $0) } }
      .sorted { $0.old < $1.old }
    // The last of the best row of each length, and what stands before each line in its row.
    var ends: [Int] = []
    var before: [Int?] = []
    for (place, pair) in common.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if common[ends[middle]].new < pair.new { low = middle + 1 } else { high = middle }
      }
      before.append(low > 0 ? ends[low - 1] : nil)
      if low < ends.count { ends[low] = place } else { ends.append(place) }
    }
    var row: [(old: Int, new: Int)] = []
    var next = ends.last
    while let place = next {
      row.append(common[place])
      next = before[place]
    }
    return row.reversed()
  }

  /// The lines that stand once in a stretch, and where.
  private static func unique(_ lines: [Bytewise], _ range: Range<Int>) -> [Bytewise: Int] {
    var places: [Bytewise: Int?] = [:]
    for place in range {
      places.updateValue(places[lines[place]] == nil ? place : nil, forKey: lines[place])
    }
    return places.compactMapValues { $0 }
  }

  /// Compares a stretch exactly.
  private mutating func compare(_ from: Range<Int>, _ to: Range<Int>) {
    let difference = new[to].difference(from: old[from])
    var removals: Set<Int> = []
    var insertions: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removals.insert(from.lowerBound + offset)
      case .insert(let offset, _, _): insertions.insert(to.lowerBound + offset)
      }
    }
    pairs += zip(from.filter { !removals.contains($0) }, to.filter { !insertions.contains($0) })
      .map { (old: $0, new: $1) }
  }
}
