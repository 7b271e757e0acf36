public import PolicyLanguage

extension Words {
  /// What a condition asks for: "`iam:PassedToService` is `q.amazonaws.com`".
  ///
  /// Whether a request that lacks the key meets it is always said: "if present", "if any".
  /// Operators that are not known are shown as written.
  public static func describe(_ condition: Condition) -> Phrase {
    condition.blocks
      .flatMap { block in block.keys.map { describe($0, by: block.operator) } }
      .joined(", and ")
  }

  private static func describe(_ key: Condition.KeyValues, by name: String) -> Phrase {
    let values = key.values.elements.map(\.text)
    guard let known = ConditionOperator(name) else { return raw(name, key.key, values) }
    if known.comparison == .null {
      return presence(values).map { "\(code: key.key) is \($0)" } ?? raw(name, key.key, values)
    }
    if values.isEmpty { return nothing(known, key.key) }
    return subject(key.key, known) + predicate(known, values)
  }

  /// `Null`: whether the request must have the key; `nil` for values that mean nothing.
  private static func presence(_ values: [String]) -> String? {
    switch Set(values.map(\.asciiLowercased)) {
    case ["true"]: "absent"
    case ["false"]: "present"
    case ["true", "false"], []: "present or absent"
    default: nil
    }
  }

  private static func raw(_ name: String, _ key: String, _ values: [String]) -> Phrase {
    "\(code: name) holds for \(code: key) and \(values.isEmpty ? "no value" : .codes(values, "or"))"
  }

  /// A comparison with an empty list.
  private static func nothing(_ known: ConditionOperator, _ key: String) -> Phrase {
    if known.quantifier == .forAnyValue {
      return "never (\(code: key) is compared with no value)"
    }
    return known.quantifier == .forAllValues || known.ifExists
      ? "\(code: key) is absent" : "always (\(code: key) is compared with no value)"
  }

  /// The key, and what of its values or of its absence counts.
  private static func subject(_ key: String, _ known: ConditionOperator) -> Phrase {
    switch known.quantifier {
    case .forAllValues: known.isNegated ? "no \(code: key) " : "every \(code: key), if any, "
    case .forAnyValue: known.ifExists ? "some \(code: key), if any, " : "some \(code: key) "
    case nil:
      known.ifExists || known.isNegated ? "\(code: key), if present, " : "\(code: key) "
    }
  }

  private static func predicate(_ known: ConditionOperator, _ values: [String]) -> Phrase {
    let (verb, preposition) = verb(of: known.comparison, values)
    let codes = values.map(Phrase.code)
    // "no `key` is …" has said the negation.
    if known.isNegated && known.quantifier != .forAllValues {
      switch values.count {
      case 1:
        let not = verb == "is" ? "is not" : "does not match"
        return "\(not)\(preposition) \(codes[0])"
      case 2: return "\(verb)\(preposition) neither \(codes[0]) nor \(codes[1])"
      default: return "\(verb)\(preposition) none of \(codes.joined(", "))"
      }
    }
    return values.count < 3
      ? "\(verb)\(preposition) \(Phrase.list(codes, "or"))"
      : "\(verb)\(preposition) one of \(codes.joined(", "))"
  }

  private static func verb(
    of comparison: ConditionOperator.Comparison, _ values: [String]
  ) -> (verb: String, preposition: String) {
    switch comparison {
    case .stringEquals, .bool, .null: ("is", "")
    case .stringEqualsIgnoreCase: ("is", ", in any case,")
    case .stringLike, .arnLike:
      (values.contains { $0.contains("*") || $0.contains("?") } ? "matches" : "is", "")
    case .binary: ("is", " the bytes")
    case .ipAddress: ("is", values.contains { $0.contains("/") } ? " in" : "")
    case .numeric(let order):
      switch order {
      case .equals: ("is", "")
      case .lessThan: ("is", " less than")
      case .lessThanEquals: ("is", " at most")
      case .greaterThan: ("is", " more than")
      case .greaterThanEquals: ("is", " at least")
      }
    case .date(let order):
      switch order {
      case .equals: ("is", "")
      case .lessThan: ("is", " before")
      case .lessThanEquals: ("is", " not after")
      case .greaterThan: ("is", " after")
      case .greaterThanEquals: ("is", " not before")
      }
    }
  }
}
