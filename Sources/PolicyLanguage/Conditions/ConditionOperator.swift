/// A condition operator, taken apart.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators". AWS does not say
/// whether names of operators compare with case, so they do.
public struct ConditionOperator: Hashable, Sendable {
  /// How values of a key that has many are combined.
  public enum SetQuantifier: String, Sendable {
    case forAllValues = "ForAllValues"
    case forAnyValue = "ForAnyValue"
  }

  /// The comparison itself, without its negation.
  public enum Comparison: Hashable, Sendable {
    case stringEquals, stringEqualsIgnoreCase, stringLike
    case numeric(Order), date(Order)
    case bool, binary, ipAddress, arnLike, null

    /// Whether `*` and `?` in a value are wildcards.
    var hasWildcards: Bool { self == .stringLike || self == .arnLike }
  }

  /// How numbers and dates are compared.
  public enum Order: String, Sendable, CaseIterable {
    case equals = "Equals"
    case lessThan = "LessThan"
    case lessThanEquals = "LessThanEquals"
    case greaterThan = "GreaterThan"
    case greaterThanEquals = "GreaterThanEquals"
  }

  /// What is compared.
  public var comparison: Comparison
  /// Whether the operator holds where the comparison does not (`…Not…`).
  public var isNegated: Bool
  /// Whether it holds for a key that the request lacks (`…IfExists`).
  public var ifExists: Bool
  /// `ForAllValues:` or `ForAnyValue:`.
  public var quantifier: SetQuantifier?

  /// Takes a name apart; `nil` for one that IAM does not know.
  public init?(_ name: String) {
    var base = name[...]
    quantifier = nil
    for candidate in [SetQuantifier.forAllValues, .forAnyValue]
    where base.hasPrefix(candidate.rawValue + ":") {
      quantifier = candidate
      base = base.dropFirst(candidate.rawValue.count + 1)
    }
    ifExists = base.hasSuffix("IfExists")
    if ifExists { base = base.dropLast("IfExists".count) }
    guard let known = Self.known[String(base)] else { return nil }
    (comparison, isNegated) = known
    if comparison == .null && (ifExists || quantifier != nil) { return nil }
  }

  private static let known: [String: (Comparison, Bool)] = {
    var known: [String: (Comparison, Bool)] = [
      "StringEquals": (.stringEquals, false),
      "StringNotEquals": (.stringEquals, true),
      "StringEqualsIgnoreCase": (.stringEqualsIgnoreCase, false),
      "StringNotEqualsIgnoreCase": (.stringEqualsIgnoreCase, true),
      "StringLike": (.stringLike, false),
      "StringNotLike": (.stringLike, true),
      "Bool": (.bool, false),
      "BinaryEquals": (.binary, false),
      "IpAddress": (.ipAddress, false),
      "NotIpAddress": (.ipAddress, true),
      "ArnEquals": (.arnLike, false),
      "ArnLike": (.arnLike, false),
      "ArnNotEquals": (.arnLike, true),
      "ArnNotLike": (.arnLike, true),
      "Null": (.null, false),
      "NumericNotEquals": (.numeric(.equals), true),
      "DateNotEquals": (.date(.equals), true),
    ]
    for order in Order.allCases {
      known["Numeric" + order.rawValue] = (.numeric(order), false)
      known["Date" + order.rawValue] = (.date(order), false)
    }
    return known
  }()
}
