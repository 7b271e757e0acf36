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
  private let literals: LiteralTable
  private var answers: [Question: Answer] = [:]
  private var solvers: [Scenario: ContextSolver] = [:]
  private var templates: [Int: [PatternTemplate]] = [:]
  private var plainGlobs: [Int: [Glob]] = [:]
  /// The scope without any limit.
  private lazy var everything = table.scopes.firstIndex { scope in
    !scope.isNegated && scope.literals.isEmpty
      && scope.resources.contains(Bytewise("*"))
  }

  init(_ table: StatementTable) {
    self.table = table
    literals = LiteralTable(table.literals)
  }

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
    var perhaps: String?
    for scenario in scenarios(question, keys) {
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
  /// *missed*: only what another document denies takes part in that way. A variable that is all of
  /// a value of `StringEquals` is told apart by the values tried.
  private func canDependOnVariables(_ question: Question, _ keys: Set<String>) -> Bool {
    guard !keys.isEmpty else { return false }
    let denies = question.refused.flatMap(\.denies).filter { !question.outside.contains($0) }
    return denies.contains { deny in
      guard hasOpenVariable(deny) || question.within.contains(where: hasOpenVariable) else {
        return false
      }
      return resourcesMeet(question.within.union([deny]))
    }
  }

  /// Whether a variable is a part of a pattern.
  private func hasOpenVariable(_ scope: Int) -> Bool {
    if resources(scope).contains(where: { !$0.variables.isEmpty }) { return true }
    return table.scopes[scope].literals.contains { number in
      let literal = table.literals[number]
      return literal.values.contains {
        let template = PatternTemplate($0, hasVariables: literal.hasVariables)
        return !template.variables.isEmpty && template.parts.count > 1
      }
    }
  }

  /// Whether some resource can lie in all scopes, whatever the variables and conditions say.
  private func resourcesMeet(_ scopes: Set<Int>) -> Bool {
    let order = scopes.sorted()
    let groups = order.map { globs($0, Scenario(values: [:])).members }
    var meet = false
    let end = GlobProduct(groups, domain: .resource)
      .forEachCell(budget: Glob.budget) { matching, _ in
        meet = matched(Set(matching.map { order[$0] }), scopes) == scopes
        return !meet
      }
    return meet || end == .outOfBudget
  }

  // MARK: Search

  /// One search for a resource and a context.
  private struct Search {
    let question: Question
    let scopes: Set<Int>
    let solver: ContextSolver
    /// The sets of scopes that were asked for a context.
    var asked: Set<Set<Int>> = []
    var found: Answer?
    var perhaps: String?
  }

  private func search(_ question: Question, _ scenario: Scenario) -> Answer {
    var search = Search(
      question: question, scopes: question.scopes, solver: solver(scenario))
    let globs = Dictionary(
      uniqueKeysWithValues: search.scopes.map { ($0, self.globs($0, scenario)) })
    tryExamples(&search, globs)
    if search.found == nil { lookEverywhere(&search, globs) }
    return search.found ?? search.perhaps.map(Answer.perhaps) ?? .none
  }

  /// Tries resources that come to mind first: most of what moved shows in one of them.
  private func tryExamples(_ search: inout Search, _ globs: [Int: [Glob]]) {
    for scope in search.question.within.sorted() {
      let examples =
        table.scopes[scope].isNegated
        ? [Glob("*").exampleResource] : (globs[scope] ?? []).prefix(8).map(\.exampleResource)
      for resource in examples.compactMap({ $0 }) {
        let scalars = Array(resource.unicodeScalars)
        let named = search.scopes.filter { globs[$0]?.contains { $0.matches(scalars) } == true }
        if !ask(&search, named, resource) { return }
      }
    }
  }

  private func lookEverywhere(_ search: inout Search, _ globs: [Int: [Glob]]) {
    let question = search.question
    guard let globs = uncovered(question, globs) else { return }
    // What has to match comes first, what may not match last, as `GlobProduct` wants it.
    let blocking = question.blocking.filter { !table.scopes[$0].isNegated }.sorted()
    let needed = question.within.filter { !table.scopes[$0].isNegated }.sorted()
    let rest = search.scopes.subtracting(needed).subtracting(blocking).sorted()
    let order = needed + rest + blocking
    let product = GlobProduct(
      order.map { globs[$0]?.members ?? [] }, unwelcomeFrom: needed.count + rest.count,
      domain: .resource)
    let end = product.forEachCell(
      budget: Glob.budget,
      isAlive: { $0.prefix(needed.count).elementsEqual(needed.indices) },
      visit: { matching, resource in ask(&search, Set(matching.map { order[$0] }), resource) })
    if end == .outOfBudget {
      search.perhaps = search.perhaps ?? "too many overlapping resources"
    }
  }

  /// The globs without those that need no look: own ones that another document's scope covers under
  /// no further condition, and those that meet none of the own that are left.
  ///
  /// - Returns: `nil` if none of the own is left.
  private func uncovered(_ question: Question, _ globs: [Int: [Glob]]) -> [Int: [Glob]]? {
    guard question.within.count == 1, let own = question.within.first,
      !table.scopes[own].isNegated
    else { return globs }
    let covering = question.refused.filter { $0.denies.isSubset(of: question.outside) }
      .flatMap { document in
        document.allows.filter { scope in
          !table.scopes[scope].isNegated
            && table.scopes[scope].literals.allSatisfy(table.scopes[own].literals.contains)
        }
      }.flatMap { globs[$0] ?? [] }
    let left = (globs[own] ?? []).filter { glob in
      !covering.contains { $0.intersects(glob) && $0.contains(glob) == true }
    }
    if left.isEmpty { return nil }
    var near = globs.mapValues { $0.filter { glob in left.contains { $0.intersects(glob) } } }
    near[own] = left
    return near
  }

  /// Asks for a context beside a resource.
  /// - Parameter named: The scopes that have a pattern which matches the resource.
  /// - Returns: Whether to go on looking.
  private func ask(_ search: inout Search, _ named: Set<Int>, _ resource: String) -> Bool {
    let matched = matched(named, search.scopes)
    guard search.question.within.isSubset(of: matched), search.asked.insert(matched).inserted else {
      return true
    }
    switch search.solver.answer(conditions(search.question, matched)) {
    case .found(let context):
      search.found = .found(resource: resource, context: context)
      return false
    case .perhaps(let reason): search.perhaps = search.perhaps ?? reason
    case .none: break
    }
    return true
  }

  private func globs(_ scope: Int, _ scenario: Scenario) -> [Glob] {
    if let globs = plainGlobs[scope] { return globs }
    let globs = resources(scope).compactMap { $0.glob(scenario.assignment) }
    if !table.scopes[scope].hasVariables { plainGlobs[scope] = globs }
    return globs
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
    let solver = ContextSolver(literals, scenario)
    solvers[scenario] = solver
    return solver
  }

  // MARK: Variables

  /// The choices of values for the variables of a question that can make a difference.
  private func scenarios(_ question: Question, _ keys: Set<String>) -> [Scenario] {
    if keys.isEmpty { return [Scenario(values: [:])] }
    let scopes = question.scopes.sorted()
    let resources = scopes.flatMap(resources)
    let numbers = Set(scopes.flatMap { table.scopes[$0].literals }).sorted()
    let isInResources = resources.contains { !$0.variables.isEmpty }
    // Another text matters in a resource only where a pattern has to be missed or a condition asks
    // for the variable's key; in a condition only beside the texts it is compared with.
    let canMiss = question.refused.contains { !$0.denies.isSubset(of: question.outside) }
    let compared = numbers.filter { literals.values($0).contains { !$0.variables.isEmpty } }
    let concerned = keys.union(compared.map(literals.key))
    let beside = numbers.filter { concerned.contains(literals.key($0)) }
    let isAsked = beside.contains { keys.contains(literals.key($0)) }
    return Scenario.choices(
      for: keys, beside: resources + numbers.flatMap(literals.values),
      meeting: (isInResources && (canMiss || isAsked) ? resources : [])
        + beside.flatMap(literals.values))
  }

  private func variables(_ scope: Int) -> [PolicyVariable] {
    let scope = table.scopes[scope].hasVariables ? resources(scope) + values(scope) : values(scope)
    return scope.flatMap(\.variables)
  }

  /// The resource patterns of a scope.
  private func resources(_ scope: Int) -> [PatternTemplate] {
    if let templates = templates[scope] { return templates }
    let templates = table.scopes[scope].templates
    self.templates[scope] = templates
    return templates
  }

  /// The values of the condition of a scope.
  private func values(_ scope: Int) -> [PatternTemplate] {
    table.scopes[scope].literals.flatMap { literals.values($0) }
  }
}

extension Reach.Question {
  fileprivate var scopes: Set<Int> {
    refused.reduce(into: within.union(outside)) { $0.formUnion($1.allows.union($1.denies)) }
  }

  /// The scopes that only ever stand in the way of an answer.
  fileprivate var blocking: Set<Int> {
    let allows = refused.reduce(into: outside) { $0.formUnion($1.allows) }
    return refused.reduce(into: allows.subtracting(within)) { $0.subtract($1.denies) }
  }
}

extension [Glob] {
  fileprivate var members: [GlobProduct.Member] { map { GlobProduct.Member($0) } }
}

extension Glob {
  /// A resource that comes to mind for a pattern: `*`, or an ARN that looks like one.
  fileprivate var exampleResource: String? {
    if pattern == "*" { return "*" }
    var fields = pattern.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
      .map(String.init)
    guard fields.count == 6, fields[0] == "arn" else { return nil }
    for (index, usual) in [1: "aws", 3: "us-east-1", 4: "111122223333"] where fields[index] == "*" {
      fields[index] = usual
    }
    let text = fields.joined(separator: ":").map { character in
      switch character {
      case "*": "example"
      case "?": "x"
      default: String(character)
      }
    }.joined()
    return matches(text) ? text : nil
  }
}
