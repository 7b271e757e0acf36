/// How a condition literal compares a single value with its list: whether one of them matches.
package enum ValueMatcher: Sendable {
  /// Texts, by globs; literal ones for `StringEquals`.
  case text([GlobProduct.Member])
  /// ARNs, field by field.
  case arn([GlobProduct.Member])
  case number(ConditionOperator.Order, [Double])
  /// Instants, in seconds since 1970.
  case date(ConditionOperator.Order, [Double])
  case address([AddressRange])
  /// `Null`: no value is compared.
  case presence

  /// Makes a literal's values ready; `nil` if one of them cannot be understood.
  init?(
    _ known: ConditionOperator, _ literal: ConditionLiteral,
    _ variables: (PolicyVariable) -> PolicyVariable.Assignment
  ) {
    func globs(wildcards: Bool, fieldwise: Bool = false) -> [GlobProduct.Member]? {
      var members: [GlobProduct.Member] = []
      for value in literal.values {
        var template = PatternTemplate(
          value, hasVariables: literal.hasVariables, hasWildcards: wildcards)
        if fieldwise {
          guard let fields = template.fieldwise else { return nil }
          template = fields
        }
        if let glob = template.glob(variables) { members.append(GlobProduct.Member(glob)) }
      }
      return members
    }
    let values = literal.values
    if literal.hasVariables, values.contains(where: \.hasUnclosedVariable) { return nil }
    switch known.comparison {
    case .stringEquals, .binary:
      guard let members = globs(wildcards: false) else { return nil }
      self = .text(members)
    case .stringLike:
      guard let members = globs(wildcards: true) else { return nil }
      self = .text(members)
    case .arnLike:
      guard let members = globs(wildcards: true, fieldwise: true) else { return nil }
      self = .arn(members)
    case .stringEqualsIgnoreCase:
      guard let members = globs(wildcards: false) else { return nil }
      self = .text(members.map(\.folded))
    case .bool:
      guard values.allSatisfy({ ["true", "false"].contains($0.asciiLowercased) }) else {
        return nil
      }
      self = .text(values.map { GlobProduct.Member(Glob(literal: $0)).folded })
    case .numeric(let order):
      let numbers = values.compactMap(exactNumber)
      guard numbers.count == values.count else { return nil }
      self = .number(order, numbers)
    case .date(let order):
      let instants = values.compactMap(instant)
      guard instants.count == values.count else { return nil }
      self = .date(order, instants)
    case .ipAddress:
      let ranges = values.compactMap(AddressRange.init)
      guard ranges.count == values.count else { return nil }
      self = .address(ranges)
    case .null: self = .presence
    }
  }

  /// Whether one of the values matches a text; `nil` for a text of another kind.
  func matches(_ text: String) -> Bool? {
    switch self {
    case .text(let members), .arn(let members):
      return members.contains { $0.matches(text) }
    case .number(let order, let numbers):
      guard let number = exactNumber(text) else { return nil }
      return numbers.contains { order.holds(number, $0) }
    case .date(let order, let instants):
      guard let instant = instant(text) else { return nil }
      return instants.contains { order.holds(instant, $0) }
    case .address(let ranges):
      guard let address = AddressRange(text) else { return nil }
      return ranges.contains { $0.contains(address) }
    case .presence: return nil
    }
  }
}

extension GlobProduct.Member {
  /// The same glob, compared without the case of ASCII letters.
  fileprivate var folded: Self {
    let tokens = glob.tokens.map { token -> Glob.Token in
      guard case .scalar(let scalar) = token else { return token }
      return .scalar(scalar.asciiLowercased)
    }
    return Self(Glob(tokens: tokens), foldsCase: true)
  }

  fileprivate func matches(_ text: String) -> Bool {
    glob.matches(foldsCase ? text.asciiLowercased : text)
  }
}

extension ConditionOperator.Order {
  fileprivate func holds(_ value: Double, _ bound: Double) -> Bool {
    switch self {
    case .equals: value == bound
    case .lessThan: value < bound
    case .lessThanEquals: value <= bound
    case .greaterThan: value > bound
    case .greaterThanEquals: value >= bound
    }
  }
}

/// A number that a `Double` holds exactly enough to be compared: at most 15 digits.
func exactNumber(_ text: String) -> Double? {
  let digits = text.utf8.count { 0x30...0x39 ~= $0 }
  guard (1...15).contains(digits),
    text.utf8.allSatisfy({ 0x30...0x39 ~= $0 || "+-.".utf8.contains($0) })
  else { return nil }
  return Double(text)
}
