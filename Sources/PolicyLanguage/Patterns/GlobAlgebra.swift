extension Glob {
  /// The number of states after which a search over patterns gives up.
  ///
  /// Real policies need some thousands; only patterns made for the purpose need more.
  package static let budget = 20_000

  /// The number of parts in common after which the search for more gives up: each is held against
  /// each other, and nobody reads so many.
  package static let mostParts = 100

  /// Whether every string that another glob matches is matched by this one.
  ///
  /// - Returns: `nil` if that cannot be decided within the budget.
  public func contains(_ other: Glob) -> Bool? { [self].contains(other) }

  /// Whether some string is matched by both.
  ///
  /// - Complexity: O(*n* · *m*).
  public func intersects(_ other: Glob) -> Bool {
    guard let (a, b) = middles(other) else { return false }
    // reachable[j]: the first i tokens of `a` and the first j of `b` match one string.
    var reachable = Array(repeating: false, count: b.count + 1)
    var next = reachable
    reachable[0] = true
    for (j, token) in b.enumerated() where token.isStar { reachable[j + 1] = reachable[j] }
    for token in a {
      next[0] = token.isStar && reachable[0]
      for (j, other) in b.enumerated() {
        let both = token.meets(other)
        next[j + 1] =
          both && reachable[j]
          || token.isStar && (reachable[j + 1] || next[j] && both)
          || other.isStar && (next[j] || reachable[j + 1] && both)
      }
      swap(&reachable, &next)
    }
    return reachable[b.count]
  }

  /// What two globs are without the plain characters that they begin and end with in common; `nil`
  /// where they begin or end with different ones, as most do.
  private func middles(_ other: Glob) -> (ArraySlice<Token>, ArraySlice<Token>)? {
    var (a, b) = (tokens[...], other.tokens[...])
    while case .scalar(let first)? = a.first, case .scalar(let second)? = b.first {
      if first != second { return nil }
      a.removeFirst()
      b.removeFirst()
    }
    while case .scalar(let first)? = a.last, case .scalar(let second)? = b.last {
      if first != second { return nil }
      a.removeLast()
      b.removeLast()
    }
    return (a, b)
  }

  /// The strings that both match, as globs none of which lies inside another.
  ///
  /// - Parameters:
  ///   - other: The other glob.
  ///   - foldsCase: Whether ASCII letters compare without case; this glob's spelling is kept.
  /// - Returns: `nil` if there are more than the budget allows.
  public func intersection(_ other: Glob, foldsCase: Bool = false) -> [Glob]? {
    var builder = IntersectionBuilder(a: tokens, b: other.tokens, foldsCase: foldsCase)
    builder.extend(0, 0)
    if builder.isOutOfBudget { return nil }
    return builder.found.sorted { $0.pattern.precedesBytewise($1.pattern) }
      .maximal { foldsCase ? Glob(action: $0.pattern) : $0 }
  }
}

extension Glob {
  /// Whether this glob covers another one wildcard by wildcard: a test that needs no search and
  /// misses only what an odd alignment covers.
  fileprivate func coversAtSight(_ other: Glob) -> Bool {
    linesUp(with: other.tokens) { $0.covers($1) }
  }

  /// Strings that it matches: the shortest, and one with characters that nobody names.
  fileprivate var examples: [[Unicode.Scalar]] {
    ["", "\u{10FFFD}"].map { filling in
      tokens.flatMap { token -> [Unicode.Scalar] in
        switch token {
        case .scalar(let scalar): [scalar]
        case .any: ["\u{10FFFD}"]
        case .star: Array(filling.unicodeScalars)
        }
      }
    }
  }
}

extension Glob.Token {
  /// Whether everything that another token stands for can stand here.
  fileprivate func covers(_ other: Self) -> Bool {
    switch (self, other) {
    case (.star(let crosses), .star(let others)), (.star(let crosses), .any(let others)),
      (.any(let crosses), .any(let others)):
      crosses || !others
    case (.star, .scalar(let scalar)), (.any, .scalar(let scalar)): admits(scalar)
    case (.scalar, .scalar): self == other
    case (.any, .star), (.scalar, _): false
    }
  }

  /// Whether one character can be admitted by both.
  fileprivate func meets(_ other: Self) -> Bool {
    switch (self, other) {
    case (.scalar(let scalar), _): other.admits(scalar)
    case (_, .scalar(let scalar)): admits(scalar)
    default: true
    }
  }
}

extension Collection<Glob> {
  /// Whether every string that a glob matches is matched by one of these.
  ///
  /// - Returns: `nil` if that cannot be decided within the budget.
  package func contains(_ glob: Glob, in domain: GlobProduct.Domain = .text) -> Bool? {
    if contains(where: { $0.coversAtSight(glob) }) { return true }
    if !contains(where: { $0.intersects(glob) }) { return false }
    let examples = glob.examples
    if domain == .text, examples.contains(where: { example in !contains { $0.matches(example) } }) {
      return false
    }
    if glob.isLiteral, domain == .text { return true }
    let product = GlobProduct(
      [[GlobProduct.Member(glob)], map { GlobProduct.Member($0) }], needed: 1, unwelcomeFrom: 1,
      domain: domain)
    switch product.forEachCell(budget: Glob.budget, visit: { matching, _ in matching.count > 1 }) {
    case .complete: return true
    case .stopped: return false
    case .outOfBudget: return nil
    }
  }

  /// These globs without those that lie inside another, compared by what `key` makes of them.
  package func maximal(by key: (Glob) -> Glob = { $0 }) -> [Glob] {
    var kept: [(glob: Glob, key: Glob)] = []
    for glob in self {
      let key = key(glob)
      if kept.contains(where: { $0.key.contains(key) == true }) { continue }
      kept.removeAll { key.contains($0.key) == true }
      kept.append((glob, key))
    }
    return kept.map(\.glob)
  }
}

/// Builds the intersection of two globs by walking both, left to right.
private struct IntersectionBuilder {
  let a: [Glob.Token]
  let b: [Glob.Token]
  let foldsCase: Bool
  var found: Set<Glob> = []
  var isOutOfBudget = false
  private var steps = 0
  private var prefix: [Glob.Token] = []

  init(a: [Glob.Token], b: [Glob.Token], foldsCase: Bool) {
    self.a = a
    self.b = b
    self.foldsCase = foldsCase
  }

  mutating func extend(_ i: Int, _ j: Int) {
    steps += 1
    if steps > 20_000 { isOutOfBudget = true }
    if isOutOfBudget { return }
    guard i < a.count, j < b.count else {
      if a[i...].allSatisfy(\.isStar), b[j...].allSatisfy(\.isStar) {
        found.insert(Glob(tokens: prefix))
        if found.count > Glob.mostParts { isOutOfBudget = true }
      }
      return
    }
    switch (a[i].isStar, b[j].isStar) {
    case (true, true):
      append(a[i]) {
        $0.extend(i + 1, j); $0.extend(i, j + 1)
      }
    case (true, false):
      extend(i + 1, j)
      append(b[j]) { $0.extend(i, j + 1) }
    case (false, true):
      extend(i, j + 1)
      append(a[i]) { $0.extend(i + 1, j) }
    case (false, false):
      guard let token = narrower(a[i], b[j]) else { return }
      append(token) { $0.extend(i + 1, j + 1) }
    }
  }

  private mutating func append(_ token: Glob.Token, then: (inout Self) -> Void) {
    prefix.append(token)
    then(&self)
    prefix.removeLast()
  }

  private func narrower(_ a: Glob.Token, _ b: Glob.Token) -> Glob.Token? {
    switch (a, b) {
    case (.scalar(let first), .scalar(let second)):
      first == second || foldsCase && first.asciiLowercased == second.asciiLowercased ? a : nil
    case (.scalar(let scalar), _): b.admits(scalar) ? a : nil
    case (_, .scalar(let scalar)): a.admits(scalar) ? b : nil
    default: a
    }
  }
}
