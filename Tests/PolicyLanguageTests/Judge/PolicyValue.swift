import Foundation

/// A value of a condition, to be compared with values of requests.
struct PolicyValue: Sendable {
  let text: String
  private let template: Template?

  /// Reads a value; only string and ARN operators take variables.
  init(_ text: String, for family: OperatorName.Family?, hasVariables: Bool) {
    self.text = text
    template =
      switch family {
      case .stringEquals, .stringEqualsIgnoreCase:
        Template(text, wildcards: false, variables: hasVariables)
      case .stringLike, .arn: Template(text, wildcards: true, variables: hasVariables)
      default: nil
      }
  }

  /// Whether a value of the request matches this one.
  func matches(_ value: String, in request: Request, family: OperatorName.Family) -> Answer {
    switch family {
    case .stringEquals, .stringEqualsIgnoreCase, .stringLike, .arn:
      guard let template else { return .unknown("a value without a template") }
      switch template.resolved(for: request) {
      case .missing: return .no
      case .unknown(let reason): return .unknown(reason)
      case .glob(let glob): return Self.matches(value, glob, family)
      }
    case .numeric(let order): return ordered(value, order, "number", number)
    case .date(let order): return ordered(value, order, "date", instant)
    case .bool: return boolean(value)
    case .binary: return Answer(value.unicodeScalars.elementsEqual(text.unicodeScalars))
    case .ipAddress: return address(value)
    case .null: return .unknown("`Null` compares no values")
    }
  }

  private static func matches(
    _ value: String, _ glob: NaiveGlob, _ family: OperatorName.Family
  ) -> Answer {
    let scalars = Array(value.unicodeScalars)
    switch family {
    case .arn: return arnMatches(value, glob)
    case .stringEqualsIgnoreCase: return matchesIgnoringCase(value, glob)
    default: return Answer(glob.matches(scalars))
    }
  }

  /// AWS does not say which letters beyond `A`–`Z` have two cases.
  private static func matchesIgnoringCase(_ value: String, _ glob: NaiveGlob) -> Answer {
    let expected = String(
      String.UnicodeScalarView(
        glob.tokens.compactMap { if case .literal(let scalar) = $0 { scalar } else { nil } }))
    if value.unicodeScalars.map(\.folded) == expected.unicodeScalars.map(\.folded) { return .yes }
    let isEqualInUnicode = value.lowercased().unicodeScalars
      .elementsEqual(expected.lowercased().unicodeScalars)
    return isEqualInUnicode ? .unknown("case of letters beyond `A`–`Z` in `\(expected)`") : .no
  }

  /// The six fields of two ARNs, each compared as a glob of its own.
  private static func arnMatches(_ value: String, _ glob: NaiveGlob) -> Answer {
    let fields = value.unicodeScalars.split(
      separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    let patterns = glob.tokens.split(
      separator: .literal(":"), maxSplits: 5, omittingEmptySubsequences: false)
    if patterns.count < 6 { return .unknown("an ARN of \(patterns.count) fields in a condition") }
    if fields.count < 6 { return .unknown("the value `\(value)`, which is not an ARN") }
    return Answer(
      zip(patterns, fields).allSatisfy { NaiveGlob(Array($0)).matches(Array($1)) })
  }

  private func ordered<Quantity: Comparable>(
    _ value: String, _ order: OperatorName.Order, _ kind: String,
    _ read: (String) -> Quantity?
  ) -> Answer {
    guard let bound = read(text) else { return .unknown("`\(text)`, which is not a \(kind)") }
    guard let quantity = read(value) else {
      return .unknown("the value `\(value)`, which is not a \(kind)")
    }
    return Answer(order.holds(quantity, bound))
  }

  private func boolean(_ value: String) -> Answer {
    let words = ["true", "false"]
    guard words.contains(text) else { return .unknown("`\(text)`, which is not a boolean") }
    guard words.contains(value) else {
      return .unknown("the value `\(value)`, which is not a boolean")
    }
    return Answer(value == text)
  }

  private func address(_ value: String) -> Answer {
    guard let range = AddressRange(text) else {
      return .unknown("`\(text)`, which is not a range of addresses")
    }
    guard !value.contains("/"), let address = AddressRange(value) else {
      return .unknown("the value `\(value)`, which is not an address")
    }
    return Answer(range.contains(address))
  }
}

/// A decimal number as JSON writes it, or with leading zeros.
func number(_ text: String) -> Decimal? {
  let magnitude = text.hasPrefix("-") ? text.dropFirst() : text[...]
  let parts = magnitude.split(
    maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "e" || $0 == "E" })
  let mantissa = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
  let exponent = parts.count == 2 ? parts[1].drop(while: { $0 == "+" || $0 == "-" }) : "0"
  guard parts.count == 1 || parts[1].count - exponent.count <= 1,
    (mantissa + [exponent]).allSatisfy({ isDigits($0) })
  else { return nil }
  return Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
}
