import PolicyLanguage

/// Makes requests that lie near the boundaries of the patterns and conditions of some drafts.
struct RequestGenerator {
  private struct Target {
    let statement: Draft.Statement
    let condition: JudgedCondition
    let hasVariables: Bool
  }

  private var random: SplitMix64
  private let targets: [Target]
  private let keys: [(name: String, values: [String], isMultivalued: Bool)]

  init(seed: UInt64, drafts: [Draft]) throws {
    random = SplitMix64(seed: seed)
    targets = try drafts.flatMap { draft in
      let document = try draft.document()
      return zip(draft.statements, document.statements.elements).map { statement, read in
        Target(
          statement: statement,
          condition: JudgedCondition(read.condition, hasVariables: document.version == .v2012),
          hasVariables: document.version == .v2012)
      }
    }
    let named = drafts.flatMap(\.statements).flatMap { $0.clauses.map { $0.key.lowercased() } }
    let variables = ["aws:username", "aws:principaltag/team"].filter { key in
      drafts.contains { $0.json.text(.compact).lowercased().contains("${" + key) }
    }
    keys = Set(named + variables).sorted().compactMap { key in
      KeyKind.asked(of: key).map { (key, $0.values, $0.isMultivalued) }
    }
  }

  mutating func requests(_ count: Int) -> [Request] { (0..<count).map { _ in request() } }

  /// A request that some statement is likely to match, or one made at random.
  mutating func request() -> Request {
    guard !targets.isEmpty, random.chance(85) else {
      return Request(
        random.pick(Vocabulary.askedActions), random.pick(Vocabulary.askedResources), context())
    }
    let target = random.pick(targets)
    let statement = target.statement
    let context = context(fulfilling: target.condition)
    let action =
      statement.isNotAction || statement.actions.isEmpty || random.chance(15)
      ? random.pick(Vocabulary.askedActions) : action(random.pick(statement.actions))
    let resource =
      statement.isNotResource || statement.resources.isEmpty || random.chance(15)
      ? random.pick(Vocabulary.askedResources)
      : resource(random.pick(statement.resources), context, target.hasVariables)
    return Request(action, resource, context)
  }

  // MARK: Circumstances

  private mutating func context() -> [String: Request.Value] {
    var context: [String: Request.Value] = [:]
    for key in keys where random.chance(75) {
      if key.isMultivalued {
        context[key.name] = .many((0..<random.below(4)).map { _ in random.pick(key.values) })
      } else {
        context[key.name] = .one(random.pick(key.values))
      }
    }
    return context
  }

  /// Circumstances under which a condition holds, if a few tries find some.
  private mutating func context(fulfilling condition: JudgedCondition) -> [String: Request.Value] {
    var context = context()
    guard random.chance(80) else { return context }
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
      if Request(action, "*").hasPlausibleAction { return action }
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
      if Request("x:a", resource).hasPlausibleResource { return resource }
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
