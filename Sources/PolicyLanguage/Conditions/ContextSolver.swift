/// Finds a request's context for which some conditions hold and others do not.
///
/// Every key takes one of finitely many values (`KeyDomain`), so the question is decided: a context
/// is found, or there is none.
final class ContextSolver {
  /// Literals that must all hold, by number; a condition.
  typealias Conjunction = [Int]

  /// What a context is asked for.
  struct Question {
    /// Conditions that must hold.
    var holds: [Conjunction]
    /// Conditions that may not hold.
    var fails: [Conjunction]
  }

  /// What came out.
  enum Answer {
    /// A context that was asked for.
    case found([String: ContextValue])
    /// There may be one; it rests on something undecided.
    case perhaps(reason: String)
    /// There is none.
    case none

    var isNone: Bool { if case .none = self { true } else { false } }
  }

  private let literals: LiteralTable
  private let scenario: Scenario
  private let fixed: [String: ContextValue]
  private var domains: [String: KeyDomain] = [:]

  /// Prepares literals for one choice of values of the policy variables.
  init(_ literals: LiteralTable, _ scenario: Scenario) {
    self.literals = literals
    self.scenario = scenario
    fixed = scenario.context
  }

  private func domain(of key: String) -> KeyDomain {
    if let domain = domains[key] { return domain }
    let domain = literals.domain(of: key, scenario)
    domains[key] = domain
    return domain
  }

  /// Answers a question: first by what is decided, then by what is not.
  func answer(_ question: Question) -> Answer {
    var proof = Search(canGuess: false)
    if let context = search(question, &proof) { return .found(context) }
    var guess = Search(canGuess: true)
    if search(question, &guess) != nil || guess.isOutOfBudget {
      return .perhaps(reason: guess.isOutOfBudget ? "too many conditions" : reason(question))
    }
    let keys = guess.keys.filter { !domain(of: $0).isExhaustive }
    if let key = keys.min() { return .perhaps(reason: "the values compared with `\(key)`") }
    return .none
  }

  private func reason(_ question: Question) -> String {
    let reasons = Set((question.holds + question.fails).joined()).sorted().compactMap {
      literals.compiled($0, scenario).reason
    }
    return reasons.first ?? "a key compared both as one value and as many"
  }

  // MARK: Search

  private struct Search {
    let canGuess: Bool
    var steps = 0
    var keys: Set<String> = []
    var isOutOfBudget: Bool { steps > 20_000 }

    init(canGuess: Bool) { self.canGuess = canGuess }
  }

  private struct Partial {
    var states: [String: KeyDomain.State] = [:]
    var taken: [Int: Bool] = [:]
  }

  private func search(_ question: Question, _ search: inout Search) -> [String: ContextValue]? {
    var partial = Partial()
    for literal in question.holds.joined() {
      guard take(literal, true, &partial, &search) else { return nil }
    }
    return fail(question.fails, partial, &search)
  }

  /// Chooses for each condition which of its literals fails, the one with fewest choices first.
  private func fail(
    _ conditions: [Conjunction], _ partial: Partial, _ search: inout Search
  ) -> [String: ContextValue]? {
    search.steps += 1
    if search.isOutOfBudget { return nil }
    var best: (index: Int, choices: [Partial])?
    for (index, condition) in conditions.enumerated() {
      if condition.contains(where: { partial.taken[$0] == false }) { continue }
      var choices: [Partial] = []
      for literal in condition where partial.taken[literal] == nil {
        var next = partial
        if take(literal, false, &next, &search) { choices.append(next) }
      }
      if choices.isEmpty { return nil }
      if best.map({ choices.count < $0.choices.count }) ?? true { best = (index, choices) }
      if choices.count == 1 { break }
    }
    guard let best else { return context(partial) }
    var rest = conditions
    rest.remove(at: best.index)
    for choice in best.choices {
      if let context = fail(rest, choice, &search) { return context }
    }
    return nil
  }

  private func take(
    _ literal: Int, _ holds: Bool, _ partial: inout Partial, _ search: inout Search
  ) -> Bool {
    if let taken = partial.taken[literal] { return taken == holds }
    partial.taken[literal] = holds
    let key = literals.key(literal)
    let domain = domain(of: key)
    search.keys.insert(key)
    var state = partial.states[key] ?? domain.full
    guard
      domain.narrow(&state, by: literals.position(literal), holds: holds, canGuess: search.canGuess)
    else { return false }
    partial.states[key] = state
    return true
  }

  private func context(_ partial: Partial) -> [String: ContextValue]? {
    var context = fixed
    for (key, state) in partial.states {
      guard let value = domain(of: key).example(of: state) else { return nil }
      context[key] = value
    }
    return context
  }
}
