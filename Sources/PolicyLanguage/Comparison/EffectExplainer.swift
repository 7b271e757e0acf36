/// Compares the statements of one effect of two documents by themselves, pattern by pattern.
struct EffectExplainer {
  /// Old statements against new ones, without Denies.
  let old: AccessAnalysis
  /// New statements against old ones, without Denies.
  let new: AccessAnalysis
  /// The whole old document; nothing where the effect is Deny.
  let oldDocument: AccessAnalysis?
  /// The whole new document; nothing where the effect is Deny.
  let newDocument: AccessAnalysis?

  /// How sure it is that one side covers what the other does not.
  enum Move: Int, Comparable {
    case none, possible, proven

    static func < (a: Move, b: Move) -> Bool { a.rawValue < b.rawValue }
  }

  /// What came out.
  struct Explanation {
    var comparison = EffectComparison()
    /// Whether the new side covers requests that the old one does not.
    var forward = Move.none
    /// Whether the old side covers requests that the new one does not.
    var back = Move.none
  }

  private var table: StatementTable { new.table }

  /// One side's view of a pattern.
  fileprivate struct View {
    var claim: Claim
    /// The patterns of the other side that it overlaps, if it is not inside their union.
    var standing: Standing
    var move: Move
  }

  fileprivate enum Standing {
    case disjoint
    case partly(except: [Int])
    case inside
  }

  /// Compares.
  func explain() -> Explanation {
    let gone = views(old)
    let come = views(new)
    var result = Explanation()
    result.forward = come.map(\.move).max() ?? .none
    result.back = gone.map(\.move).max() ?? .none
    for view in come {
      switch view.standing {
      case .disjoint: result.comparison.added.append(moved(view, [], new, newDocument))
      case .partly(let except):
        result.comparison.partlyAdded.append(moved(view, except, new, newDocument))
      case .inside: break
      }
    }
    for view in gone {
      switch view.standing {
      case .disjoint: result.comparison.removed.append(moved(view, [], old, oldDocument))
      case .partly(let except):
        result.comparison.partlyRemoved.append(moved(view, except, old, oldDocument))
      case .inside: break
      }
    }
    rescope(come: come.filter(\.isInside), gone: gone.filter(\.isInside), &result.comparison)
    result.comparison.sort()
    return result
  }

  // MARK: One side

  private func views(_ side: AccessAnalysis) -> [View] {
    side.claims.map { claim in
      let (cells, isComplete) = side.cells(of: claim)
      var isAlone = false
      var isShared = false
      for cell in cells {
        let other = side.others.contains { $0.allows.isAbout(cell.matching) }
        isAlone = isAlone || !other
        isShared = isShared || other
      }
      let standing: Standing =
        !isShared
        ? .disjoint
        : isAlone
          ? .partly(except: side.index.overlapping(claim.glob).filter(side.isNamedElsewhere))
          : .inside
      return View(
        claim: claim, standing: standing,
        move: max(cells.map(\.move).max() ?? .none, isComplete ? .none : .possible))
    }
  }

  private func moved(
    _ view: View, _ except: [Int], _ analysis: AccessAnalysis, _ document: AccessAnalysis?
  ) -> EffectComparison.Moved {
    let claim = view.claim
    let isIneffective =
      document.map { document in
        !document.own.denies.isEmpty
          && document.cells(of: claim).cells.allSatisfy {
            !document.allowsAny($0, in: claim.scopes)
          }
      } ?? false
    let except =
      claim.except.map { analysis.own.spelling($0, table) } + except.map(analysis.spelling)
    return EffectComparison.Moved(
      action: claim.spelling, except: except.sorted { $0.sortsBeforeWithoutCase($1) },
      scopes: authored(claim.scopes, analysis.own), isIneffective: isIneffective)
  }

  private func authored(_ scopes: Set<Int>, _ side: Side) -> [Scope] {
    scopes.sorted().map { side.authored($0, table) }
  }

  // MARK: Both sides

  private func rescope(come: [View], gone: [View], _ comparison: inout EffectComparison) {
    let further = come.filter { $0.move > .none }
    let less = gone.filter { $0.move > .none }
    let reduced = Set(less.map(\.claim.key))
    for view in further {
      let before = scopes(of: view.claim, in: old.own)
      let entry = rescoped(view.claim, before: before, after: view.claim.scopes)
      if reduced.contains(view.claim.key) {
        comparison.rescoped.append(entry)
      } else {
        comparison.widened.append(entry)
      }
    }
    let extended = Set(further.map(\.claim.key))
    for view in less where !extended.contains(view.claim.key) {
      let after = scopes(of: view.claim, in: new.own)
      comparison.narrowed.append(rescoped(view.claim, before: view.claim.scopes, after: after))
    }
  }

  /// The scopes in which a side has a claim's actions.
  private func scopes(of claim: Claim, in side: Side) -> Set<Int> {
    let overlapping = Set(new.index.overlapping(claim.glob))
    return overlapping.reduce(into: Set(side.allows.negated.map(\.scope))) {
      $0.formUnion(side.allows.named[$1])
    }
  }

  private func rescoped(
    _ claim: Claim, before: Set<Int>, after: Set<Int>
  ) -> EffectComparison.Rescoped {
    let (before, after) = (authored(before, old.own), authored(after, new.own))
    return EffectComparison.Rescoped(
      action: claim.spelling, except: claim.except.map(new.spelling), before: before,
      after: after,
      isUnconditional: after.contains(where: \.isUnlimited)
        && !before.contains(where: \.isUnlimited))
  }
}

extension EffectExplainer.View {
  fileprivate var isInside: Bool { if case .inside = standing { true } else { false } }
}

extension ActionCell {
  /// How sure it is that something moved.
  var move: EffectExplainer.Move {
    proof != nil ? .proven : moved.isEmpty ? .none : .possible
  }
}

extension Claim {
  /// What tells claims apart: the pattern and what is taken out.
  fileprivate var key: String {
    ([glob.pattern] + except.map(String.init)).joined(separator: " ")
  }
}

extension Scope {
  /// Whether it is every resource under no condition.
  package var isUnlimited: Bool {
    guard case .only(let patterns) = resources else { return false }
    return patterns.contains("*") && condition == nil && unless.isEmpty && within.isEmpty
  }
}

extension EffectComparison {
  fileprivate mutating func sort() {
    for list in [\Self.added, \.removed, \.partlyAdded, \.partlyRemoved] {
      self[keyPath: list].sort { $0.action.sortsBeforeWithoutCase($1.action) }
    }
    for list in [\Self.widened, \.narrowed, \.rescoped] {
      self[keyPath: list].sort { $0.action.sortsBeforeWithoutCase($1.action) }
    }
  }
}
