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

  /// The distinct patterns of actions, in lower case.
  private(set) var actionTexts: [String] = []
  /// How the first author of each spelled it.
  private(set) var spellings: [String] = []
  private(set) var scopes: [CompiledScope] = []
  /// A statement's scope as authored, for people.
  private(set) var authoredScopes: [Scope] = []
  private(set) var literals: [ConditionLiteral] = []
  /// How condition keys are spelled, by the key in lower case; of several ways the first in bytes.
  private(set) var keySpellings: [String: String] = [:]

  private var actionNumbers: [CaseFolded: Int] = [:]
  private var globs: [Int: Glob] = [:]
  private var scopeNumbers: [CompiledScope: Int] = [:]
  private var literalNumbers: [ConditionLiteral: Int] = [:]

  /// The number of a pattern of actions.
  func number(ofAction pattern: String) -> Int {
    let next = actionTexts.count
    let number = actionNumbers[CaseFolded(pattern), settingDefault: next]
    if number == next {
      actionTexts.append(pattern.asciiLowercased)
      spellings.append(pattern)
    }
    return number
  }

  /// The number of a pattern, if there is one.
  func number(ofKnownAction text: String) -> Int? { actionNumbers[CaseFolded(text)] }

  /// A pattern of actions, compiled when it is first asked for.
  func action(_ number: Int) -> Glob {
    if let glob = globs[number] { return glob }
    let glob = Glob(actionTexts[number])
    globs[number] = glob
    return glob
  }

  /// The number of a statement's scope.
  func number(ofScopeOf statement: Statement, hasVariables: Bool) -> Int {
    let resources = statement.resource.values.elements
    let scope = CompiledScope(
      resources: Set(resources.map(Bytewise.init)),
      hasVariables: hasVariables && resources.contains { $0.hasBytes(of: "${") },
      isNegated: statement.resource.isNegated,
      literals: literalNumbers(of: statement, hasVariables: hasVariables))
    if let number = scopeNumbers[scope] { return number }
    scopeNumbers[scope] = scopes.count
    scopes.append(scope)
    authoredScopes.append(statement.scope)
    return scopes.count - 1
  }

  private func literalNumbers(of statement: Statement, hasVariables: Bool) -> [Int] {
    var numbers: Set<Int> = []
    // AWS does not say what the complement of nothing is.
    for (name, patterns) in [("NotAction", statement.action), ("NotResource", statement.resource)]
    where patterns.isNegated && patterns.values.elements.isEmpty {
      numbers.insert(number(of: .undecided("an empty `\(name)`")))
    }
    if hasVariables, statement.resource.values.elements.contains(where: \.hasUnclosedVariable) {
      numbers.insert(number(of: .undecided("`${` without `}`")))
    }
    for block in statement.condition?.blocks ?? [] {
      for key in block.keys {
        let literal = ConditionLiteral(
          operatorName: block.operator, key: key.key, values: key.values.elements.map(\.text),
          hasVariables: hasVariables)
        if keySpellings[literal.key].map(key.key.precedesBytewise) ?? true {
          keySpellings[literal.key] = key.key
        }
        numbers.insert(number(of: literal))
      }
    }
    return numbers.sorted()
  }

  private func number(of literal: ConditionLiteral) -> Int {
    if let number = literalNumbers[literal] { return number }
    literalNumbers[literal] = literals.count
    literals.append(literal)
    return literals.count - 1
  }
}

extension StatementTable.CompiledScope {
  /// The resource patterns taken apart, complete ARNs, in order.
  var templates: [PatternTemplate] {
    resources.map(\.text).sorted { $0.precedesBytewise($1) }
      .map { PatternTemplate($0, hasVariables: hasVariables).completedARN }
  }
}

extension [CaseFolded: Int] {
  /// The value of a key, set first if there is none: one look, where a question and an answer are two.
  fileprivate subscript(key: CaseFolded, settingDefault value: Int) -> Int {
    mutating get {
      func read(_ value: inout Int) -> Int { value }
      return read(&self[key, default: value])
    }
  }
}

extension Condition {
  fileprivate var isEmpty: Bool { blocks.allSatisfy(\.keys.isEmpty) }
}

extension Statement {
  /// The scope as authored.
  var scope: Scope {
    let resources = resource.values.elements
    return Scope(
      resources: resource.isNegated ? .except(resources) : .only(resources),
      condition: condition?.isEmpty == false ? condition : nil)
  }
}
