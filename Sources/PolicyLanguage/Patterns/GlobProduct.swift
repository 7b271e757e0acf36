/// All globs of a family run over all strings at once: which sets of them match one and the same
/// string, with an example for each.
///
/// This one search decides containment in a union, intersection and difference exactly, over any
/// alphabet: at each step only the characters that some glob waits for are told apart, and one
/// character stands for all others.
package struct GlobProduct {
  /// Which strings are looked at.
  package enum Domain: Sendable {
    /// All strings.
    case text
    /// `prefix:name`, neither empty.
    case action
    /// `*`, or an ARN of six fields.
    case resource
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

  private let tokens: [Glob.Token?]
  private let folds: [Bool]
  private let owner: [Int]
  private let starts: [Int]
  private let domain: Domain

  /// Prepares a family of globs.
  package init(_ members: [Member], domain: Domain) {
    var tokens: [Glob.Token?] = []
    var folds: [Bool] = []
    var owner: [Int] = []
    var starts: [Int] = []
    for (index, member) in members.enumerated() {
      starts.append(tokens.count)
      tokens += member.glob.tokens.map { $0 } + [nil]
      let count = member.glob.tokens.count + 1
      folds += repeatElement(member.foldsCase, count: count)
      owner += repeatElement(index, count: count)
    }
    (self.tokens, self.folds, self.owner, self.starts) = (tokens, folds, owner, starts)
    self.domain = domain
  }

  /// Visits every set of globs that match one string together, once, shortest example first.
  ///
  /// The empty string comes last of all, as an example that nobody likes.
  /// - Parameters:
  ///   - budget: The number of states after which the search gives up.
  ///   - isAlive: Whether strings that begin so can still be of interest, by the globs that can
  ///     still match.
  ///   - visit: Called with the indexes of the globs that match, ascending, and an example; false
  ///     ends the search.
  /// - Complexity: O(states · live places · log); states are bounded by `budget`.
  package func forEachCell(
    budget: Int, isAlive: (([Int]) -> Bool)? = nil, visit: ([Int], String) -> Bool
  ) -> End {
    var seen: [State: Int] = [:]
    var trail: [(parent: Int, scalar: Unicode.Scalar)] = []
    var queue: [State] = []
    var cells: Set<[Int]> = []
    let start = State(places: closed(starts), domain: domain.start)
    queue.append(start)
    trail.append((-1, "*"))
    seen[start] = 0
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
        guard let following = step(state, scalar), seen[following] == nil else { continue }
        if let isAlive, !isAlive(owners(in: following)) { continue }
        if queue.count >= budget { return .outOfBudget }
        seen[following] = queue.count
        queue.append(following)
        trail.append((next, scalar))
      }
      next += 1
    }
    if start.domain.isAccepting {
      let matching = ends(in: start)
      if cells.insert(matching).inserted, !visit(matching, "") { return .stopped }
    }
    return .complete
  }

  // MARK: States

  private struct State: Hashable {
    /// The places that are waited at, ascending.
    var places: [Int]
    var domain: DomainState
  }

  /// The places after one character; nil where no string of the domain goes on so.
  private func step(_ state: State, _ scalar: Unicode.Scalar) -> State? {
    guard let domain = state.domain.step(scalar) else { return nil }
    var places: [Int] = []
    for place in state.places {
      guard let token = tokens[place] else { continue }
      let admitted =
        token.admits(scalar) || folds[place] && token.admits(scalar.asciiLowercased)
      guard admitted else { continue }
      places.append(token.isStar ? place : place + 1)
    }
    return State(places: closed(places), domain: domain)
  }

  /// Adds the places behind stars, and drops those that a later star makes superfluous: whatever
  /// matches from a place before a star matches from the star.
  private func closed(_ places: [Int]) -> [Int] {
    var all = Set<Int>()
    for place in places {
      var place = place
      while all.insert(place).inserted, tokens[place]?.isStar == true { place += 1 }
    }
    var result: [Int] = []
    var lastStar: [Int: Int] = [:]
    for place in all where tokens[place]?.isStar == true {
      lastStar[owner[place]] = max(lastStar[owner[place]] ?? 0, place)
    }
    for place in all where place >= lastStar[owner[place]] ?? 0 { result.append(place) }
    result.sort()
    return result
  }

  private func ends(in state: State) -> [Int] {
    state.places.filter { tokens[$0] == nil }.map { owner[$0] }
  }

  private func owners(in state: State) -> [Int] {
    var owners: [Int] = []
    for place in state.places where owners.last != owner[place] { owners.append(owner[place]) }
    return owners
  }

  /// The characters that lead to different states, and one for all others.
  private func distinguished(in state: State) -> [Unicode.Scalar] {
    var scalars = Set(state.domain.scalars)
    for place in state.places {
      switch tokens[place] {
      case .scalar(let scalar):
        scalars.insert(scalar)
        if folds[place] { scalars.insert(scalar.asciiUppercased) }
      case .any(crossesColons: false), .star(crossesColons: false): scalars.insert(":")
      default: break
      }
    }
    let other = Self.others.first { !scalars.contains($0) } ?? Self.rareOther(besides: scalars)
    return scalars.sorted() + [other]
  }

  private static let others = "abcdefghijklmnopqrstuvwxyz0123456789".unicodeScalars.map { $0 }

  private static func rareOther(besides scalars: Set<Unicode.Scalar>) -> Unicode.Scalar {
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

extension Unicode.Scalar {
  fileprivate var asciiLowercased: Unicode.Scalar {
    "A"..."Z" ~= self ? Unicode.Scalar(UInt8(value) | 0x20) : self
  }

  fileprivate var asciiUppercased: Unicode.Scalar {
    "a"..."z" ~= self ? Unicode.Scalar(UInt8(value) & 0xDF) : self
  }
}

// MARK: - Domains

extension GlobProduct.Domain {
  fileprivate var start: DomainState {
    switch self {
    case .text: .text
    case .action: .action(.start)
    case .resource: .resource(.start)
    }
  }
}

/// How much of a string of a domain was read.
private enum DomainState: Hashable {
  enum ActionPart: Hashable { case start, prefix, colon, name }
  enum ResourcePart: Hashable {
    case start
    case star
    /// So many characters of `arn:`, at most 3.
    case scheme(Int)
    /// So many colons, from 1 to 5.
    case field(Int)
  }

  case text
  case action(ActionPart)
  case resource(ResourcePart)

  private static let scheme: [Unicode.Scalar] = ["a", "r", "n", ":"]

  var isAccepting: Bool {
    switch self {
    case .text, .action(.name), .resource(.star), .resource(.field(5)): true
    default: false
    }
  }

  /// The characters that matter here whatever the globs wait for.
  var scalars: [Unicode.Scalar] {
    switch self {
    case .text: []
    case .action: [":"]
    case .resource(.start): ["*", "a"]
    case .resource(.star): []
    case .resource(.scheme(let count)): [Self.scheme[count]]
    case .resource(.field): [":"]
    }
  }

  func step(_ scalar: Unicode.Scalar) -> DomainState? {
    switch self {
    case .text: .text
    case .action(.start): scalar == ":" ? nil : .action(.prefix)
    case .action(.prefix): scalar == ":" ? .action(.colon) : self
    case .action(.colon), .action(.name): scalar == ":" ? nil : .action(.name)
    case .resource(.start):
      scalar == "*" ? .resource(.star) : scalar == "a" ? .resource(.scheme(1)) : nil
    case .resource(.star): nil
    case .resource(.scheme(let count)):
      scalar != Self.scheme[count]
        ? nil : count < 3 ? .resource(.scheme(count + 1)) : .resource(.field(1))
    case .resource(.field(let colons)):
      scalar == ":" && colons < 5 ? .resource(.field(colons + 1)) : self
    }
  }
}
