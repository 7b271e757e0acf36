/// Decides, for one action, whether scopes reach where others do not, and finds a resource and a
/// context that show it.
final class Reach {
  /// Which resource and context are looked for.
  struct Question: Hashable {
    /// Scopes that must all match.
    var within: Set<Int>
    /// Scopes that may not match.
    var outside: Set<Int> = []
  }

  /// A document that may not allow: what it allows and denies of the action, and what bounds it.
  struct Refusal {
    var allows: Set<Int>
    var denies: Set<Int>
    var bounds: Set<Int>?
  }

  /// What came out.
  enum Answer {
    case found(resource: String, context: [String: ContextValue])
    /// There may be one; it rests on something undecided.
    case perhaps(reason: String)
    case none

    var isNone: Bool { if case .none = self { true } else { false } }
  }

  let table: StatementTable
  let literals: LiteralTable
  private var answers: [Question: Answer] = [:]
  private var solvers: [Scenario: ContextSolver] = [:]
  private var templates: [Int: [PatternTemplate]] = [:]
  private var plainGlobs: [Int: [Glob]] = [:]
  /// The scopes without any limit.
  private lazy var everything = table.scopes.indices.filter { number in
    let scope = table.scopes[number]
    return !scope.isNegated && scope.literals.isEmpty && scope.resources.contains(Bytewise("*"))
  }

  /// The scopes of an empty list of resources.
  private lazy var nothing = Set(
    table.scopes.indices.filter { number in
      table.scopes[number].resources.isEmpty && !table.scopes[number].isNegated
    })

  init(_ table: StatementTable) {
    self.table = table
    literals = LiteralTable(table.literals)
  }

  /// Answers a question.
  ///
  /// - Complexity: Each question is worked out once; the work grows with the lengths of its
  ///   patterns and is bounded by budgets.
  func answer(_ question: Question) -> Answer {
    var question = question
    question.outside.subtract(nothing)
    if isRefusedAtSight(question) { return .none }
    if let answer = answers[question] { return answer }
    let answer = work(question)
    answers[question] = answer
    return answer
  }

  /// Answers whether scopes that all match reach, beyond the Denies of their document, where others do
  /// not allow.
  ///
  /// A document does not allow where none of its Allows matches, where nothing that bounds it does, and
  /// where one of its Denies does.
  /// Each way is a question of its own: it has few scopes, and many actions share it.
  /// - Complexity: As many questions as there are ways in which all of the others refuse.
  func answer(_ scopes: Set<Int>, outside denies: Set<Int>, refusedBy others: [Refusal]) -> Answer {
    var perhaps: Answer?
    for way in ways(Question(within: scopes, outside: denies), refusedBy: others[...]) {
      switch answer(way) {
      case .found(let resource, let context): return .found(resource: resource, context: context)
      case .perhaps(let reason): perhaps = perhaps ?? .perhaps(reason: reason)
      case .none: break
      }
    }
    return perhaps ?? .none
  }

  private func ways(
    _ question: Question, refusedBy others: ArraySlice<Refusal>
  ) -> [Question] {
    guard let other = others.first else { return [question] }
    let unmatched = Question(
      within: question.within, outside: question.outside.union(other.allows))
    // What allows nothing need not deny, and what the own document denies nobody asks for.
    let denies =
      other.allows.isSubset(of: nothing) ? [] : other.denies.subtracting(question.outside)
    let denied = denies.sorted().map { deny in
      Question(within: question.within.union([deny]), outside: question.outside)
    }
    let unbounded = other.bounds.map { bounds in
      Question(within: question.within, outside: question.outside.union(bounds))
    }
    return ([unmatched] + [unbounded].compactMap { $0 } + denied).flatMap {
      ways($0, refusedBy: others.dropFirst())
    }
  }

  /// Whether two scopes have a request in common, or may have.
  func overlap(_ a: Int, _ b: Int) -> Bool { !answer(Question(within: [a, b])).isNone }

  /// Whether what is asked for may not match by the very words of both.
  private func isRefusedAtSight(_ question: Question) -> Bool {
    everything.contains(where: question.outside.contains)
      || question.within.contains { isWithin($0, question.outside) }
  }

  private func work(_ question: Question) -> Answer {
    let scopes = question.scopes
    let keys = Set(scopes.flatMap(variables).map(\.key))
    if !keys.isEmpty {
      if isDecidedWithoutVariables(question) { return .none }
      if let found = foundAtSight(question, keys) { return found }
    }
    let scenarios = scenarios(question, keys)
    // Where the variables stand in conditions alone, the resources are the same for all values.
    let isShared = !scopes.contains { table.scopes[$0].hasVariables }
    let shared =
      isShared ? scenarios.first.map { cells(question, $0).recorded(scenarios.count > 1) } : nil
    var perhaps: String?
    for scenario in scenarios {
      switch search(question, scenario, shared ?? cells(question, scenario)) {
      case .found(let resource, let context): return .found(resource: resource, context: context)
      case .perhaps(let reason): perhaps = perhaps ?? reason
      case .none: break
      }
    }
    if let perhaps { return .perhaps(reason: perhaps) }
    return scenarios.isEmpty || !keys.isEmpty && canDependOnVariables(question, scenarios)
      ? .perhaps(reason: keys.sorted().map { "`${\($0)}`" }.joined(separator: ", ")) : .none
  }

  /// The answer for values that are nothing special, where a resource that comes to mind shows it.
  private func foundAtSight(_ question: Question, _ keys: Set<String>) -> Answer? {
    let plain = Scenario.plain(keys)
    guard plain.values.allSatisfy({ canHave($0.value, for: $0.key, in: question.within) }),
      case let found = search(question, plain, cells(question, plain).examples()),
      case .found = found
    else { return nil }
    return found
  }

  /// Whether a scope lies within some others together, by the very words of all.
  private func isWithin(_ number: Int, _ others: Set<Int>) -> Bool {
    if others.isEmpty { return false }
    let scope = table.scopes[number]
    let weaker = others.map { table.scopes[$0] }.filter {
      $0.isNegated == scope.isNegated && Set($0.literals).isSubset(of: scope.literals)
    }
    // `${…}` is a variable in one version of the language and plain text in the other.
    func has(_ a: StatementTable.CompiledScope, _ b: StatementTable.CompiledScope, _ text: Bytewise)
      -> Bool
    {
      a.resources.contains(text)
        && (a.hasVariables == b.hasVariables || !text.text.hasBytes(of: "${"))
    }
    if scope.isNegated {
      return weaker.contains { other in other.resources.allSatisfy { has(scope, other, $0) } }
    }
    return scope.resources.allSatisfy { resource in weaker.contains { has($0, scope, resource) } }
  }

  // MARK: Search

  private func search(_ question: Question, _ scenario: Scenario, _ cells: ResourceCells) -> Answer
  {
    let solver = solver(scenario)
    var asked: Set<Set<Int>> = []
    var found: Answer?
    var perhaps: String?
    let end = cells.forEach { matched, resource in
      guard asked.insert(matched).inserted else { return true }
      switch solver.answer(conditions(question, matched)) {
      case .found(let context):
        found = .found(resource: resource, context: context)
        return false
      case .perhaps(let reason): perhaps = perhaps ?? reason
      case .none: break
      }
      return true
    }
    if let found { return found }
    if end == .outOfBudget { perhaps = perhaps ?? "too many overlapping resources" }
    return perhaps.map(Answer.perhaps) ?? .none
  }

  private func cells(_ question: Question, _ scenario: Scenario) -> ResourceCells {
    let globs = question.scopes.map { ($0, self.globs($0, scenario)) }
    return ResourceCells(
      question: question, table: table, globs: Dictionary(uniqueKeysWithValues: globs))
  }

  func globs(_ scope: Int, _ scenario: Scenario) -> [Glob] {
    if let globs = plainGlobs[scope] { return globs }
    let globs = resources(scope).compactMap { $0.glob(scenario.assignment) }
    if !table.scopes[scope].hasVariables { plainGlobs[scope] = globs }
    return globs
  }

  private func conditions(_ question: Question, _ matched: Set<Int>) -> ContextSolver.Question {
    func literals(_ scopes: Set<Int>) -> [ContextSolver.Conjunction] {
      scopes.intersection(matched).sorted().map { table.scopes[$0].literals }
    }
    return ContextSolver.Question(
      holds: literals(question.within), fails: literals(question.outside))
  }

  func solver(_ scenario: Scenario) -> ContextSolver {
    if let solver = solvers[scenario] { return solver }
    let solver = ContextSolver(literals, scenario)
    solvers[scenario] = solver
    return solver
  }

  // MARK: Scopes

  private func variables(_ scope: Int) -> [PolicyVariable] {
    let scope = table.scopes[scope].hasVariables ? resources(scope) + values(scope) : values(scope)
    return scope.flatMap(\.variables)
  }

  /// The resource patterns of a scope.
  func resources(_ scope: Int) -> [PatternTemplate] {
    if let templates = templates[scope] { return templates }
    let templates = table.scopes[scope].templates
    self.templates[scope] = templates
    return templates
  }

  /// The values of the condition of a scope.
  func values(_ scope: Int) -> [PatternTemplate] {
    table.scopes[scope].literals.filter(literals.isKnown).flatMap(literals.values)
  }
}

extension Reach.Question {
  /// All scopes it speaks of.
  var scopes: Set<Int> { within.union(outside) }
}
