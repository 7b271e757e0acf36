/// The states that a search over globs has met, side by side in one list.
///
/// A state is the places that are waited at, ascending, and how much of a string of the domain was
/// read. Of states that differ in unwelcome places alone those are kept that no earlier one
/// outdoes.
struct StateList {
  /// The first place that is unwelcome.
  private let unwelcome: Int
  private var places: [Int] = []
  /// Where the places of each state begin; one more at the end.
  private var starts = [0]
  private var domains: [DomainState] = []
  /// Where the unwelcome places of each state begin.
  private var splits: [Int] = []
  /// For each state the one before it with the same domain and welcome places, or -1.
  private var older: [Int] = []
  /// A table of hashes: the newest state with some domain and welcome places, or -1.
  private var slots = Array(repeating: -1, count: 64)
  private var distinct = 0

  init(unwelcomeFrom unwelcome: Int) { self.unwelcome = unwelcome }

  var count: Int { domains.count }

  subscript(state: Int) -> ArraySlice<Int> { places[starts[state]..<starts[state + 1]] }

  func domain(of state: Int) -> DomainState { domains[state] }

  /// Whether a state was met, or one that leaves less of what is unwelcome.
  func contains(_ candidate: [Int], _ domain: DomainState) -> Bool {
    let split = split(candidate)
    var state = slots[slot(of: candidate[..<split], domain)]
    while state >= 0 {
      if candidate[split...].containsSorted(places[splits[state]..<starts[state + 1]]) {
        return true
      }
      state = older[state]
    }
    return false
  }

  /// Appends a state.
  mutating func append(_ candidate: [Int], _ domain: DomainState) {
    if distinct * 2 >= slots.count { grow() }
    let split = split(candidate)
    let slot = slot(of: candidate[..<split], domain)
    older.append(slots[slot])
    if slots[slot] < 0 { distinct += 1 }
    slots[slot] = count
    splits.append(places.count + split)
    places += candidate
    starts.append(places.count)
    domains.append(domain)
  }

  private func split(_ candidate: [Int]) -> Int {
    unwelcome == .max ? candidate.count : candidate.partitioningIndex { $0 >= unwelcome }
  }

  /// The slot of the states with some domain and welcome places, or a free one.
  private func slot(of welcome: ArraySlice<Int>, _ domain: DomainState) -> Int {
    var slot = Self.hash(welcome, domain) & (slots.count - 1)
    while slots[slot] >= 0 {
      let state = slots[slot]
      if domains[state] == domain,
        places[starts[state]..<splits[state]].elementsEqual(welcome)
      {
        break
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private static func hash(_ welcome: ArraySlice<Int>, _ domain: DomainState) -> Int {
    var hash = UInt64(truncatingIfNeeded: domain.hashValue)
    // FNV-1a over whole places.
    for place in welcome {
      hash = (hash ^ UInt64(truncatingIfNeeded: place)) &* 0x100_0000_01B3
    }
    return Int(truncatingIfNeeded: hash ^ hash >> 29)
  }

  private mutating func grow() {
    let newest = slots.filter { $0 >= 0 }
    slots = Array(repeating: -1, count: slots.count * 2)
    for state in newest {
      slots[slot(of: places[starts[state]..<splits[state]], domains[state])] = state
    }
  }
}

extension ArraySlice<Int> {
  /// Whether all of some ascending numbers are among these, which ascend too.
  fileprivate func containsSorted(_ numbers: ArraySlice<Int>) -> Bool {
    if numbers.count > count { return false }
    var index = startIndex
    for number in numbers {
      while index < endIndex, self[index] < number { index += 1 }
      guard index < endIndex, self[index] == number else { return false }
      index += 1
    }
    return true
  }
}

extension [Int] {
  /// The first place from which on something holds, if it holds for all after one for which it does.
  ///
  /// - Complexity: O(log *n*).
  func partitioningIndex(_ holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
