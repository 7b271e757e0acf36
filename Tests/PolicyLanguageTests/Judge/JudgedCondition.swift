import PolicyLanguage

/// The `Condition` of a statement: every key under every operator must hold.
struct JudgedCondition: Sendable {
  private let clauses: [Clause]

  init(_ condition: Condition?, hasVariables: Bool) {
    clauses = (condition?.blocks ?? []).flatMap { block in
      block.keys.map {
        Clause(
          operatorName: block.operator, key: $0.key, values: $0.values.elements,
          hasVariables: hasVariables)
      }
    }
  }

  /// Whether all of it holds for a request.
  func holds(for request: Request) -> Answer { clauses.every { $0.holds(for: request) } }
}

/// One key under one operator.
struct Clause: Sendable {
  private let name: OperatorName?
  private let operatorText: String
  private let key: String
  private let values: [PolicyValue]

  init(operatorName: String, key: String, values: [Condition.Value], hasVariables: Bool) {
    let name = OperatorName(operatorName)
    self.name = name
    operatorText = operatorName
    self.key = key
    self.values = values.map { value in
      PolicyValue(value.text, for: name?.family, hasVariables: hasVariables)
    }
  }

  /// Whether the clause holds for a request.
  func holds(for request: Request) -> Answer {
    guard let name else { return .unknown("the condition operator `\(operatorText)`") }
    let found = request.values(of: key)
    if name.family == .null { return null(name, isMissing: found == nil) }
    if values.isEmpty { return withoutValues(name, isMissing: found == nil) }
    guard let found else { return Answer(holdsForMissingKey(name)) }
    switch name.quantifier {
    case .forAllValues: return found.every { compare($0, name, request) }
    case .forAnyValue: return found.some { compare($0, name, request) }
    case nil:
      guard found.count == 1 else {
        return .unknown("several values of the key `\(key)` under `\(operatorText)`")
      }
      return compare(found[0], name, request)
    }
  }

  /// One value of the request with the values of the policy: one must match, or for a negated
  /// operator none.
  private func compare(_ value: String, _ name: OperatorName, _ request: Request) -> Answer {
    let answer = values.some { $0.matches(value, in: request, family: name.family) }
    return name.isNegated ? answer.negated : answer
  }

  /// A key that the request lacks: `IfExists` and `ForAllValues` hold, `ForAnyValue` does not,
  /// otherwise only what demands that the key not match.
  private func holdsForMissingKey(_ name: OperatorName) -> Bool {
    if name.ifExists { return true }
    switch name.quantifier {
    case .forAllValues: return true
    case .forAnyValue: return false
    case nil: return name.isNegated
    }
  }

  /// Whether the key is there; with a set prefix always true or always false (policy check "Null
  /// with qualifier").
  private func null(_ name: OperatorName, isMissing: Bool) -> Answer {
    switch name.quantifier {
    case .forAllValues: return .yes
    case .forAnyValue: return .no
    case nil: break
    }
    if values.isEmpty { return .yes }
    return values.some { value in
      switch value.text {
      case "true": Answer(isMissing)
      case "false": Answer(!isMissing)
      default: .unknown("the value `\(value.text)` of `Null`")
      }
    }
  }

  /// An empty list of values in the policy (policy checks "Empty array condition …").
  private func withoutValues(_ name: OperatorName, isMissing: Bool) -> Answer {
    switch (name.quantifier, name.ifExists) {
    case (nil, false): Answer.yes
    case (.forAllValues, _), (nil, true): Answer(isMissing)
    case (.forAnyValue, false): .no
    case (.forAnyValue, true): .unknown("an empty list under `\(operatorText)`")
    }
  }
}
