import PolicyLanguage

/// Judges what a comparison says of each effect by itself, by names of actions and by requests.
struct EffectJudge {
  private let judge: PairJudge

  init(_ judge: PairJudge) { self.judge = judge }

  func violations() -> [Violation] {
    let (old, new) = (judge.directions[0].other, judge.directions[0].own)
    return [Statement.Effect.allow, .deny].flatMap { effect in
      let lists = effect == .allow ? judge.comparison.allow : judge.comparison.deny
      return moved(effect, lists, old, new)
    }
  }

  private func moved(
    _ effect: Statement.Effect, _ lists: EffectComparison, _ old: Evaluator, _ new: Evaluator
  ) -> [Violation] {
    var violations: [Violation] = []
    func expect(_ holds: Bool, _ rule: String, _ request: Request) {
      if !holds {
        violations.append(Violation(rule: "\(effect): \(rule)", detail: "\(request) in \(lists)"))
      }
    }
    for request in judge.requests {
      let (wasNamed, isNamed) = (old.names(request, effect), new.names(request, effect))
      if lists.added.contains(where: { $0.names(request) }) {
        expect(!wasNamed, "what is added was not there", request)
      }
      if lists.removed.contains(where: { $0.names(request) }) {
        expect(!isNamed, "what is removed is not there", request)
      }
      if isNamed, !wasNamed {
        expect(
          (lists.added + lists.partlyAdded).contains { $0.names(request) },
          "a new name is added or partly added", request)
      }
      if wasNamed, !isNamed {
        expect(
          (lists.removed + lists.partlyRemoved).contains { $0.names(request) },
          "a name that is gone is removed or partly removed", request)
      }
      let (was, now) = (old.matches(request, effect: effect), new.matches(request, effect: effect))
      if was == .no, now == .yes {
        expect(
          (lists.added + lists.partlyAdded).contains { $0.touches(request) }
            || (lists.widened + lists.rescoped).contains { $0.names(request) },
          "further reach is told", request)
      }
      if was == .yes, now == .no {
        expect(
          (lists.removed + lists.partlyRemoved).contains { $0.touches(request) }
            || (lists.narrowed + lists.rescoped).contains { $0.names(request) },
          "shorter reach is told", request)
      }
    }
    return violations
  }
}

extension Evaluator {
  /// Whether a statement of an effect names the action of a request.
  fileprivate func names(_ request: Request, _ effect: Statement.Effect) -> Bool {
    statements.contains { $0.effect == effect && $0.actions.contain(request) == .yes }
  }
}

extension EffectComparison.Moved {
  /// Whether the pattern names the action of a request, and does not except it.
  fileprivate func names(_ request: Request) -> Bool {
    JudgedActions([action]).contain(request) == .yes
      && JudgedActions(except).contain(request) == .no
  }

  /// Whether the pattern matches the action of a request, excepted or not: what a partly added
  /// pattern has in common with the other side may have another scope.
  fileprivate func touches(_ request: Request) -> Bool {
    JudgedActions([action]).contain(request) == .yes
  }
}

extension EffectComparison.Rescoped {
  fileprivate func names(_ request: Request) -> Bool {
    JudgedActions([action]).contain(request) == .yes
      && JudgedActions(except).contain(request) == .no
  }
}
