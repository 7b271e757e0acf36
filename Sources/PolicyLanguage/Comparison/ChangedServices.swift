/// The services in which the patterns of two documents differ.
///
/// Large policies change by a few actions at a time. Whether an action of a service is allowed depends
/// on patterns of that service alone, and on those with a wildcard in the service; so the patterns of
/// services in which nothing changed need no look.
struct ChangedServices {
  private var services: Set<CaseFolded> = []

  /// Finds them.
  ///
  /// - Returns: `nil` where every service may be concerned: a Deny, a NotAction or a pattern with a
  ///   wildcard in the service changed, or a document is absent. A service too many is no harm.
  /// - Complexity: Near linear in the patterns of the documents.
  init?(_ old: PolicyDocument?, _ new: PolicyDocument?) {
    guard let old, let new else { return nil }
    let (a, b) = (Statements(old), Statements(new))
    guard
      a.others.elementsEqual(
        b.others, by: { $0.hasSameScope(as: $1) && $0.hasSameActions(as: $1) }),
      add(a.named, b.named)
    else { return nil }
  }

  /// The patterns of a statement without those that need no look.
  func concerned(_ statement: Statement) -> [String] {
    let patterns = statement.action.values.elements
    guard statement.isSeparable else { return patterns }
    var prefix = ""
    var isConcerned = true
    return patterns.filter { pattern in
      // Patterns of one service mostly stand together.
      if prefix.isEmpty || !pattern.hasPrefixBytes(prefix) {
        guard let service = ActionIndex.service(of: pattern) else {
          prefix = ""
          return true
        }
        prefix = service + ":"
        isConcerned = services.contains(CaseFolded(service))
      }
      return isConcerned
    }
  }

  // MARK: Finding

  /// The statements of a document: those whose patterns can be looked at one by one, and others.
  private struct Statements {
    var named: [ScopeSource] = []
    var others: [ScopeSource] = []

    init(_ document: PolicyDocument) {
      for statement in document.statements.elements {
        let source = ScopeSource(statement: statement, hasVariables: document.hasVariables)
        if statement.isSeparable { named.append(source) } else { others.append(source) }
      }
    }
  }

  /// Adds the services that differ between statements in their order.
  /// - Returns: Whether services are all that differs.
  private mutating func add(_ old: [ScopeSource], _ new: [ScopeSource]) -> Bool {
    var next = 0
    for statement in old {
      let match = new[next...].firstIndex { $0.hasSameScope(as: statement) }
      guard let match else {
        guard add(statement.patterns) else { return false }
        continue
      }
      guard new[next..<match].allSatisfy({ add($0.patterns) }),
        addDifference(statement.patterns[...], new[match].patterns[...])
      else { return false }
      next = match + 1
    }
    return new[next...].allSatisfy { add($0.patterns) }
  }

  private mutating func add(_ patterns: some Sequence<String>) -> Bool {
    for pattern in patterns {
      guard let service = ActionIndex.service(of: pattern) else { return false }
      services.insert(CaseFolded(service))
    }
    return true
  }

  /// Adds the services of the patterns by which two lists differ, those next to each other first.
  private mutating func addDifference(_ old: ArraySlice<String>, _ new: ArraySlice<String>) -> Bool
  {
    var (old, new) = (old, new)
    while let first = old.first, let second = new.first {
      if first.hasSameBytes(as: second) {
        old.removeFirst()
        new.removeFirst()
      } else if let match = new.prefix(Self.reach).firstIndex(where: first.hasSameBytes) {
        guard add(new[..<match]) else { return false }
        new = new[match...]
      } else if let match = old.prefix(Self.reach).firstIndex(where: second.hasSameBytes) {
        guard add(old[..<match]) else { return false }
        old = old[match...]
      } else {
        guard add([first, second]) else { return false }
        old.removeFirst()
        new.removeFirst()
      }
    }
    return add(old) && add(new)
  }

  /// How many patterns in a row may be new or gone before the lists are out of step.
  private static let reach = 50
}

extension Statement {
  /// Whether its patterns say what they say each by itself: an Allow that names actions.
  fileprivate var isSeparable: Bool { effect == .allow && !action.isNegated }
}

extension ScopeSource {
  fileprivate var patterns: [String] { statement.action.values.elements }

  fileprivate func hasSameActions(as other: ScopeSource) -> Bool {
    statement.effect == other.statement.effect
      && statement.action.isNegated == other.statement.action.isNegated
      && patterns.elementsEqual(other.patterns) { $0.hasSameBytes(as: $1) }
  }
}
