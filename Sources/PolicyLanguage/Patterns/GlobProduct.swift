/// Groups of globs run over all strings at once.
///
/// It tells which sets of groups match one and the same string, with an example for each; a group
/// matches what one of its globs matches. This one search decides containment in a union,
/// intersection and difference exactly, over any alphabet: at each step only the characters that
/// some glob waits for are told apart, and one character stands for all others.
package struct GlobProduct {
  /// Which strings are looked at.
  package enum Domain: Sendable {
    /// All strings.
    case text
    /// `prefix:name`, neither empty.
    case action
    /// `*`, or an ARN of six fields.
    case resource
    /// An ARN of six fields.
    case arn
  }

  /// How a search ended.
  package enum End: Sendable {
    /// Every set was visited.
    case complete
    /// The visitor had enough.
    case stopped
    /// There were more states than the budget allows.
    case outOfBudget
  }

  /// A glob, and whether it compares without case.
  package struct Member: Hashable, Sendable {
    package var glob: Glob
    package var foldsCase: Bool

    package init(_ glob: Glob, foldsCase: Bool = false) {
      self.glob = glob
      self.foldsCase = foldsCase
    }
  }

  /// What is expected at each place, all globs behind one another; nothing at their ends.
  private let tokens: [Glob.Token?]
  /// The glob that each place is in.
  private let glob: [Int]
  /// The group that each place is in.
  private let group: [Int]
  private let folds: [Bool]
  /// For each group the place that means: matches, whatever follows.
  private let settled: [Int]
  private let starts: [Int]
  /// The first place of the groups that are unwelcome.
  private let unwelcome: Int
  private let domain: Domain

  /// Prepares groups of globs.
  ///
  /// - Parameters:
  ///   - groups: The groups.
  ///   - unwelcome: The number of the first group that only ever makes a string less interesting:
  ///     of two beginnings that differ in those alone, the one that leaves less of them is looked at.
  ///   - domain: Which strings are looked at.
  package init(_ groups: [[Member]], unwelcomeFrom unwelcome: Int? = nil, domain: Domain) {
    var tokens: [Glob.Token?] = []
    var glob: [Int] = []
    var group: [Int] = []
    var folds: [Bool] = []
    var settled: [Int] = []
    var starts: [Int] = []
    var boundary = Int.max
    var globs = 0
    func add(_ token: Glob.Token?, _ number: Int, _ foldsCase: Bool) {
      tokens.append(token)
      glob.append(globs)
      group.append(number)
      folds.append(foldsCase)
    }
    for (number, members) in groups.enumerated() {
      if number == unwelcome { boundary = tokens.count }
      settled.append(tokens.count)
      add(nil, number, false)
      globs += 1
      for member in members {
        starts.append(tokens.count)
        for token in member.glob.tokens { add(token, number, member.foldsCase) }
        add(nil, number, member.foldsCase)
        globs += 1
      }
    }
    (self.tokens, self.glob, self.group, self.folds) = (tokens, glob, group, folds)
    (self.settled, self.starts, self.unwelcome, self.domain) = (settled, starts, boundary, domain)
  }

  /// Visits every set of groups that match one string together, once, shortest example first; of
  /// sets that differ in unwelcome groups alone perhaps only the smaller.
  ///
  /// The empty string comes last of all, as an example that nobody likes.
  /// - Parameters:
  ///   - budget: The number of states after which the search gives up.
  ///   - isAlive: Whether strings that begin so can still be of interest, by the groups that can
  ///     still match, ascending.
  ///   - visit: Called with the numbers of the groups that match, ascending, and an example; false
  ///     ends the search.
  /// - Complexity: O(states · live places); states are bounded by `budget`.
  package func forEachCell(
    budget: Int, isAlive: (([Int]) -> Bool)? = nil, visit: ([Int], String) -> Bool
  ) -> End {
    var seen = SeenStates(unwelcome: unwelcome)
    var trail: [(parent: Int, scalar: Unicode.Scalar)] = [(-1, "*")]
    var queue = [State(places: closed(starts), domain: domain.start)]
    var cells: Set<[Int]> = []
    _ = seen.insert(queue[0])
    var next = 0
    while next < queue.count {
      let state = queue[next]
      if next > 0, state.domain.isAccepting {
        let matching = ends(in: state)
        if cells.insert(matching).inserted, !visit(matching, example(next, trail)) {
          return .stopped
        }
      }
      for scalar in distinguished(in: state) {
        guard let following = step(state, scalar) else { continue }
        if let isAlive, !isAlive(groups(in: following)) { continue }
        guard seen.insert(following) else { continue }
        if queue.count >= budget { return .outOfBudget }
        queue.append(following)
        trail.append((next, scalar))
      }
      next += 1
    }
    if queue[0].domain.isAccepting {
      let matching = ends(in: queue[0])
      if cells.insert(matching).inserted, !visit(matching, "") { return .stopped }
    }
    return .complete
  }

  // MARK: States

  struct State: Hashable {
    /// The places that are waited at, ascending.
    var places: [Int]
    var domain: DomainState

    func hash(into hasher: inout Hasher) {
      places.withUnsafeBytes { hasher.combine(bytes: $0) }
      hasher.combine(domain)
    }
  }

  /// The state after one character; nil where no string of the domain goes on so.
  private func step(_ state: State, _ scalar: Unicode.Scalar) -> State? {
    guard let domain = state.domain.step(scalar) else { return nil }
    let lower = scalar.asciiLowercased
    var places: [Int] = []
    places.reserveCapacity(state.places.count + 4)
    for place in state.places {
      guard let token = tokens[place] else {
        if settled[group[place]] == place { places.append(place) }
        continue
      }
      guard token.admits(scalar) || folds[place] && token.admits(lower) else { continue }
      places.append(token.isStar ? place : place + 1)
    }
    return State(places: closed(places), domain: domain)
  }

  /// Adds the places behind stars and drops what became superfluous: whatever matches from a place
  /// before a star matches from the star, and a group that matches anyway waits for nothing.
  private func closed(_ places: [Int]) -> [Int] {
    var all: [Int] = []
    all.reserveCapacity(places.count + 4)
    for place in places {
      // A place comes no later than one after those before it, and then it is there already.
      if all.last.map({ $0 < place }) ?? true { all.append(place) }
      if tokens[place]?.isStar == true, all.last == place { all.append(place + 1) }
    }
    var kept: [Int] = []
    kept.reserveCapacity(all.count)
    var starred = -1
    var done = -1
    for place in all.reversed() where glob[place] != starred && group[place] != done {
      if tokens[place]?.isStar == true {
        starred = glob[place]
        if isEverything(place) {
          done = group[place]
          while let last = kept.last, group[last] == done { kept.removeLast() }
          kept.append(settled[done])
          continue
        }
      } else if settled[group[place]] == place {
        done = group[place]
        while let last = kept.last, group[last] == done { kept.removeLast() }
      }
      kept.append(place)
    }
    kept.reverse()
    return kept
  }

  /// Whether whatever follows a place is matched.
  private func isEverything(_ place: Int) -> Bool {
    tokens[place] == .star(crossesColons: true) && tokens[place + 1] == nil
  }

  private func ends(in state: State) -> [Int] {
    var groups: [Int] = []
    for place in state.places where tokens[place] == nil && groups.last != group[place] {
      groups.append(group[place])
    }
    return groups
  }

  private func groups(in state: State) -> [Int] {
    var groups: [Int] = []
    for place in state.places where groups.last != group[place] { groups.append(group[place]) }
    return groups
  }

  /// The characters that lead to different states, and one for all others.
  private func distinguished(in state: State) -> [Unicode.Scalar] {
    var scalars = state.domain.scalars
    for place in state.places {
      switch tokens[place] {
      case .scalar(let scalar):
        if !scalars.contains(scalar) { scalars.append(scalar) }
        let upper = scalar.asciiUppercased
        if folds[place], !scalars.contains(upper) { scalars.append(upper) }
      case .any(crossesColons: false), .star(crossesColons: false):
        if !scalars.contains(":") { scalars.append(":") }
      default: break
      }
    }
    let other = Self.others.first { !scalars.contains($0) } ?? Self.rareOther(besides: scalars)
    scalars.sort()
    scalars.append(other)
    return scalars
  }

  private static let others = "abcdefghijklmnopqrstuvwxyz0123456789".unicodeScalars.map { $0 }

  private static func rareOther(besides scalars: [Unicode.Scalar]) -> Unicode.Scalar {
    (0xC0...0x10FFFF).lazy.compactMap(Unicode.Scalar.init).first { !scalars.contains($0) }
      ?? "\u{0}"
  }

  private func example(_ index: Int, _ trail: [(parent: Int, scalar: Unicode.Scalar)]) -> String {
    var scalars: [Unicode.Scalar] = []
    var index = index
    while index > 0 {
      scalars.append(trail[index].scalar)
      index = trail[index].parent
    }
    return String(String.UnicodeScalarView(scalars.reversed()))
  }
}

/// The states that were met, and whether one more is worth a look.
private struct SeenStates {
  let unwelcome: Int
  private var all: Set<GlobProduct.State> = []
  /// By the rest of the state, the sets of unwelcome places that were met with it.
  private var least: [GlobProduct.State: [[Int]]] = [:]

  init(unwelcome: Int) { self.unwelcome = unwelcome }

  /// Whether a state is new, and no state was met that leaves less of what is unwelcome.
  mutating func insert(_ state: GlobProduct.State) -> Bool {
    if unwelcome == .max { return all.insert(state).inserted }
    let split = state.places.firstIndex { $0 >= unwelcome } ?? state.places.count
    var welcome = state
    welcome.places.removeSubrange(split...)
    let rest = Array(state.places[split...])
    if least[welcome]?.contains(where: { rest.containsSorted($0) }) == true { return false }
    least[welcome, default: []].append(rest)
    return true
  }
}

extension [Int] {
  /// Whether all of some ascending numbers are among these, which ascend too.
  fileprivate func containsSorted(_ numbers: [Int]) -> Bool {
    if numbers.count > count { return false }
    var index = 0
    for number in numbers {
      while index < count, self[index] < number { index += 1 }
      guard index < count, self[index] == number else { return false }
      index += 1
    }
    return true
  }
}
