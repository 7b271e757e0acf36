/// The name of a condition operator, taken apart by the lists of the documentation.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
struct OperatorName: Equatable, Sendable {
  enum Quantifier: Equatable, Sendable {
    case forAllValues
    case forAnyValue
  }

  /// What is compared, and how; a negated operator has the family of the one it negates.
  enum Family: Equatable, Sendable {
    case stringEquals, stringEqualsIgnoreCase, stringLike
    case numeric(Order), date(Order)
    case bool, binary, ipAddress, arn, null
  }

  enum Order: Equatable, Sendable {
    case equal, less, lessOrEqual, greater, greaterOrEqual
  }

  let quantifier: Quantifier?
  let family: Family
  let isNegated: Bool
  let ifExists: Bool

  /// Reads a name; `nil` for one that is not documented.
  init?(_ text: String) {
    var rest = text[...]
    if rest.hasPrefix("ForAllValues:") {
      quantifier = .forAllValues
    } else if rest.hasPrefix("ForAnyValue:") {
      quantifier = .forAnyValue
    } else {
      quantifier = nil
    }
    if quantifier != nil { rest = rest.drop { $0 != ":" }.dropFirst() }
    ifExists = rest.hasSuffix("IfExists")
    if ifExists { rest = rest.dropLast("IfExists".count) }
    guard let (family, isNegated) = Self.documented(String(rest)) else { return nil }
    if family == .null, ifExists { return nil }
    self.family = family
    self.isNegated = isNegated
  }

  private static func documented(_ name: String) -> (Family, isNegated: Bool)? {
    switch name {
    case "StringEquals": (.stringEquals, false)
    case "StringNotEquals": (.stringEquals, true)
    case "StringEqualsIgnoreCase": (.stringEqualsIgnoreCase, false)
    case "StringNotEqualsIgnoreCase": (.stringEqualsIgnoreCase, true)
    case "StringLike": (.stringLike, false)
    case "StringNotLike": (.stringLike, true)
    case "NumericEquals": (.numeric(.equal), false)
    case "NumericNotEquals": (.numeric(.equal), true)
    case "NumericLessThan": (.numeric(.less), false)
    case "NumericLessThanEquals": (.numeric(.lessOrEqual), false)
    case "NumericGreaterThan": (.numeric(.greater), false)
    case "NumericGreaterThanEquals": (.numeric(.greaterOrEqual), false)
    case "DateEquals": (.date(.equal), false)
    case "DateNotEquals": (.date(.equal), true)
    case "DateLessThan": (.date(.less), false)
    case "DateLessThanEquals": (.date(.lessOrEqual), false)
    case "DateGreaterThan": (.date(.greater), false)
    case "DateGreaterThanEquals": (.date(.greaterOrEqual), false)
    case "Bool": (.bool, false)
    case "BinaryEquals": (.binary, false)
    case "IpAddress": (.ipAddress, false)
    case "NotIpAddress": (.ipAddress, true)
    case "ArnEquals", "ArnLike": (.arn, false)
    case "ArnNotEquals", "ArnNotLike": (.arn, true)
    case "Null": (.null, false)
    default: nil
    }
  }
}

extension OperatorName.Order {
  /// Whether a value of the request stands in this order to one of the policy.
  func holds<Value: Comparable>(_ value: Value, _ bound: Value) -> Bool {
    switch self {
    case .equal: value == bound
    case .less: value < bound
    case .lessOrEqual: value <= bound
    case .greater: value > bound
    case .greaterOrEqual: value >= bound
    }
  }
}
