import PolicyLanguage

/// Makes requests that lie near the boundaries of the patterns and conditions of some drafts.
struct RequestGenerator {
  private var random: SplitMix64
  private let statements: [(draft: Draft.Statement, hasVariables: Bool)]
  private let keys: [String]

  init(seed: UInt64, drafts: [Draft]) {
    random = SplitMix64(seed: seed)
    statements = drafts.flatMap { draft in
      draft.statements.map { ($0, draft.version == "2012-10-17") }
    }
    let named = statements.flatMap { $0.draft.clauses.map { $0.key.lowercased() } }
    let variables = ["aws:username", "aws:principaltag/team"].filter { key in
      drafts.contains { $0.json.text(.compact).lowercased().contains("${" + key) }
    }
    keys = Set(named + variables).sorted()
  }

  mutating func requests(_ count: Int) -> [Request] { (0..<count).map { _ in request() } }

  /// A request that some statement is likely to match, or one made at random.
  mutating func request() -> Request {
    guard !statements.isEmpty, random.chance(85) else {
      return Request(
        random.pick(Vocabulary.askedActions), random.pick(Vocabulary.askedResources), context())
    }
    let (statement, hasVariables) = random.pick(statements)
    let context = context(fulfilling: statement, hasVariables)
    let action =
      statement.isNotAction || statement.actions.isEmpty || random.chance(15)
      ? random.pick(Vocabulary.askedActions) : action(random.pick(statement.actions))
    let resource =
      statement.isNotResource || statement.resources.isEmpty || random.chance(15)
      ? random.pick(Vocabulary.askedResources)
      : resource(random.pick(statement.resources), context, hasVariables)
    return Request(action, resource, context)
  }

  // MARK: Circumstances

  private mutating func context() -> [String: Request.Value] {
    var context: [String: Request.Value] = [:]
    for key in keys where random.chance(75) {
      guard let (values, isMultivalued) = KeyKind.asked(of: key) else { continue }
      if isMultivalued {
        context[key] = .many((0..<random.below(4)).map { _ in random.pick(values) })
      } else {
        context[key] = .one(random.pick(values))
      }
    }
    return context
  }

  /// Circumstances under which a statement's condition holds, if a few tries find some.
  private mutating func context(
    fulfilling statement: Draft.Statement, _ hasVariables: Bool
  ) -> [String: Request.Value] {
    var context = context()
    let condition = JudgedStatement(statement, hasVariables: hasVariables)?.condition
    guard let condition, random.chance(80) else { return context }
    for _ in 0..<8 where condition.holds(for: Request("x:a", "*", context)) != .yes {
      context = self.context()
    }
    return context
  }

  // MARK: Instances of patterns

  private mutating func action(_ pattern: String) -> String {
    for _ in 0..<6 {
      let action = instance(
        of: NaiveGlob(pattern), fillings: ["", "a", "b", "ab", "c", "x:a", "y:b"])
      if action.wholeMatch(of: /[A-Za-z0-9-]+:[A-Za-z0-9]+/) != nil { return action }
    }
    return random.pick(Vocabulary.askedActions)
  }

  private mutating func resource(
    _ pattern: String, _ context: [String: Request.Value], _ hasVariables: Bool
  ) -> String {
    if pattern == "*" { return random.pick(Vocabulary.askedResources) }
    let missing = String(
      repeating: ":*",
      count: max(
        0,
        6
          - pattern.split(
            separator: ":", omittingEmptySubsequences: false
          ).count))
    let template = Template(pattern + missing, wildcards: true, variables: hasVariables)
    guard case .glob(let glob) = template.resolved(for: Request("x:a", "*", context)) else {
      return random.pick(Vocabulary.askedResources)
    }
    for _ in 0..<6 {
      let resource = instance(of: glob, fillings: ["", "a", "b", "a/b", "1", "r", "x", "r:1:a"])
      if resource.wholeMatch(of: /arn:[a-z]+:[a-z]+:[^:]*:[^:]*:.+/) != nil { return resource }
    }
    return random.pick(Vocabulary.askedResources)
  }

  private mutating func instance(of glob: NaiveGlob, fillings: [String]) -> String {
    var text = ""
    for token in glob.tokens {
      switch token {
      case .literal(let scalar): text.unicodeScalars.append(scalar)
      case .one: text += random.pick(["a", "b", "c", "/", "x"])
      case .any: text += random.pick(fillings)
      }
    }
    return text
  }
}

extension JudgedStatement {
  /// Reads a statement of a draft.
  fileprivate init?(_ draft: Draft.Statement, hasVariables: Bool) {
    let document = try? Draft(statements: [draft]).document()
    guard let statement = document?.statements.elements.first else { return nil }
    self.init(statement, hasVariables: hasVariables)
  }
}
