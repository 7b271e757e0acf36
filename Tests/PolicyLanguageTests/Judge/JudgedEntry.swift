import PolicyLanguage

/// An entry of a comparison, read so that it can be asked about a request.
struct JudgedEntry: Sendable {
  let entry: AccessEntry
  private let actions: JudgedActions
  private let exceptions: JudgedActions
  private let scopes: [JudgedScope]
  private let before: [JudgedScope]

  /// Reads an entry; `own` and `other` are the documents that give the access and do not.
  init(_ entry: AccessEntry, own: PolicyDocument, other: PolicyDocument) {
    self.entry = entry
    actions = JudgedActions([entry.action])
    exceptions = JudgedActions(entry.except)
    scopes = entry.scopes.map { JudgedScope($0, hasVariables: own.version == .v2012) }
    before = entry.before.map { JudgedScope($0, hasVariables: other.version == .v2012) }
  }

  /// Whether the action of a request is the entry's.
  func hasAction(of request: Request) -> Bool {
    actions.contain(request) == .yes && exceptions.contain(request) == .no
  }

  /// Whether the entry leaves out the action of a request because the other side allows it: by an
  /// exception other than those that its own side omits by a `NotAction`.
  func excepts(_ request: Request, beside omitted: Set<String>) -> Bool {
    func list(_ isOmitted: Bool) -> JudgedActions {
      JudgedActions(entry.except.filter { omitted.contains($0.lowercased()) == isOmitted })
    }
    return actions.contain(request) == .yes && list(false).contain(request) == .yes
      && list(true).contain(request) == .no
  }

  /// Whether the entry is about a request: its action, and one of its scopes.
  func covers(_ request: Request) -> Answer {
    Answer(hasAction(of: request)).and(scopes.some { $0.holds(for: request) })
  }

  /// Whether a request is within the scopes, whatever its action.
  func scopesHold(for request: Request) -> Answer { scopes.some { $0.holds(for: request) } }

  /// Whether a request is within the scopes of the other side.
  func beforeHolds(for request: Request) -> Answer { before.some { $0.holds(for: request) } }
}

/// A scope of an entry.
struct JudgedScope: Sendable {
  private let actions: JudgedActions?
  private let resources: JudgedResources
  private let condition: JudgedCondition
  private let unless: [JudgedScope]

  init(_ scope: Scope, hasVariables: Bool) {
    actions = scope.actions.map { JudgedActions($0.patterns, isNegated: $0.isExcept) }
    resources = JudgedResources(
      scope.resources.patterns, isNegated: scope.resources.isExcept, hasVariables: hasVariables)
    condition = JudgedCondition(scope.condition, hasVariables: hasVariables)
    unless = scope.unless.map { JudgedScope($0, hasVariables: hasVariables) }
  }

  /// Whether a request is within the scope and none of what is taken from it.
  func holds(for request: Request) -> Answer {
    (actions?.contain(request) ?? .yes).and(resources.contain(request))
      .and(condition.holds(for: request)).and(unless.some { $0.holds(for: request) }.negated)
  }
}

extension PatternSet {
  fileprivate var patterns: [String] {
    switch self {
    case .only(let patterns), .except(let patterns): patterns
    }
  }

  fileprivate var isExcept: Bool {
    if case .except = self { true } else { false }
  }
}
