/// The condition literals of a comparison, made ready when they are first asked for.
final class LiteralTable {
  private let literals: [ConditionLiteral]
  private let numbersByKey: [String: [Int]]
  /// The position of each literal among those of its key.
  private let positions: [Int]
  private var compiled: [Int: CompiledLiteral] = [:]
  private var domains: [String: KeyDomain] = [:]
  private var templates: [Int: [PatternTemplate]] = [:]

  init(_ literals: [ConditionLiteral]) {
    self.literals = literals
    var numbersByKey: [String: [Int]] = [:]
    var positions: [Int] = []
    for (number, literal) in literals.enumerated() {
      positions.append(numbersByKey[literal.key, default: []].count)
      numbersByKey[literal.key, default: []].append(number)
    }
    self.numbersByKey = numbersByKey
    self.positions = positions
  }

  /// The key of a literal, in lower case.
  func key(_ number: Int) -> String { literals[number].key }

  /// Whether a variable stands in a literal's values; `${*}`, `${?}` and `${$}` are none.
  func hasVariables(_ number: Int) -> Bool {
    literals[number].hasVariables && values(number).contains { !$0.variables.isEmpty }
  }

  /// Whether a literal's operator is known; what an unknown one says of variables is undecided anyway.
  func isKnown(_ number: Int) -> Bool { literals[number].operator != nil }

  /// The position of a literal among those of its key.
  func position(_ number: Int) -> Int { positions[number] }

  /// The values of a literal, taken apart.
  func values(_ number: Int) -> [PatternTemplate] {
    if let templates = templates[number] { return templates }
    let literal = literals[number]
    let templates = literal.values.map {
      PatternTemplate(
        $0, hasVariables: literal.hasVariables,
        hasWildcards: literal.operator?.comparison.hasWildcards == true)
    }
    self.templates[number] = templates
    return templates
  }

  /// A literal for one choice of values of the policy variables.
  func compiled(_ number: Int, _ scenario: Scenario) -> CompiledLiteral {
    if let literal = compiled[number] { return literal }
    let literal = CompiledLiteral(literals[number], variables: scenario.assignment)
    if !literals[number].hasVariables { compiled[number] = literal }
    return literal
  }

  /// What the literals of a key tell apart; the same for every choice unless a variable is involved.
  func domain(of key: String, _ scenario: Scenario) -> KeyDomain {
    let fixed = scenario.value(of: key)
    if fixed == nil, let domain = domains[key] { return domain }
    let numbers = numbersByKey[key] ?? []
    let domain = KeyDomain(numbers.map { compiled($0, scenario) }, fixed: fixed)
    if fixed == nil, numbers.allSatisfy({ !literals[$0].hasVariables }) { domains[key] = domain }
    return domain
  }
}
