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

  /// The patterns of actions.
  private(set) var actions = ActionTable()
  private(set) var scopes: [CompiledScope] = []
  /// A statement's scope as authored, for people.
  private(set) var authoredScopes: [Scope] = []
  private(set) var literals: [ConditionLiteral] = []
  /// How condition keys are spelled, by the key in lower case; of several ways the first in bytes.
  private(set) var keySpellings: [String: String] = [:]

  /// What the scopes of a document were read from, statement by statement.
  private typealias Reading = [(source: ScopeSource, number: Int)]
  private var reading: Reading = []
  /// The document before, and where in it the next statement may stand: documents are mostly alike.
  private var previous: Reading = []
  private var expected = 0
  private var scopeNumbers: [CompiledScope: Int] = [:]
  private var literalNumbers: [ConditionLiteral: Int] = [:]

  /// The numbers of patterns of actions.
  func numbers(ofActions patterns: [String]) -> [Int] { patterns.map { actions.number(of: $0) } }

  /// A pattern of actions, compiled.
  func action(_ number: Int) -> Glob { actions.glob(number) }

  /// Starts to read another document.
  func startDocument() {
    previous = reading
    reading = []
    expected = 0
  }

  /// The number of a statement's scope.
  func number(ofScopeOf statement: Statement, hasVariables: Bool) -> Int {
    let source = ScopeSource(statement: statement, hasVariables: hasVariables)
    let number: Int
    if expected < previous.count, previous[expected].source.hasSameScope(as: source) {
      number = previous[expected].number
      expected += 1
    } else {
      number = self.number(of: source)
      let next = previous[expected...].firstIndex { $0.number == number }
      expected = next.map { $0 + 1 } ?? expected
    }
    reading.append((source, number))
    return number
  }

  private func number(of source: ScopeSource) -> Int {
    let (statement, hasVariables) = (source.statement, source.hasVariables)
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
