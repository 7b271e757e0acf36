/// Decides, for one action, whether scopes reach where others do not, and finds a resource and a
/// context that show it.
final class Reach {
  /// Which resource and context are looked for.
  struct Question: Hashable {
    /// Scopes that must all match.
    var within: Set<Int>
    /// Scopes that may not match: the Denies of the same document.
    var outside: Set<Int> = []
    /// Other documents, that may not allow.
    var refused: [Document] = []

    struct Document: Hashable {
      var allows: Set<Int>
      var denies: Set<Int>
    }
  }

  /// What came out.
  enum Answer {
    case found(resource: String, context: [String: ContextValue])
    /// There may be one; it rests on something undecided.
    case perhaps(reason: String)
    case none

    var isNone: Bool { if case .none = self { true } else { false } }
  }

  private let table: StatementTable
  private var answers: [Question: Answer] = [:]
  private var solvers: [Scenario: ContextSolver] = [:]
  /// The scope without any limit.
  private lazy var everything = table.scopes.firstIndex { scope in
    !scope.isNegated && scope.literals.isEmpty
      && scope.resources.contains(PatternTemplate("*", hasVariables: false))
  }

  init(_ table: StatementTable) { self.table = table }

  /// Answers a question.
  ///
  /// - Complexity: Each question is worked out once; the work grows with the lengths of its
  ///   patterns and is bounded by budgets.
  func answer(_ question: Question) -> Answer {
    if isCoveredAtSight(question) { return .none }
    if let answer = answers[question] { return answer }
    let answer = work(question)
    answers[question] = answer
    return answer
  }

  /// Whether two scopes have a request in common, or may have.
  func overlap(_ a: Int, _ b: Int) -> Bool { !answer(Question(within: [a, b])).isNone }

  private func isCoveredAtSight(_ question: Question) -> Bool {
    question.refused.contains { document in
      document.denies.isSubset(of: question.outside)
        && (!document.allows.isDisjoint(with: question.within)
          || everything.map(document.allows.contains) == true)
    }
  }

  private func work(_ question: Question) -> Answer {
    let scopes = question.scopes
    let keys = Set(scopes.flatMap(variables).map(\.key))
    let beside = keys.isEmpty ? [] : scopes.flatMap(templates)
    var perhaps: String?
    for scenario in Scenario.choices(for: keys, beside: beside) {
      switch search(question, scenario) {
      case .found(let resource, let context): return .found(resource: resource, context: context)
      case .perhaps(let reason): perhaps = perhaps ?? reason
      case .none: break
      }
    }
    if let perhaps { return .perhaps(reason: perhaps) }
    return canDependOnVariables(question, keys)
      ? .perhaps(reason: keys.sorted().map { "`${\($0)}`" }.joined(separator: ", ")) : .none
  }

  /// Whether a Deny of another document could take something through the value of a variable.
  ///
  /// What holds for a value like no other holds for every value, as long as no pattern has to be
  /// *missed*: only what another document denies takes part in that way.
  private func canDependOnVariables(_ question: Question, _ keys: Set<String>) -> Bool {
    guard !keys.isEmpty else { return false }
    let denies = question.refused.flatMap(\.denies).filter { !question.outside.contains($0) }
    return denies.contains { deny in
      guard !variables(deny).isEmpty || question.within.contains(where: { !variables($0).isEmpty })
      else { return false }
      return resourcesMeet(question.within.union([deny]))
    }
  }

  /// Whether some resource can lie in all scopes, whatever the variables and conditions say.
  private func resourcesMeet(_ scopes: Set<Int>) -> Bool {
    let patterns = patterns(scopes.sorted(), Scenario(values: [:]))
    var meet = false
    let end = GlobProduct(patterns.members, domain: .resource).forEachCell(budget: Glob.budget) {
      matching, _ in
      meet = matched(Set(matching.map { patterns.scope[$0] }), scopes) == scopes
      return !meet
    }
    return meet || end == .outOfBudget
  }

  // MARK: Search

  /// The globs of the scopes of a question, and to which scope each belongs.
  private struct Patterns {
    var members: [GlobProduct.Member] = []
    var scope: [Int] = []
  }

  private func search(_ question: Question, _ scenario: Scenario) -> Answer {
    // The scopes that must match come first, so that the search can stop where none of them can.
    let required = question.within.sorted()
    let patterns = patterns(required + question.scopes.subtracting(required).sorted(), scenario)
    let needed = required.filter { !table.scopes[$0].isNegated }
    let solver = solver(scenario)
    var asked: Set<Set<Int>> = []
    var found: Answer?
    var perhaps: String?
    let end = GlobProduct(patterns.members, domain: .resource).forEachCell(
      budget: Glob.budget,
      isAlive: { alive in
        needed.allSatisfy { scope in alive.contains { patterns.scope[$0] == scope } }
      },
      visit: { matching, resource in
        let matched = self.matched(Set(matching.map { patterns.scope[$0] }), question.scopes)
        guard question.within.isSubset(of: matched), asked.insert(matched).inserted else {
          return true
        }
        switch solver.answer(conditions(question, matched)) {
        case .found(let context):
          found = .found(resource: resource, context: context)
          return false
        case .perhaps(let reason): perhaps = perhaps ?? reason
        case .none: break
        }
        return true
      })
    if let found { return found }
    if end == .outOfBudget { perhaps = perhaps ?? "too many overlapping resources" }
    return perhaps.map(Answer.perhaps) ?? .none
  }

  private func patterns(_ scopes: [Int], _ scenario: Scenario) -> Patterns {
    var patterns = Patterns()
    for scope in scopes {
      let globs = Set(table.scopes[scope].resources.compactMap { $0.glob(scenario.assignment) })
      for glob in globs.sorted(by: { $0.pattern.precedesBytewise($1.pattern) }) {
        patterns.members.append(GlobProduct.Member(glob))
        patterns.scope.append(scope)
      }
    }
    return patterns
  }

  /// The scopes whose resources match, given those that have a pattern that does.
  private func matched(_ named: Set<Int>, _ scopes: Set<Int>) -> Set<Int> {
    scopes.filter { named.contains($0) != table.scopes[$0].isNegated }
  }

  private func conditions(_ question: Question, _ matched: Set<Int>) -> ContextSolver.Question {
    func literals(_ scopes: Set<Int>) -> [ContextSolver.Conjunction] {
      scopes.intersection(matched).sorted().map { table.scopes[$0].literals }
    }
    return ContextSolver.Question(
      holds: literals(question.within), fails: literals(question.outside),
      refused: question.refused.map { (literals($0.allows), literals($0.denies)) })
  }

  private func solver(_ scenario: Scenario) -> ContextSolver {
    if let solver = solvers[scenario] { return solver }
    let literals = table.literals.map { CompiledLiteral($0, variables: scenario.assignment) }
    let solver = ContextSolver(literals, fixed: scenario.context)
    solvers[scenario] = solver
    return solver
  }

  // MARK: Variables

  private func variables(_ scope: Int) -> [PolicyVariable] { templates(scope).flatMap(\.variables) }

  /// The resource patterns of a scope and the values of its condition.
  private func templates(_ scope: Int) -> [PatternTemplate] {
    let values = table.scopes[scope].literals.flatMap { number in
      let literal = table.literals[number]
      return literal.values.map { PatternTemplate($0, hasVariables: literal.hasVariables) }
    }
    return Array(table.scopes[scope].resources) + values
  }
}

extension Reach.Question {
  fileprivate var scopes: Set<Int> {
    refused.reduce(into: within.union(outside)) { $0.formUnion($1.allows.union($1.denies)) }
  }
}
