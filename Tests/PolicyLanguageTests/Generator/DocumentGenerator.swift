import PolicyLanguage

/// Makes random documents of a small vocabulary.
struct DocumentGenerator {
  /// What may appear beside what the rules decide.
  struct Flavour: Sendable {
    var hasVariables = true
    var hasConditions = true
    /// Operators nobody knows.
    var hasUnknownOperators = false
    /// Empty lists, and values that their operator cannot read.
    var hasOddities = false

    static let decidable = Flavour()
    static let plain = Flavour(hasVariables: false, hasConditions: false)
    static let unknownOperators = Flavour(hasUnknownOperators: true)
    static let wild = Flavour(hasUnknownOperators: true, hasOddities: true)
  }

  var random: SplitMix64
  let flavour: Flavour

  init(seed: UInt64, flavour: Flavour = .decidable) {
    random = SplitMix64(seed: seed)
    self.flavour = flavour
  }

  mutating func draft() -> Draft {
    let count = 1 + random.below(random.chance(80) ? 3 : 5)
    return Draft(version: version(), statements: (0..<count).map { _ in statement() })
  }

  mutating func version() -> String? {
    random.chance(90) ? "2012-10-17" : random.chance(60) ? "2008-10-17" : nil
  }

  mutating func statement() -> Draft.Statement {
    var statement = Draft.Statement(actions: [], resources: [])
    statement.isAllow = random.chance(70)
    statement.isNotAction = random.chance(15)
    statement.isNotResource = random.chance(10)
    statement.isTerse = random.chance(50)
    statement.actions = (0..<count(max: 4)).map { _ in action() }
    statement.resources = (0..<count(max: 3)).map { _ in resource() }
    if flavour.hasConditions, random.chance(40) {
      statement.clauses = (0...random.below(2)).map { _ in clause() }
    }
    return statement
  }

  /// How long a list is: mostly one.
  private mutating func count(max: Int) -> Int {
    if flavour.hasOddities, random.chance(4) { return 0 }
    return random.chance(55) ? 1 : 1 + random.below(max)
  }

  mutating func action() -> String {
    if random.chance(75) { return random.pick(Vocabulary.actions) }
    let length = random.below(5)
    let name = (0..<length).map { _ in random.pick(["a", "b", "*", "?", "a", "b"]) }.joined()
    return random.pick(["x:", "x:", "y:", "?:", "*:"]) + (name.isEmpty ? "*" : name)
  }

  mutating func resource() -> String {
    let hasVariable = flavour.hasVariables && random.chance(12)
    return random.pick(hasVariable ? Vocabulary.resourcesWithVariables : Vocabulary.resources)
  }

  mutating func clause() -> Draft.Clause {
    if random.chance(12) { return existence() }
    let hasVariable = flavour.hasVariables && random.chance(10)
    let kind = hasVariable ? KeyKind.stringsWithVariables : random.pick(KeyKind.all)
    var clause = Draft.Clause(
      operatorName: random.pick(kind.operators), key: spelled(random.pick(kind.keys)), values: [])
    if random.chance(15) { clause.operatorName += "IfExists" }
    if !kind.isMultivalued, random.chance(4) {
      clause.operatorName = random.pick(["ForAllValues:", "ForAnyValue:"]) + clause.operatorName
    }
    clause.values = (0..<(random.chance(60) ? 1 : 1 + random.below(3))).map { _ in
      random.pick(kind.values)
    }
    return flavour.hasUnknownOperators || flavour.hasOddities ? odd(clause) : clause
  }

  private mutating func existence() -> Draft.Clause {
    let kind = random.pick(KeyKind.all)
    return Draft.Clause(
      operatorName: "Null", key: spelled(random.pick(kind.keys)),
      values: [random.pick(KeyKind.flag.values)])
  }

  private mutating func spelled(_ key: String) -> String {
    random.chance(8) ? key.uppercased() : key
  }

  private mutating func odd(_ clause: Draft.Clause) -> Draft.Clause {
    var clause = clause
    if flavour.hasUnknownOperators, random.chance(25) { clause.operatorName = "StringMatches" }
    if flavour.hasOddities, random.chance(8) { clause.values = [] }
    if flavour.hasOddities, random.chance(8) { clause.values = [.string("${"), .string("odd")] }
    return clause
  }
}
