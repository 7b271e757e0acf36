extension EntryFinder {
  /// The scopes of a claim that reach where the other documents do not allow.
  func scopes(_ claim: Claim, _ moved: [ActionCell]) -> [Scope] {
    reaching(moved).sorted().map { scope in
      described(scope, denies: analysis.own, at: moved, of: claim)
    }
  }

  /// The numbers of those scopes.
  func reaching(_ moved: [ActionCell]) -> Set<Int> { Set(moved.flatMap { $0.moved.map(\.scope) }) }

  /// The scopes in which the other documents allow the same actions.
  func before(
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
    var result = side.authored(scope, analysis.table)
    let perCell = cells.map { side.denies.scopes(matching: $0.matching) }
    let all = perCell.reduce(into: Set<Int>()) { $0.formUnion($1) }
    for deny in all.sorted() where analysis.reach.overlap(scope, deny) {
      var unless = side.authored(deny, analysis.table)
      if !perCell.allSatisfy({ $0.contains(deny) }) {
        unless.actions = deniedActions(deny, side, claim)
      }
      result.unless.append(unless)
    }
    result.within = bounds(of: scope, side, at: cells)
    return result
  }

  /// The scopes of a boundary that a scope overlaps; none where one of them has no limit.
  private func bounds(of scope: Int, _ side: Side, at cells: [ActionCell]) -> [Scope] {
    guard let bounds = side.bounds else { return [] }
    let matching = cells.reduce(into: Set<Int>()) {
      $0.formUnion(bounds.scopes(matching: $1.matching))
    }
    let scopes = matching.sorted().filter { analysis.reach.overlap(scope, $0) }
      .map { side.authored($0, analysis.table) }
    return scopes.contains(where: \.isUnlimited) ? [] : scopes
  }

  /// The actions of a Deny that takes from a part of a claim only.
  private func deniedActions(_ scope: Int, _ side: Side, _ claim: Claim?) -> PatternSet? {
    if let negated = side.denies.negated.first(where: { $0.scope == scope }) {
      return .except(negated.actions.map { side.spelling($0, analysis.table) })
    }
    let actions = side.denies.named.actions.filter { action in
      side.denies.named[action].contains(scope)
        && (claim.map { analysis.table.action(action).intersects($0.glob) } ?? true)
    }
    return .only(actions.map { side.spelling($0, analysis.table) })
  }
}
