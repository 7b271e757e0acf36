/// Turns the analysis of one document against others into the entries of `gained` or `lost`.
struct EntryFinder {
  let analysis: AccessAnalysis
  /// Names of actions from the rest of the history, asked for when one is needed.
  let furtherNames: () -> NamedActions

  /// Patterns that carve a piece out of an Allow: the Denies, NotActions and bounds that can move
  /// without the Allow's own pattern changing.
  private let carvers: Set<Int>

  init(_ analysis: AccessAnalysis, furtherNames: @escaping () -> NamedActions) {
    self.analysis = analysis
    self.furtherNames = furtherNames
    var carvers: Set<Int> = []
    for statement in analysis.own.denies.negated { carvers.formUnion(statement.actions) }
    for other in analysis.others {
      carvers.formUnion(other.denies.named.actions)
      for statement in other.allows.negated { carvers.formUnion(statement.actions) }
    }
    for bounds in [analysis.own.bounds].compactMap({ $0 }) {
      carvers.formUnion(bounds.named.actions)
    }
    for bounds in ([analysis.own] + analysis.others).compactMap(\.bounds) {
      for statement in bounds.negated { carvers.formUnion(statement.actions) }
    }
    self.carvers = carvers
  }

  /// The entries, sorted by action without case; none inside another with the same scopes.
  func entries() -> [AccessEntry] {
    var found: [Found] = []
    for claim in analysis.claims {
      var seen: Set<Glob> = []
      for (piece, cells) in pieces(of: claim, &seen) {
        if let entry = entry(for: piece, cells) {
          found.append(Found(claim: piece, reaching: reaching(cells.cells), entry: entry))
        }
      }
    }
    return withoutCovered(found).map(\.entry).sorted { $0.sortsBefore($1) }
  }

  /// A claim, or the parts of it that moved because of a Deny or a NotAction alone.
  private func pieces(
    of claim: Claim, _ seen: inout Set<Glob>
  ) -> [(Claim, AccessAnalysis.Cells)] {
    let cells = analysis.cells(of: claim)
    let moved = cells.cells.filter { !$0.moved.isEmpty }
    guard cells.isComplete, !moved.isEmpty, moved.count < cells.cells.count,
      moved.allSatisfy({ !$0.matching.isDisjoint(with: carvers) })
    else { return [(claim, cells)] }
    guard let carving = carving(claim) else { return [(claim, cells)] }
    guard let globs = intersections(of: claim, with: carving) else {
      return [(claim, cells)]
    }
    // What a piece has in common with yet another pattern may be all of it that moved.
    return globs.filter { seen.insert($0).inserted }.flatMap { glob in
      var piece = claim
      piece.spelling = glob.pattern
      piece.glob = Glob(action: glob.pattern)
      piece.action = nil
      piece.except = claim.except.filter { analysis.table.action($0).intersects(piece.glob) }
      return pieces(of: piece, &seen)
    }
  }

  /// The patterns that part what moved of a claim from the rest; `nil` if none do.
  private func carving(_ claim: Claim) -> [Int]? {
    // What plays the role of a pattern that contains the claim parts nothing.
    let near = analysis.index.overlapping(claim.glob).filter(carvers.contains)
    let whole = near.filter { analysis.table.action($0).contains(claim.glob) == true }
    let roles = Set(whole.map { analysis.role(of: $0, in: claim) })
    let parting = near.filter { !roles.contains(analysis.role(of: $0, in: claim)) }
    func covers(_ actions: Set<Int>) -> Bool {
      analysis.forEachCell(of: claim, apart: actions) {
        $0.moved.isEmpty || !$0.matching.isDisjoint(with: actions)
      } == .complete
    }
    let full = parting.filter { action in
      var isEmpty = true
      let end = analysis.forEachCell(of: claim, within: analysis.table.action(action)) {
        isEmpty = false
        return !$0.moved.isEmpty
      }
      return !isEmpty && end != .stopped
    }
    if covers(Set(full)) { return full }
    let partly = parting.filter { hasMoved(claim, within: $0) }
    return covers(Set(partly)) ? partly : nil
  }

  /// The maximal globs that a claim has in common with some patterns, as authored; `nil` where
  /// patterns overlap in too many ways.
  private func intersections(of claim: Claim, with actions: [Int]) -> [Glob]? {
    var globs: [Glob] = []
    var parts = 0
    for action in actions {
      let other = Glob(analysis.spelling(action))
      guard let common = other.intersection(Glob(claim.spelling), foldsCase: true) else {
        return nil
      }
      if common.count > 1 { parts += common.count }
      if parts > Glob.mostParts { return nil }
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
    let except = exceptions(claim, cells)
    let how = how(claim, cells.cells, elsewhere, except)
    let certainty = certainty(claim, moved)
    return AccessEntry(
      action: claim.spelling, except: except.map(analysis.spelling), how: how,
      known: how == .part ? known(claim, except) : [],
      scopes: scopes(claim, moved),
      before: how == .action ? [] : before(elsewhere, moved), certainty: certainty,
      marks: claim.isOpenEnded ? [.openEnded] : [])
  }

  /// What is said of patterns that overlap in too many ways to be looked through.
  private func undecided(_ claim: Claim) -> AccessEntry {
    AccessEntry(
      action: claim.spelling, except: claim.except.map(analysis.spelling), how: .part,
      known: [], scopes: claim.scopes.sorted().map { analysis.own.authored($0, analysis.table) },
      before: [], certainty: .possible(reason: "too many overlapping patterns"),
      marks: claim.isOpenEnded ? [.openEnded] : [])
  }

  private func how(
    _ claim: Claim, _ cells: [ActionCell], _ elsewhere: [[(document: Int, scope: Int)]],
    _ except: [Int]
  ) -> AccessEntry.How {
    let isPart = cells.contains { cell in
      cell.moved.isEmpty
        && (analysis.allowsAny(cell, in: claim.scopes)
          || !isExcepted(cell, except) && !analysis.scopesElsewhere(cell).isEmpty)
    }
    if isPart { return .part }
    if elsewhere.allSatisfy(\.isEmpty) { return .action }
    return elsewhere.contains(where: \.isEmpty) ? .part : .scope
  }

  private func isExcepted(_ cell: ActionCell, _ except: [Int]) -> Bool {
    except.contains { analysis.table.action($0).matches(cell.example) }
  }

  /// Whether a pattern matches actions of a claim, and none of them moved.
  private func isQuiet(_ claim: Claim, within action: Int) -> Bool {
    var isEmpty = true
    let end = analysis.forEachCell(of: claim, within: analysis.table.action(action)) {
      isEmpty = false
      return $0.moved.isEmpty
    }
    return !isEmpty && end == .complete
  }

  /// Whether any action of a claim moved that a pattern matches.
  private func hasMoved(_ claim: Claim, within action: Int) -> Bool {
    let glob = analysis.table.action(action)
    guard glob.intersects(claim.glob) else { return false }
    return analysis.forEachCell(of: claim, within: glob, \.moved.isEmpty) != .complete
  }

  /// The patterns to take out: the claim's own, and authored ones none of whose actions moved.
  private func exceptions(_ claim: Claim, _ cells: AccessAnalysis.Cells) -> [Int] {
    if claim.glob.isLiteral { return claim.except }
    let stirred = analysis.roles(in: cells.cells.filter { !$0.moved.isEmpty }, of: claim)
    let quiet = analysis.index.overlapping(claim.glob).filter { action in
      guard analysis.isNamedElsewhere(action) || !analysis.own.denies.named[action].isEmpty else {
        return false
      }
      // What plays no role in anything that moved is quiet, and needs no search.
      let isStill =
        cells.isComplete && analysis.table.action(action).matchesActions
        && !stirred.contains(analysis.role(of: action, in: claim))
      return isStill || isQuiet(claim, within: action)
    }
    let wide = quiet.filter { !analysis.table.actions.isLiteral[$0] }
    let maximal = quiet.filter { number in
      !wide.contains { $0 != number && stands(for: number, $0) && !isSpelledFirst(number, $0) }
    }
    return Set(claim.except + maximal).sorted {
      analysis.spelling($0).sortsBeforeWithoutCase(analysis.spelling($1))
    }
  }

  /// Whether all that a pattern matches another one matches.
  private func stands(for number: Int, _ other: Int) -> Bool {
    analysis.table.action(other).contains(analysis.table.action(number)) == true
  }

  /// Whether two patterns match the same and this is the one that is named.
  private func isSpelledFirst(_ number: Int, _ other: Int) -> Bool {
    stands(for: other, number)
      && analysis.table.actions.texts[number]
        .precedesBytewise(analysis.table.actions.texts[other])
  }
}

extension Claim {
  /// Whether it grows without a revision: `*`, `service:*`, or a NotAction.
  fileprivate var isOpenEnded: Bool {
    isNegated || glob.pattern == "*" || glob.pattern.hasSuffix(":*")
  }
}

extension AccessEntry {
  /// The order of lists: by action without case, then by its bytes.
  fileprivate func sortsBefore(_ other: AccessEntry) -> Bool {
    action.sortsBeforeWithoutCase(other.action)
  }
}
