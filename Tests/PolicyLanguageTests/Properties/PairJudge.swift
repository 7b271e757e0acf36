import PolicyLanguage

/// Something that a comparison says and the evaluator denies, or the other way round.
struct Violation: Equatable, Sendable {
  /// The rule that is broken, to tell one fault from another.
  let rule: String
  let detail: String
}

/// What was looked at.
struct Tally: Sendable {
  var pairs = 0
  var requests = 0
  var proven = 0
  var possible = 0
  var pairsWithPossible = 0
  /// Moves of the guard that the comparison claims, and those that a request showed.
  var guardClaims = 0
  var guardClaimsShown = 0
  var outcomes: [String: Int] = [:]
  /// Why entries are possible, and how often.
  var reasons: [String: Int] = [:]

  static func + (a: Tally, b: Tally) -> Tally {
    var sum = a
    sum.pairs += b.pairs
    sum.requests += b.requests
    sum.proven += b.proven
    sum.possible += b.possible
    sum.pairsWithPossible += b.pairsWithPossible
    sum.guardClaims += b.guardClaims
    sum.guardClaimsShown += b.guardClaimsShown
    sum.outcomes.merge(b.outcomes) { $0 + $1 }
    sum.reasons.merge(b.reasons) { $0 + $1 }
    return sum
  }
}

/// Judges the comparison of two documents by many requests.
struct PairJudge {
  /// One direction: what one side gives and the other does not.
  struct Direction {
    let name: String
    let own: Evaluator
    let other: Evaluator
    let entries: [JudgedEntry]
    /// What the own side leaves out by a NotAction: exceptions that the other side need not allow.
    let omitted: Set<String>
  }

  let old: PolicyDocument
  let new: PolicyDocument
  let comparison: DocumentComparison
  let directions: [Direction]
  let requests: [Request]

  init(old: Draft, new: Draft, seed: UInt64, requests count: Int) throws {
    self.old = try old.document()
    self.new = try new.document()
    comparison = DocumentComparison(from: self.old, to: self.new)
    let (before, after) = (Evaluator(self.old), Evaluator(self.new))
    directions = [
      Direction(
        name: "gained", own: after, other: before,
        entries: comparison.gained.map {
          [new = self.new, old = self.old] in JudgedEntry($0, own: new, other: old)
        },
        omitted: Self.omissions(new)),
      Direction(
        name: "lost", own: before, other: after,
        entries: comparison.lost.map {
          [new = self.new, old = self.old] in JudgedEntry($0, own: old, other: new)
        },
        omitted: Self.omissions(old)),
    ]
    var generator = try RequestGenerator(seed: seed, drafts: [old, new])
    requests = generator.requests(count)
  }

  private static func omissions(_ draft: Draft) -> Set<String> {
    Set(draft.statements.filter(\.isNotAction).flatMap(\.actions).map { $0.lowercased() })
  }

  /// Every rule that is broken.
  func violations() -> [Violation] {
    directions.flatMap { direction in
      direction.entries.flatMap { entry in
        self.witness(of: entry, direction) + self.order(direction)
      } + requests.flatMap { self.judge($0, direction) }
    } + self.guardViolations() + EffectJudge(self).violations()
  }

  // MARK: Entries

  private func witness(of entry: JudgedEntry, _ direction: Direction) -> [Violation] {
    guard case .proven(let witness) = entry.entry.certainty else { return [] }
    let request = Request(witness)
    var violations: [Violation] = []
    func expect(_ holds: Bool, _ rule: String) {
      if !holds {
        violations.append(
          Violation(rule: rule, detail: "\(direction.name) \(entry.entry.brief): \(request)"))
      }
    }
    let own = direction.own.evaluate(request)
    let other = direction.other.evaluate(request)
    expect(own == .allowed, "a witness is allowed by its own side: \(own.kind)")
    expect(other == .notAllowed, "a witness is not allowed by the other side: \(other.kind)")
    expect(entry.covers(request) == .yes, "an entry covers its witness")
    expect(request.hasPlausibleAction, "a witness has an action")
    expect(request.hasPlausibleResource, "a witness has a resource")
    return violations
  }

  private func order(_ direction: Direction) -> [Violation] {
    let actions = direction.entries.map { $0.entry.action.lowercased() }
    return actions == actions.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      ? [] : [Violation(rule: "entries are sorted by action", detail: "\(actions)")]
  }

  // MARK: Requests

  private func judge(_ request: Request, _ direction: Direction) -> [Violation] {
    let own = direction.own.evaluate(request)
    let other = direction.other.evaluate(request)
    var violations: [Violation] = []
    func expect(_ holds: Bool, _ rule: String, _ entry: JudgedEntry? = nil) {
      if holds { return }
      let detail = "\(direction.name) \(entry?.entry.brief ?? ""): \(request)"
      violations.append(Violation(rule: rule, detail: detail))
    }
    if own.mayGive, other.mayLack, own == .allowed || other == .notAllowed {
      let covered = direction.entries.some { $0.covers(request) }
      expect(covered != .no, "what one side alone allows is covered: \(own.kind), \(other.kind)")
    }
    for entry in direction.entries {
      if entry.covers(request) == .yes {
        expect(own != .notAllowed, "what an entry covers is allowed by its own side", entry)
      }
      if entry.entry.how == .action, entry.hasAction(of: request) {
        expect(other != .allowed, "an entry with how `action` is new on the other side", entry)
      }
      if entry.entry.how == .scope, entry.hasAction(of: request), other == .allowed {
        expect(
          entry.beforeHolds(for: request) != .no, "`before` has the other side's scopes", entry)
      }
      if own == .allowed, entry.excepts(request, beside: direction.omitted),
        entry.scopesHold(for: request) == .yes
      {
        expect(other != .notAllowed, "what is excepted is allowed by the other side", entry)
      }
    }
    return violations
  }

  // MARK: Guard

  /// Whether some request shows that the guard got tighter, and that it got looser.
  func guardShown() -> (tighter: Bool, looser: Bool) {
    let (before, after) = (directions[0].other, directions[0].own)
    func denied(_ first: Evaluator, _ second: Evaluator) -> Bool {
      requests.contains {
        first.matches($0, effect: .deny) == .yes && second.matches($0, effect: .deny) == .no
      }
    }
    return (denied(after, before), denied(before, after))
  }

  private func guardViolations() -> [Violation] {
    let (tighter, looser) = guardShown()
    var violations: [Violation] = []
    if tighter, ![.tightened, .mixed].contains(comparison.guard) {
      violations.append(Violation(rule: "what is newly denied tightens the guard", detail: ""))
    }
    if looser, ![.loosened, .mixed].contains(comparison.guard) {
      violations.append(Violation(rule: "what is denied no longer loosens the guard", detail: ""))
    }
    return violations
  }

  /// What was looked at.
  var tally: Tally {
    var tally = Tally()
    tally.pairs = 1
    tally.requests = requests.count
    let entries = comparison.gained + comparison.lost
    tally.proven = entries.count { if case .proven = $0.certainty { true } else { false } }
    for case .possible(let reason) in entries.map(\.certainty) {
      tally.possible += 1
      tally.reasons[reason, default: 0] += 1
    }
    tally.pairsWithPossible = tally.possible > 0 ? 1 : 0
    let shown = guardShown()
    if [.tightened, .mixed].contains(comparison.guard) {
      tally.guardClaims += 1
      tally.guardClaimsShown += shown.tighter ? 1 : 0
    }
    if [.loosened, .mixed].contains(comparison.guard) {
      tally.guardClaims += 1
      tally.guardClaimsShown += shown.looser ? 1 : 0
    }
    tally.outcomes["access \(comparison.access)", default: 0] += 1
    tally.outcomes["guard \(comparison.guard)", default: 0] += 1
    return tally
  }
}

extension AccessEntry {
  /// The entry in a line.
  var brief: String {
    let without = except.isEmpty ? "" : " except \(except)"
    let scopes = scopes.map(\.brief).joined(separator: " or ")
    return "\(action)\(without) (\(how)) on \(scopes), before \(before.map(\.brief)), \(certainty)"
  }
}

extension Scope {
  fileprivate var brief: String {
    let condition = condition.map { " if \($0.json.text(.compact))" } ?? ""
    let unless = unless.isEmpty ? "" : " unless \(unless.map(\.brief))"
    return "\(actions.map { "\($0) " } ?? "")\(resources)\(condition)\(unless)"
  }
}

extension Evaluator.Decision {
  /// Whether it is allowed, or would be under an operator nobody knows.
  fileprivate var mayGive: Bool { self == .allowed || restsOnUnknownOperator }

  /// Whether it is not allowed, or would not be under an operator nobody knows.
  fileprivate var mayLack: Bool { self == .notAllowed || restsOnUnknownOperator }

  private var restsOnUnknownOperator: Bool {
    self == .undecidable(reason: "the condition operator `StringMatches`")
  }

  /// The decision without its reason.
  fileprivate var kind: String {
    if case .undecidable(let reason) = self { "undecidable (\(reason))" } else { "\(self)" }
  }
}
