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
  /// How many of the first groups have to match.
  private let needed: Int
  /// The first place of the groups that are unwelcome.
  private let unwelcome: Int
  private let domain: Domain

  /// Prepares groups of globs.
  ///
  /// - Parameters:
  ///   - groups: The groups.
  ///   - needed: How many of the first groups a string has to match to be of interest.
  ///   - unwelcome: The number of the first group that only ever makes a string less interesting:
  ///     of two beginnings that differ in those alone, the one that leaves less of them is looked at.
  ///   - domain: Which strings are looked at.
  package init(
    _ groups: [[Member]], needed: Int = 0, unwelcomeFrom unwelcome: Int? = nil, domain: Domain
  ) {
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
    self.needed = needed
  }

  /// Visits every set of groups that match one string together, once, shortest example first; of
  /// sets that differ in unwelcome groups alone perhaps only the smaller.
  ///
  /// The empty string comes last of all, as an example that nobody likes.
  /// - Parameters:
  ///   - budget: The number of states after which the search gives up.
  ///   - visit: Called with the numbers of the groups that match, ascending, and an example; false
  ///     ends the search.
  /// - Complexity: O(states · live places); states are bounded by `budget`.
  package func forEachCell(budget: Int, visit: ([Int], String) -> Bool) -> End {
    var states = StateList(unwelcomeFrom: unwelcome)
    var trail: [(parent: Int, scalar: Unicode.Scalar)] = [(-1, "*")]
    var places = Places(reach: starts)
    close(&places)
    states.append(places.closed, domain.start)
    var cells: Set<[Int]> = []
    func isWanted(_ state: Int) -> Bool {
      guard states.domain(of: state).isAccepting else { return true }
      let matching = ends(in: states[state])
      guard matching.prefix(needed).elementsEqual(0..<needed) else { return true }
      return !cells.insert(matching).inserted || visit(matching, example(state, trail))
    }
    var next = 0
    while next < states.count {
      if next > 0, !isWanted(next) { return .stopped }
      for scalar in distinguished(in: states[next], states.domain(of: next)) {
        guard let domain = states.domain(of: next).step(scalar) else { continue }
        step(states[next], scalar, &places)
        guard canMatch(places.closed), !states.contains(places.closed, domain) else { continue }
        if states.count >= budget { return .outOfBudget }
        states.append(places.closed, domain)
        trail.append((next, scalar))
      }
      next += 1
    }
    return isWanted(0) ? .complete : .stopped
  }

  // MARK: Places

  /// Room for the places that are waited at, used again for each step.
  private struct Places {
    /// Those that a step reaches, ascending.
    var reach: [Int]
    /// All that are waited at then, ascending.
    var closed: [Int] = []
  }

  /// The places after one character.
  private func step(_ state: ArraySlice<Int>, _ scalar: Unicode.Scalar, _ places: inout Places) {
    let lower = scalar.asciiLowercased
    places.reach.removeAll(keepingCapacity: true)
    for place in state {
      guard let token = tokens[place] else {
        if settled[group[place]] == place { places.reach.append(place) }
        continue
      }
      guard token.admits(scalar) || folds[place] && token.admits(lower) else { continue }
      places.reach.append(token.isStar ? place : place + 1)
    }
    close(&places)
  }

  /// Adds the places behind stars and drops what became superfluous: whatever matches from a place
  /// before a star matches from the star, and a group that matches anyway waits for nothing.
  private func close(_ places: inout Places) {
    let all = places.reach
    places.closed.removeAll(keepingCapacity: true)
    var starred = -1
    var done = -1
    var last = Int.max
    /// Keeps a place, from the last to the first.
    func keep(_ place: Int) {
      guard place < last, glob[place] != starred, group[place] != done else { return }
      last = place
      if tokens[place]?.isStar == true { starred = glob[place] }
      if settled[group[place]] == place || isEverything(place) {
        done = group[place]
        while let kept = places.closed.last, group[kept] == done { places.closed.removeLast() }
        places.closed.append(settled[done])
      } else {
        places.closed.append(place)
      }
    }
    for place in all.reversed() {
      if tokens[place]?.isStar == true { keep(place + 1) }
      keep(place)
    }
    places.closed.reverse()
  }

  /// Whether whatever follows a place is matched.
  private func isEverything(_ place: Int) -> Bool {
    tokens[place] == .star(crossesColons: true) && tokens[place + 1] == nil
  }

  /// Whether all the groups that have to match still can.
  private func canMatch(_ places: [Int]) -> Bool {
    var next = 0
    for place in places where next < needed && group[place] >= next {
      if group[place] > next { return false }
      next += 1
    }
    return next == needed
  }

  private func ends(in places: ArraySlice<Int>) -> [Int] {
    var groups: [Int] = []
    for place in places where tokens[place] == nil && groups.last != group[place] {
      groups.append(group[place])
    }
    return groups
  }

  // MARK: Characters

  /// The characters that lead to different states, and one for all others.
  private func distinguished(
    in places: ArraySlice<Int>, _ domain: DomainState
  ) -> [Unicode.Scalar] {
    var scalars = ScalarSet(domain.scalars)
    for place in places {
      switch tokens[place] {
      case .scalar(let scalar):
        scalars.insert(scalar)
        if folds[place] { scalars.insert(scalar.asciiUppercased) }
      case .any(crossesColons: false), .star(crossesColons: false): scalars.insert(":")
      default: break
      }
    }
    let other = Self.others.first { !scalars.contains($0) } ?? Self.rareOther(besides: scalars)
    return scalars.ascending + [other]
  }

  private static let others = "abcdefghijklmnopqrstuvwxyz0123456789".unicodeScalars.map { $0 }

  private static func rareOther(besides scalars: ScalarSet) -> Unicode.Scalar {
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
