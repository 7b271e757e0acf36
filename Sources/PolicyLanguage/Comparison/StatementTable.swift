/// The patterns, scopes and condition literals of the documents under comparison, each kept once
/// and known by its number.
final class StatementTable {
  /// The resources and the condition of a statement, made ready.
  struct CompiledScope: Hashable {
    /// The resource patterns as authored.
    var resources: Set<Bytewise>
    /// Whether `${…}` in them is a variable.
    var hasVariables: Bool
    /// Whether the scope is everything but them.
    var isNegated: Bool
    /// The literals of the condition, ascending.
    var literals: [Int]
  }

  /// The distinct patterns of actions.
  private(set) var actions: [Glob] = []
  /// How the first author of each spelled it.
  private(set) var spellings: [String] = []
  private(set) var scopes: [CompiledScope] = []
  /// A statement's scope as authored, for people.
  private(set) var authoredScopes: [Scope] = []
  private(set) var literals: [ConditionLiteral] = []

  private var actionNumbers: [Bytewise: Int] = [:]
  private var scopeNumbers: [CompiledScope: Int] = [:]
  private var literalNumbers: [ConditionLiteral: Int] = [:]

  /// The number of a pattern of actions.
  func number(ofAction pattern: String) -> Int {
    let lowercased = pattern.asciiLowercased
    let key = Bytewise(lowercased)
    if let number = actionNumbers[key] { return number }
    actionNumbers[key] = actions.count
    actions.append(Glob(lowercased))
    spellings.append(pattern)
    return actions.count - 1
  }

  /// The number of a statement's scope.
  func number(ofScopeOf statement: Statement, hasVariables: Bool) -> Int {
    let resources = statement.resource.values.elements
    let scope = CompiledScope(
      resources: Set(resources.map(Bytewise.init)),
      hasVariables: hasVariables && resources.contains { $0.contains("${") },
      isNegated: statement.resource.isNegated,
      literals: literalNumbers(of: statement.condition, hasVariables: hasVariables))
    if let number = scopeNumbers[scope] { return number }
    scopeNumbers[scope] = scopes.count
    scopes.append(scope)
    authoredScopes.append(
      Scope(
        resources: statement.resource.isNegated ? .except(resources) : .only(resources),
        condition: statement.condition?.isEmpty == false ? statement.condition : nil))
    return scopes.count - 1
  }

  private func literalNumbers(of condition: Condition?, hasVariables: Bool) -> [Int] {
    var numbers: Set<Int> = []
    for block in condition?.blocks ?? [] {
      for key in block.keys {
        let literal = ConditionLiteral(
          operatorName: block.operator, key: key.key, values: key.values.elements.map(\.text),
          hasVariables: hasVariables)
        let number = literalNumbers[literal] ?? literals.count
        if number == literals.count {
          literalNumbers[literal] = number
          literals.append(literal)
        }
        numbers.insert(number)
      }
    }
    return numbers.sorted()
  }
}

extension StatementTable.CompiledScope {
  /// The resource patterns taken apart, complete ARNs, in order.
  var templates: [PatternTemplate] {
    resources.map(\.text).sorted { $0.precedesBytewise($1) }
      .map { PatternTemplate($0, hasVariables: hasVariables).completedARN }
  }
}

extension Condition {
  fileprivate var isEmpty: Bool { blocks.allSatisfy(\.keys.isEmpty) }
}

/// A statement, by the numbers of its parts.
struct CompiledStatement: Hashable {
  /// The patterns of its actions, ascending, each once.
  var actions: [Int]
  /// Whether it is about everything but them.
  var isNegated: Bool
  /// Its scope.
  var scope: Int
}

/// What one document allows and denies, by the numbers of a table.
struct Side {
  let allows: [CompiledStatement]
  let denies: [CompiledStatement]

  /// The statements of `allows` that name a pattern.
  private let allowsByAction: [Int: [Int]]
  private let negatedAllows: [Int]
  private let deniesByAction: [Int: [Int]]
  private let negatedDenies: [Int]

  init(allows: [CompiledStatement], denies: [CompiledStatement]) {
    self.allows = allows
    self.denies = denies
    (allowsByAction, negatedAllows) = Self.index(allows)
    (deniesByAction, negatedDenies) = Self.index(denies)
  }

  /// Compiles a document; an absent one says nothing.
  init(_ document: PolicyDocument?, in table: StatementTable) {
    var allows: [CompiledStatement] = []
    var denies: [CompiledStatement] = []
    for statement in document?.statements.elements ?? [] {
      let actions = statement.action.values.elements.map(table.number(ofAction:))
      let compiled = CompiledStatement(
        actions: Set(actions).sorted(), isNegated: statement.action.isNegated,
        scope: table.number(
          ofScopeOf: statement, hasVariables: document?.hasVariables == true))
      if statement.effect == .allow { allows.append(compiled) } else { denies.append(compiled) }
    }
    self.init(allows: allows, denies: denies)
  }

  /// The statements of one effect alone, as if they allowed.
  func alone(_ effect: Statement.Effect) -> Side {
    Side(allows: effect == .allow ? allows : denies, denies: [])
  }

  private static func index(
    _ statements: [CompiledStatement]
  ) -> (byAction: [Int: [Int]], negated: [Int]) {
    var byAction: [Int: [Int]] = [:]
    var negated: [Int] = []
    for (index, statement) in statements.enumerated() {
      if statement.isNegated {
        negated.append(index)
      } else {
        for action in statement.actions { byAction[action, default: []].append(index) }
      }
    }
    return (byAction, negated)
  }

  /// The scopes in which an action is allowed and denied that matches exactly some patterns.
  func scopes(matching actions: Set<Int>) -> (allows: Set<Int>, denies: Set<Int>) {
    (
      Self.scopes(matching: actions, allows, allowsByAction, negatedAllows),
      Self.scopes(matching: actions, denies, deniesByAction, negatedDenies)
    )
  }

  private static func scopes(
    matching actions: Set<Int>, _ statements: [CompiledStatement], _ byAction: [Int: [Int]],
    _ negated: [Int]
  ) -> Set<Int> {
    var scopes: Set<Int> = []
    for action in actions {
      for index in byAction[action] ?? [] { scopes.insert(statements[index].scope) }
    }
    for index in negated where actions.isDisjoint(with: statements[index].actions) {
      scopes.insert(statements[index].scope)
    }
    return scopes
  }

  /// The scopes in which a pattern is allowed by its very name.
  func scopes(naming action: Int) -> [Int] {
    (allowsByAction[action] ?? []).map { allows[$0].scope }
  }
}
