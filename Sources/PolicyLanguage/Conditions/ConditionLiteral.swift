/// One operator, one key and its values: what a condition is an AND of.
package struct ConditionLiteral: Hashable, Sendable {
  /// The operator; `nil` for one that IAM does not know.
  let `operator`: ConditionOperator?
  /// The operator as authored.
  let operatorName: String
  /// The key, in lower case.
  let key: String
  /// The values, sorted, each once.
  let values: [String]
  /// Whether `${…}` in a value is a variable.
  let hasVariables: Bool

  init(operatorName: String, key: String, values: [String], hasVariables: Bool) {
    self.operator = ConditionOperator(operatorName)
    self.operatorName = operatorName
    self.key = key.asciiLowercased
    self.values = Set(values.map(Bytewise.init)).map(\.text).sorted { $0.precedesBytewise($1) }
    self.hasVariables = hasVariables && values.contains { $0.hasBytes(of: "${") }
  }
}

extension ConditionLiteral {
  package static func == (a: ConditionLiteral, b: ConditionLiteral) -> Bool {
    a.hasVariables == b.hasVariables && a.operatorName.hasSameBytes(as: b.operatorName)
      && a.key.hasSameBytes(as: b.key)
      && a.values.elementsEqual(b.values) { $0.hasSameBytes(as: $1) }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(Bytewise(operatorName))
    hasher.combine(Bytewise(key))
    for value in values { hasher.combine(Bytewise(value)) }
  }

  /// A literal that nobody can decide, for what a statement leaves open.
  static func undecided(_ reason: String) -> ConditionLiteral {
    ConditionLiteral(operatorName: reason, key: "", values: [], hasVariables: false)
  }
}

/// The value of a condition key in a request.
package enum ContextValue: Hashable, Sendable {
  case missing
  case one(String)
  case many([String])
}

/// A condition literal made ready to be asked about values.
///
/// Sources: IAM User Guide, "Condition operators", "Conditions with multiple context keys or
/// values", "Multivalued context keys"; the rules for a missing key and for empty lists are those
/// of its tables and of the policy checks.
package struct CompiledLiteral: Sendable {
  let source: ConditionLiteral
  /// How a value is compared; `nil` where that is not known, and `reason` says why.
  let matcher: ValueMatcher?
  let reason: String?

  init(_ literal: ConditionLiteral, variables: (PolicyVariable) -> PolicyVariable.Assignment) {
    source = literal
    guard let known = literal.operator else {
      matcher = nil
      reason =
        literal.key.isEmpty
        ? literal.operatorName : "condition operator `\(literal.operatorName)`"
      return
    }
    matcher = ValueMatcher(known, literal, variables)
    reason = matcher == nil ? "a value of `\(literal.operatorName)` for `\(literal.key)`" : nil
  }

  /// Whether it holds for a value; `nil` where that is not known.
  func holds(for value: ContextValue) -> Bool? {
    guard let matcher, let known = source.operator else { return nil }
    if known.comparison == .null { return holdsNull(value) }
    if source.values.isEmpty { return holdsEmpty(known, value) }
    switch (value, known.quantifier) {
    case (.missing, _): return holdsForMissing(known)
    case (.one(let text), _): return matcher.matches(text).map { $0 != known.isNegated }
    case (.many, nil): return nil
    case (.many(let texts), .forAllValues): return all(texts, matcher, known.isNegated)
    case (.many(let texts), .forAnyValue):
      return all(texts, matcher, !known.isNegated).map { !$0 }
    }
  }

  private func holdsForMissing(_ known: ConditionOperator) -> Bool {
    switch known.quantifier {
    case .forAllValues: true
    case .forAnyValue: known.ifExists
    case nil: known.ifExists || known.isNegated
    }
  }

  private func holdsNull(_ value: ContextValue) -> Bool? {
    var holds = false
    for text in source.values {
      switch text.asciiLowercased {
      case "true": holds = holds || value == .missing
      case "false": holds = holds || value != .missing
      default: return nil
      }
    }
    return holds || source.values.isEmpty
  }

  private func holdsEmpty(_ known: ConditionOperator, _ value: ContextValue) -> Bool {
    if known.quantifier == .forAnyValue { return false }
    if known.quantifier == .forAllValues || known.ifExists { return value == .missing }
    return true
  }

  /// Whether the comparison of every value comes out other than `outcome`.
  private func all(_ texts: [String], _ matcher: ValueMatcher, _ outcome: Bool) -> Bool? {
    for text in texts {
      guard let matches = matcher.matches(text) else { return nil }
      if matches == outcome { return false }
    }
    return true
  }
}
