extension DocumentComparison {
  /// Compares two documents; an absent one allows and denies nothing.
  ///
  /// - Parameters:
  ///   - old: The document before.
  ///   - new: The document after.
  ///   - named: The names of actions known beyond the two documents, asked for only when an entry
  ///     needs them.
  /// - Complexity: Near linear in the patterns that changed; patterns that stand on both sides with
  ///   the same scopes are passed by.
  public init(
    from old: PolicyDocument?, to new: PolicyDocument?,
    named: @escaping () -> NamedActions = { NamedActions([]) }
  ) {
    let bench = Bench([old, new], named)
    let (oldSide, newSide) = (bench.sides[0], bench.sides[1])
    let allow = bench.explain(.allow, oldSide, newSide)
    let deny = bench.explain(.deny, oldSide, newSide)
    let (tighter, looser) = (deny.forward, deny.back)
    self.init(
      guard: tighter > .none
        ? looser > .none ? .mixed : .tightened : looser > .none ? .loosened : .same,
      isGuardPossible: max(tighter, looser) == .possible,
      gained: bench.entries(newSide, beyond: [oldSide]),
      lost: bench.entries(oldSide, beyond: [newSide]),
      allow: allow.comparison, deny: deny.comparison)
  }
}

extension AccessEntry {
  /// The access that a document gives and none of some others does.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - others: The documents that it is held against.
  ///   - named: The names of actions known beyond the documents.
  public static func entries(
    of document: PolicyDocument, beyond others: [PolicyDocument],
    named: @escaping () -> NamedActions = { NamedActions([]) }
  ) -> [AccessEntry] {
    let bench = Bench([document] + others, named)
    return bench.entries(bench.sides[0], beyond: Array(bench.sides.dropFirst()))
  }
}

/// Documents under comparison, with all that is worked out about them once.
private struct Bench {
  let table: StatementTable
  let index: ActionIndex
  let reach: Reach
  let sides: [Side]
  let names: NamedActions
  let furtherNames: () -> NamedActions

  init(_ documents: [PolicyDocument?], _ furtherNames: @escaping () -> NamedActions) {
    let table = StatementTable()
    sides = documents.map { Side($0, in: table) }
    self.table = table
    index = ActionIndex(table.actions)
    reach = Reach(table)
    names = NamedActions(table.spellings)
    self.furtherNames = furtherNames
  }

  func analysis(_ own: Side, _ others: [Side]) -> AccessAnalysis {
    AccessAnalysis(table: table, index: index, reach: reach, own: own, others: others)
  }

  func entries(_ own: Side, beyond others: [Side]) -> [AccessEntry] {
    EntryFinder(analysis(own, others), names: names, furtherNames: furtherNames).entries()
  }

  func explain(
    _ effect: Statement.Effect, _ old: Side, _ new: Side
  ) -> EffectExplainer.Explanation {
    let (oldAlone, newAlone) = (old.alone(effect), new.alone(effect))
    return EffectExplainer(
      old: analysis(oldAlone, [newAlone]), new: analysis(newAlone, [oldAlone]),
      oldDocument: effect == .allow ? analysis(old, []) : nil,
      newDocument: effect == .allow ? analysis(new, []) : nil
    ).explain()
  }
}
