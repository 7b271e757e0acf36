/// Turns the analysis of one document against others into the entries of `gained` or `lost`.
struct EntryFinder {
  let analysis: AccessAnalysis
  /// Names of actions to speak of, from the documents themselves.
  let names: () -> NamedActions
  /// Names of actions from the rest of the history, asked for when one is needed.
  let furtherNames: () -> NamedActions

  /// Patterns that carve a piece out of an Allow: the Denies and NotActions that can move without
  /// the Allow's own pattern changing.
  private let carvers: Set<Int>

  init(
    _ analysis: AccessAnalysis, names: @escaping () -> NamedActions,
    furtherNames: @escaping () -> NamedActions
  ) {
    self.analysis = analysis
    self.names = names
    self.furtherNames = furtherNames
    var carvers: Set<Int> = []
    for statement in analysis.own.denies.negated { carvers.formUnion(statement.actions) }
    for other in analysis.others {
      carvers.formUnion(other.denies.named.actions)
      for statement in other.allows.negated { carvers.formUnion(statement.actions) }
    }
    self.carvers = carvers
  }

  /// The entries, sorted by action without case; none inside another with the same scopes.
  func entries() -> [AccessEntry] {
    var found: [(claim: Claim, entry: AccessEntry)] = []
    for claim in analysis.claims {
      for (piece, cells) in pieces(of: claim) {
        if let entry = entry(for: piece, cells) { found.append((piece, entry)) }
      }
    }
    return withoutCovered(found).map(\.entry).sorted { $0.sortsBefore($1) }
  }

  /// A claim, or the parts of it that moved because of a Deny or a NotAction alone.
  private func pieces(of claim: Claim) -> [(Claim, AccessAnalysis.Cells)] {
    let cells = analysis.cells(of: claim)
    let moved = cells.cells.filter { !$0.moved.isEmpty }
    guard cells.isComplete, !moved.isEmpty, moved.count < cells.cells.count,
      moved.allSatisfy({ !$0.matching.isDisjoint(with: carvers) })
    else { return [(claim, cells)] }
    let carving = carvers.sorted().filter { hasMoved(claim, within: $0) }
    guard let globs = intersections(of: claim, with: carving) else {
      return [(claim, cells)]
    }
    return globs.map { glob in
      var piece = claim
      piece.spelling = glob.pattern
      piece.glob = Glob(action: glob.pattern)
      piece.action = nil
      piece.except = claim.except.filter { analysis.table.action($0).intersects(piece.glob) }
      return (piece, analysis.cells(of: piece))
    }
  }

  /// The maximal globs that a claim has in common with some patterns, as authored.
  private func intersections(of claim: Claim, with actions: [Int]) -> [Glob]? {
    var globs: [Glob] = []
    for action in actions {
      let other = Glob(analysis.table.spellings[action])
      guard let common = other.intersection(Glob(claim.spelling), foldsCase: true) else {
        return nil
      }
      globs += common
    }
    return globs.maximal(by: { Glob(action: $0.pattern) })
  }

  // MARK: Entries

  private func entry(for claim: Claim, _ cells: AccessAnalysis.Cells) -> AccessEntry? {
    let moved = cells.cells.filter { !$0.moved.isEmpty }
    if moved.isEmpty {
      return cells.isComplete ? nil : undecided(claim)
    }
    let elsewhere = moved.map(analysis.scopesElsewhere)
    let except = exceptions(claim)
    let how = how(claim, cells.cells, elsewhere)
    let certainty = certainty(claim, moved, except)
    return AccessEntry(
      action: claim.spelling, except: except.map { analysis.table.spellings[$0] }, how: how,
      known: how == .part ? known(claim, except) : [],
      scopes: scopes(claim, moved),
      before: how == .action ? [] : before(elsewhere, moved), certainty: certainty,
      marks: claim.isOpenEnded ? [.openEnded] : [])
  }

  /// What is said of patterns that overlap in too many ways to be looked through.
  private func undecided(_ claim: Claim) -> AccessEntry {
    AccessEntry(
      action: claim.spelling, except: claim.except.map { analysis.table.spellings[$0] }, how: .part,
      known: [], scopes: claim.scopes.sorted().map { analysis.table.authoredScopes[$0] },
      before: [], certainty: .possible(reason: "too many overlapping patterns"),
      marks: claim.isOpenEnded ? [.openEnded] : [])
  }

  private func how(
    _ claim: Claim, _ cells: [ActionCell], _ elsewhere: [[(document: Int, scope: Int)]]
  ) -> AccessEntry.How {
    let covered = cells.contains {
      $0.moved.isEmpty && analysis.allowsAny($0, in: claim.scopes)
    }
    if covered { return .part }
    if elsewhere.allSatisfy(\.isEmpty) { return .action }
    return elsewhere.contains(where: \.isEmpty) ? .part : .scope
  }

  /// Whether any action of a claim moved that a pattern matches.
  private func hasMoved(_ claim: Claim, within action: Int) -> Bool {
    let glob = analysis.table.action(action)
    guard glob.intersects(claim.glob) else { return false }
    let cells = analysis.cells(of: claim, within: glob)
    return !cells.isComplete || cells.cells.contains { !$0.moved.isEmpty }
  }

  /// The patterns to take out: the claim's own, and authored ones none of whose actions moved.
  private func exceptions(_ claim: Claim) -> [Int] {
    if claim.glob.isLiteral { return claim.except }
    let named = analysis.namedElsewhere.union(analysis.own.denies.named.actions)
    let quiet = analysis.index.overlapping(claim.glob).filter {
      named.contains($0) && !hasMoved(claim, within: $0)
    }
    let wide = quiet.filter { !analysis.table.action($0).isLiteral }
    let maximal = quiet.filter { number in
      !wide.contains {
        $0 != number && analysis.table.action($0).contains(analysis.table.action(number)) == true
      }
    }
    return Set(claim.except + maximal).sorted {
      analysis.table.spellings[$0].sortsBeforeWithoutCase(analysis.table.spellings[$1])
    }
  }

  private func scopes(_ claim: Claim, _ moved: [ActionCell]) -> [Scope] {
    let reaching = Set(moved.flatMap { $0.moved.map(\.scope) })
    return reaching.sorted().map { scope in
      described(scope, denies: analysis.own, at: moved, of: claim)
    }
  }

  private func before(
    _ elsewhere: [[(document: Int, scope: Int)]], _ moved: [ActionCell]
  ) -> [Scope] {
    var described: [Scope] = []
    for (cell, scopes) in zip(moved, elsewhere) {
      for (document, scope) in scopes {
        let scope = self.described(
          scope, denies: analysis.others[document], at: [cell], of: nil)
        if !described.contains(scope) { described.append(scope) }
      }
    }
    return described
  }

  /// A scope as authored, with the Denies of a document that take from it.
  private func described(
    _ scope: Int, denies side: Side, at cells: [ActionCell], of claim: Claim?
  ) -> Scope {
    var result = analysis.table.authoredScopes[scope]
    let perCell = cells.map { side.denies.scopes(matching: $0.matching) }
    let all = perCell.reduce(into: Set<Int>()) { $0.formUnion($1) }
    for deny in all.sorted() where analysis.reach.overlap(scope, deny) {
      var unless = analysis.table.authoredScopes[deny]
      if !perCell.allSatisfy({ $0.contains(deny) }) {
        unless.actions = deniedActions(deny, side, claim)
      }
      result.unless.append(unless)
    }
    return result
  }

  /// The actions of a Deny that takes from a part of a claim only.
  private func deniedActions(_ scope: Int, _ side: Side, _ claim: Claim?) -> PatternSet? {
    if let negated = side.denies.negated.first(where: { $0.scope == scope }) {
      return .except(negated.actions.map { analysis.table.spellings[$0] })
    }
    let actions = side.denies.named.actions.filter { action in
      side.denies.named[action].contains(scope)
        && (claim.map { analysis.table.action(action).intersects($0.glob) } ?? true)
    }
    return .only(actions.map { analysis.table.spellings[$0] })
  }

  // MARK: Names and witnesses

  private func known(_ claim: Claim, _ except: [Int]) -> [String] {
    let all = NamedActions(names().names + furtherNames().names)
    return all.names(matching: claim.glob).filter {
      isIn(claim, except, $0) && cell(claim, $0)?.moved.isEmpty == false
    }
  }

  private func isIn(_ claim: Claim, _ except: [Int], _ name: String) -> Bool {
    let key = name.asciiLowercased
    return claim.glob.matches(key) && !except.contains { analysis.table.action($0).matches(key) }
  }

  /// The cell of one action of a claim.
  private func cell(_ claim: Claim, _ name: String) -> ActionCell? {
    var single = claim
    single.glob = Glob(action: name)
    single.action = nil
    return analysis.cells(of: single).cells.first
  }

  private func certainty(
    _ claim: Claim, _ moved: [ActionCell], _ except: [Int]
  ) -> AccessEntry.Certainty {
    guard let proven = moved.first(where: { $0.proof != nil }), let proof = proven.proof else {
      return .possible(
        reason: moved.lazy.compactMap(\.doubt).first ?? "too many overlapping patterns")
    }
    if claim.glob.isLiteral {
      return .proven(Witness(claim.spelling, proof.resource, proof.context, isSynthetic: false))
    }
    return namedWitness(claim, names()) ?? namedWitness(claim, furtherNames())
      ?? .proven(Witness(proven.example, proof.resource, proof.context, isSynthetic: true))
  }

  private func namedWitness(_ claim: Claim, _ names: NamedActions) -> AccessEntry.Certainty? {
    for name in names.names(matching: claim.glob) {
      guard let proof = cell(claim, name)?.proof else { continue }
      return .proven(Witness(name, proof.resource, proof.context, isSynthetic: false))
    }
    return nil
  }

  // MARK: Covered entries

  /// Drops what another entry with the same scopes says already.
  private func withoutCovered(
    _ found: [(claim: Claim, entry: AccessEntry)]
  ) -> [(claim: Claim, entry: AccessEntry)] {
    let wide = found.indices.filter { !found[$0].claim.glob.isLiteral }
    return found.indices.filter { index in
      !wide.contains { other in
        other != index && covers(found[other], found[index])
          && !(covers(found[index], found[other]) && index < other)
      }
    }.map { found[$0] }
  }

  private func covers(
    _ a: (claim: Claim, entry: AccessEntry), _ b: (claim: Claim, entry: AccessEntry)
  ) -> Bool {
    guard a.claim.glob.intersects(b.claim.glob),
      a.claim.glob.contains(b.claim.glob) == true, a.entry.scopes == b.entry.scopes
    else { return false }
    return a.entry.except.allSatisfy { except in
      let glob = Glob(action: except)
      return !glob.intersects(b.claim.glob)
        || b.entry.except.contains { Glob(action: $0).contains(glob) == true }
    }
  }
}

extension Claim {
  /// Whether it grows without a revision: `*`, `service:*`, or a NotAction.
  fileprivate var isOpenEnded: Bool {
    isNegated || glob.pattern == "*" || glob.pattern.hasSuffix(":*")
  }
}

extension Witness {
  fileprivate init(
    _ action: String, _ resource: String, _ context: [String: ContextValue], isSynthetic: Bool
  ) {
    self.action = action
    self.resource = resource
    self.context = context.sorted { $0.key.precedesBytewise($1.key) }.compactMap { key, value in
      switch value {
      case .missing: nil
      case .one(let text): ContextEntry(key: key, value: .one(text))
      case .many(let texts): ContextEntry(key: key, value: .many(texts))
      }
    }
    self.isSynthetic = isSynthetic
  }
}

extension AccessEntry {
  /// The order of lists: by action without case, then by its bytes.
  fileprivate func sortsBefore(_ other: AccessEntry) -> Bool {
    action.sortsBeforeWithoutCase(other.action)
  }
}
