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
    let sets = [old, new].map { PolicySet([$0].compactMap { $0 }) }
    let bench = Bench(sets, only: ChangedServices(old, new), named)
    let (oldSide, newSide) = (bench.sides[0], bench.sides[1])
    let gone = bench.analysis(oldSide, [newSide])
    let come = bench.analysis(newSide, [oldSide])
    let allow = bench.explain(.allow, gone, come)
    let deny = bench.explain(.deny, gone, come)
    let (tighter, looser) = (deny.forward, deny.back)
    self.init(
      guard: tighter > .none
        ? looser > .none ? .mixed : .tightened : looser > .none ? .loosened : .same,
      isGuardPossible: max(tighter, looser) == .possible,
      gained: bench.entries(come),
      lost: bench.entries(gone),
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
    entries(ofEach: [document], beyond: others, named: named).first ?? []
  }
}

extension AccessEntry {
  /// The access that each of some documents gives and none of some others does.
  ///
  /// - Parameters:
  ///   - documents: The documents, mostly alike: what they share is worked out once.
  ///   - others: The documents that each is held against.
  ///   - named: The names of actions known beyond the documents.
  public static func entries(
    ofEach documents: [PolicyDocument], beyond others: [PolicyDocument],
    named: @escaping () -> NamedActions = { NamedActions([]) }
  ) -> [[AccessEntry]] {
    let bench = Bench((others + documents).map { PolicySet([$0]) }, named)
    let (others, sides) = (bench.sides.prefix(others.count), bench.sides.dropFirst(others.count))
    return sides.map { bench.entries(bench.analysis($0, Array(others))) }
  }
}

extension PolicySet {
  /// The access that this set gives and another does not, and the other way round.
  ///
  /// - Parameters:
  ///   - other: What it is held against.
  ///   - named: The names of actions known beyond the documents.
  public func entries(
    beyond other: PolicySet, named: @escaping () -> NamedActions = { NamedActions([]) }
  ) -> (own: [AccessEntry], others: [AccessEntry]) {
    let bench = Bench([self, other], named)
    let (own, theirs) = (bench.sides[0], bench.sides[1])
    return (
      bench.entries(bench.analysis(own, [theirs])), bench.entries(bench.analysis(theirs, [own]))
    )
  }
}

/// Documents under comparison, with all that is worked out about them once.
private struct Bench {
  let table: StatementTable
  let index: ActionIndex
  let reach: Reach
  let sides: [Side]
  let furtherNames: () -> NamedActions

  init(
    _ sets: [PolicySet], only services: ChangedServices? = nil,
    _ furtherNames: @escaping () -> NamedActions
  ) {
    let table = StatementTable()
    // Numbers are given in an order that does not depend on which document is the old one.
    let order = sets.indices.sorted { sets[$0].precedes(sets[$1]) }
    var compiled: [Int: Side] = [:]
    for index in order { compiled[index] = Side(sets[index], in: table, only: services) }
    sides = sets.indices.compactMap { compiled[$0] }
    self.table = table
    index = ActionIndex(table)
    reach = Reach(table)
    let further = Once(furtherNames)
    self.furtherNames = { further.value }
  }

  func analysis(_ own: Side, _ others: [Side]) -> AccessAnalysis {
    AccessAnalysis(table: table, index: index, reach: reach, own: own, others: others)
  }

  func entries(_ analysis: AccessAnalysis) -> [AccessEntry] {
    EntryFinder(analysis, furtherNames: furtherNames).entries()
  }

  /// Compares the statements of one effect; where nothing is denied, an Allow by itself is the whole
  /// document.
  func explain(
    _ effect: Statement.Effect, _ gone: AccessAnalysis, _ come: AccessAnalysis
  ) -> EffectExplainer.Explanation {
    let isWhole = effect == .allow && gone.own.denies.isEmpty && come.own.denies.isEmpty
    let (old, new) = (gone.own.alone(effect), come.own.alone(effect))
    return EffectExplainer(
      old: isWhole ? gone : analysis(old, [new]), new: isWhole ? come : analysis(new, [old]),
      oldDocument: effect == .allow ? analysis(gone.own, []) : nil,
      newDocument: effect == .allow ? analysis(come.own, []) : nil
    ).explain()
  }
}

/// A value that is worked out when it is first asked for, and once.
private final class Once<Value> {
  private let make: () -> Value
  private(set) lazy var value = make()

  init(_ make: @escaping () -> Value) { self.make = make }
}

extension PolicySet {
  /// An order of documents: by the number of their patterns, then by their canonical form.
  fileprivate func precedes(_ other: PolicySet) -> Bool {
    let (a, b) = (patternCount, other.patternCount)
    return a != b ? a < b : canonicalBytes.lexicographicallyPrecedes(other.canonicalBytes)
  }

  private var patternCount: Int {
    documents.reduce(0) { count, document in
      document.statements.elements.reduce(count) { $0 + $1.action.values.elements.count }
    }
  }

  private var canonicalBytes: [UInt8] { documents.flatMap(\.canonicalBytes) }
}
