/// A statement, by the numbers of its parts.
struct CompiledStatement: Hashable {
  /// The patterns of its actions, ascending, each once.
  var actions: [Int]
  /// Whether it is about everything but them.
  var isNegated: Bool
  /// Its scope.
  var scope: Int

  /// Whether none of some patterns is among its own.
  func names(noneOf patterns: Set<Int>) -> Bool {
    !patterns.contains { pattern in
      let next = actions.partitioningIndex { $0 >= pattern }
      return next < actions.count && actions[next] == pattern
    }
  }
}

/// What one document, or several together, allow and deny, by the numbers of a table.
struct Side {
  /// The statements of an effect.
  struct Statements {
    /// The statements that name actions: their scopes, by action.
    let named: ScopesByAction
    /// The statements with a NotAction.
    let negated: [CompiledStatement]

    init(_ statements: [CompiledStatement]) {
      named = ScopesByAction(statements.filter { !$0.isNegated })
      negated = statements.filter(\.isNegated)
    }

    /// Whether there is no statement.
    var isEmpty: Bool { named.isEmpty && negated.isEmpty }

    /// The scopes of the statements about actions that match exactly some patterns.
    func scopes(matching actions: Set<Int>) -> Set<Int> {
      var scopes: Set<Int> = []
      for action in actions { scopes.formUnion(named[action]) }
      for statement in negated where statement.names(noneOf: actions) {
        scopes.insert(statement.scope)
      }
      return scopes
    }

    /// Whether a statement is about actions that match exactly some patterns; of a NotAction without
    /// entries nobody can say.
    func isAbout(_ actions: Set<Int>) -> Bool {
      actions.contains { !named[$0].isEmpty }
        || negated.contains { !$0.actions.isEmpty && $0.names(noneOf: actions) }
    }

    /// Whether each of these stands among others, letter for letter.
    func isContained(in other: Statements) -> Bool {
      named.isContained(in: other.named) && negated.allSatisfy(other.negated.contains)
    }
  }

  let allows: Statements
  let denies: Statements

  /// What a boundary allows: nothing is allowed beyond it; `nil` without one.
  let bounds: Statements?

  /// How this document spells patterns and scopes that another one spells first and otherwise.
  private let spellings: [Int: String]
  private let authoredScopes: [Int: Scope]

  /// Compiles a document; an absent one says nothing.
  init(_ document: PolicyDocument?, in table: StatementTable) {
    self.init(PolicySet([document].compactMap { $0 }), in: table)
  }

  /// Compiles policies that count together.
  ///
  /// - Parameter services: The services that are of interest; `nil` for all.
  init(_ set: PolicySet, in table: StatementTable, only services: ChangedServices? = nil) {
    table.startDocument()
    var compiler = SideCompiler(table: table, services: services)
    let policies = set.policies.map { compiler.compile($0) }
    let boundary = set.boundary.map { compiler.compile($0) }
    allows = Statements(policies.flatMap(\.allows))
    denies = Statements(policies.flatMap(\.denies) + (boundary?.denies ?? []))
    bounds = boundary.map { Statements($0.allows) }
    spellings = compiler.spellings
    authoredScopes = compiler.authoredScopes
  }

  private init(allows: Statements, of side: Side) {
    self.allows = allows
    denies = Statements([])
    bounds = nil
    spellings = side.spellings
    authoredScopes = side.authoredScopes
  }

  /// How the document spells a pattern.
  func spelling(_ action: Int, _ table: StatementTable) -> String {
    spellings[action] ?? table.actions.spellings[action]
  }

  /// A scope as the document has it, or as another one does.
  func authored(_ scope: Int, _ table: StatementTable) -> Scope {
    authoredScopes[scope] ?? table.authoredScopes[scope]
  }

  /// The statements of one effect alone, as if they allowed.
  func alone(_ effect: Statement.Effect) -> Side {
    Side(allows: effect == .allow ? allows : denies, of: self)
  }
}

/// Compiles the statements of documents, and notes how these spell what others spell otherwise.
private struct SideCompiler {
  let table: StatementTable
  let services: ChangedServices?
  var spellings: [Int: String] = [:]
  var authoredScopes: [Int: Scope] = [:]

  mutating func compile(
    _ document: PolicyDocument
  ) -> (allows: [CompiledStatement], denies: [CompiledStatement]) {
    var (allows, denies): ([CompiledStatement], [CompiledStatement]) = ([], [])
    for statement in document.statements.elements {
      let compiled = compile(statement, hasVariables: document.hasVariables)
      if statement.effect == .allow { allows.append(compiled) } else { denies.append(compiled) }
    }
    return (allows, denies)
  }

  private mutating func compile(
    _ statement: Statement, hasVariables: Bool
  ) -> CompiledStatement {
    let patterns = services?.concerned(statement) ?? statement.action.values.elements
    var actions = table.numbers(ofActions: patterns)
    for (number, pattern) in zip(actions, patterns)
    where !table.actions.spellings[number].hasSameBytes(as: pattern) {
      if spellings[number] == nil { spellings[number] = pattern }
    }
    if statement.action.isNegated { actions = Set(actions).sorted() }
    let scope = table.number(ofScopeOf: statement, hasVariables: hasVariables)
    if authoredScopes[scope] == nil { authoredScopes[scope] = statement.scope }
    return CompiledStatement(
      actions: actions, isNegated: statement.action.isNegated, scope: scope)
  }
}

/// For each pattern of actions the scopes it stands in, ascending, each once.
struct ScopesByAction {
  /// Where the scopes of each pattern begin; one more at the end.
  private var starts: [Int] = [0]
  private var scopes: [Int] = []

  /// - Complexity: O(*n*): the patterns are known by small numbers, so nothing is sorted.
  init(_ statements: [CompiledStatement]) {
    let last = statements.lazy.flatMap(\.actions).max() ?? -1
    var ends = Array(repeating: 0, count: last + 2)
    for statement in statements {
      for action in statement.actions { ends[action + 1] += 1 }
    }
    for action in ends.indices.dropFirst() { ends[action] += ends[action - 1] }
    var all = Array(repeating: 0, count: ends.last ?? 0)
    // Each list is filled from its start, scope by scope.
    for statement in statements.sorted(by: { $0.scope < $1.scope }) {
      for action in statement.actions {
        all[ends[action]] = statement.scope
        ends[action] += 1
      }
    }
    scopes.reserveCapacity(all.count)
    starts.reserveCapacity(ends.count)
    var next = 0
    for action in 0..<last + 1 {
      let start = scopes.count
      for scope in all[next..<ends[action]] where scopes.count == start || scopes.last != scope {
        scopes.append(scope)
      }
      next = ends[action]
      starts.append(scopes.count)
    }
  }

  /// Whether no pattern stands anywhere.
  var isEmpty: Bool { scopes.isEmpty }

  /// The patterns that stand somewhere.
  var actions: [Int] { (0..<starts.count - 1).filter { starts[$0] < starts[$0 + 1] } }

  /// The scopes of a pattern.
  subscript(action: Int) -> ArraySlice<Int> {
    action + 1 < starts.count ? scopes[starts[action]..<starts[action + 1]] : []
  }

  /// Whether a pattern stands in every scope here that it stands in there.
  func isContained(in other: ScopesByAction, at action: Int) -> Bool {
    let theirs = other[action]
    return self[action].allSatisfy(theirs.contains)
  }

  /// Whether every pattern stands in every scope there that it stands in here.
  func isContained(in other: ScopesByAction) -> Bool {
    actions.allSatisfy { isContained(in: other, at: $0) }
  }
}
