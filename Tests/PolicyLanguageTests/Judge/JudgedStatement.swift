import PolicyLanguage

/// A statement with its patterns read, for many requests.
struct JudgedStatement: Sendable {
  let effect: Statement.Effect
  let actions: JudgedActions
  let resources: JudgedResources
  let condition: JudgedCondition

  init(_ statement: Statement, hasVariables: Bool) {
    effect = statement.effect
    actions = JudgedActions(
      statement.action.values.elements, isNegated: statement.action.isNegated)
    resources = JudgedResources(
      statement.resource.values.elements, isNegated: statement.resource.isNegated,
      hasVariables: hasVariables)
    condition = JudgedCondition(statement.condition, hasVariables: hasVariables)
  }

  /// Whether the statement is about the request.
  func matches(_ request: Request) -> Answer {
    actions.contain(request).and(resources.contain(request)).and(condition.holds(for: request))
  }
}

/// `Action` or `NotAction`: globs over the whole of `prefix:name`, without case.
struct JudgedActions: Sendable {
  private let patterns: [NaiveGlob]
  private let isNegated: Bool

  init(_ patterns: [String], isNegated: Bool = false) {
    self.patterns = patterns.map { NaiveGlob($0, foldingCase: true) }
    self.isNegated = isNegated
  }

  /// Whether the action of the request is one of these.
  func contain(_ request: Request) -> Answer {
    if patterns.isEmpty { return isNegated ? .unknown("an empty `NotAction`") : .no }
    return Answer(patterns.contains { $0.matches(request.foldedAction) } != isNegated)
  }
}

/// `Resource` or `NotResource`: globs over the whole ARN, with case.
struct JudgedResources: Sendable {
  private let patterns: [String]
  private let templates: [Answer.OrTemplate]
  private let isNegated: Bool

  init(_ patterns: [String], isNegated: Bool = false, hasVariables: Bool) {
    self.patterns = patterns
    self.isNegated = isNegated
    templates = patterns.map { Self.template($0, hasVariables: hasVariables) }
  }

  /// `*` is everything; an ARN with fewer than six fields gets `*` for each that is missing.
  private static func template(_ pattern: String, hasVariables: Bool) -> Answer.OrTemplate {
    if pattern == "*" { return .answer(.yes) }
    let (hasEarlyVariable, colons) = Template(
      pattern, wildcards: true, variables: hasVariables
    ).resourceShape
    if hasEarlyVariable {
      return .answer(.unknown("a variable before the fifth colon of the resource `\(pattern)`"))
    }
    let missing = String(repeating: ":*", count: max(0, 5 - colons))
    return .template(Template(pattern + missing, wildcards: true, variables: hasVariables))
  }

  /// Whether the resource of the request is one of these.
  func contain(_ request: Request) -> Answer {
    if patterns.isEmpty { return isNegated ? .unknown("an empty `NotResource`") : .no }
    let answer = templates.some { template in
      switch template {
      case .answer(let answer): answer
      case .template(let template):
        switch template.resolved(for: request) {
        case .glob(let glob): Answer(glob.matches(request.resourceScalars))
        case .missing: .no
        case .unknown(let reason): .unknown(reason)
        }
      }
    }
    return isNegated ? answer.negated : answer
  }
}

extension Answer {
  /// An answer that is known before any request, or text to compare with one.
  enum OrTemplate: Sendable {
    case answer(Answer)
    case template(Template)
  }
}
