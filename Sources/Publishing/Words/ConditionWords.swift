public import PolicyLanguage

extension Words {
  /// What a condition asks for: "`iam:PassedToService` is `q.amazonaws.com`".
  ///
  /// Whether a request that lacks the key meets it is always said: "if present", "if any".
  /// Operators that are not known are shown as written.
  public static func describe(_ condition: Condition) -> Phrase {
    let tests = condition.blocks.flatMap { block in
      block.keys.map { KeyTest($0, by: block.operator) }
    }
    let required = Set(tests.filter(\.requiresPresence).map { $0.key.asciiLowercased })
    // That a key must be present is said together with what else it must be.
    let phrases = tests.filter { test in
      !test.requiresPresence
        || !tests.contains { $0.asksForValues && $0.isAbout(test.key) }
    }.map { $0.phrase(isRequired: required.contains($0.key.asciiLowercased)) }
    let isLong = phrases.contains { $0.spans.count { $0.isCode } > 2 }
    return phrases.joined(isLong ? ", and " : " and ")
  }
}

/// One operator, one key and its values, about to be put into words.
private struct KeyTest {
  let key: String
  let values: [String]
  let operatorName: String
  let known: ConditionOperator?

  init(_ key: Condition.KeyValues, by name: String) {
    self.key = key.key
    values = key.values.elements.map(\.text)
    operatorName = name
    known = ConditionOperator(name)
  }

  /// Whether it is about a key, which compares without case.
  func isAbout(_ other: String) -> Bool {
    key.asciiLowercased.hasSameBytes(as: other.asciiLowercased)
  }

  /// Whether it is `Null` with `false`, and nothing else.
  var requiresPresence: Bool {
    known?.comparison == .null && Set(values.map(\.asciiLowercased)) == ["false"]
  }

  /// Whether it compares values in a way that is known.
  var asksForValues: Bool {
    guard let known else { return false }
    return known.comparison != .null && !values.isEmpty
  }

  /// What it asks for.
  ///
  /// - Parameter isRequired: Whether something else asks for the key to be present.
  func phrase(isRequired: Bool) -> Phrase {
    guard let known else { return raw }
    if known.comparison == .null { return presence.map { "\(code: key) is \($0)" } ?? raw }
    return values.isEmpty ? nothing(known) : subject(known, isRequired) + predicate(known)
  }

  private var raw: Phrase {
    let values: Phrase = values.isEmpty ? "no value" : .codes(values, "or")
    return "\(code: operatorName) holds for \(code: key) and \(values)"
  }

  /// `Null`: whether the request must have the key; `nil` for values that mean nothing.
  private var presence: String? {
    switch Set(values.map(\.asciiLowercased)) {
    case ["true"]: "absent"
    case ["false"]: "present"
    case ["true", "false"], []: "present or absent"
    default: nil
    }
  }

  /// A comparison with an empty list.
  private func nothing(_ known: ConditionOperator) -> Phrase {
    if known.quantifier == .forAnyValue {
      return "never (\(code: key) is compared with no value)"
    }
    return known.quantifier == .forAllValues || known.ifExists
      ? "\(code: key) is absent" : "always (\(code: key) is compared with no value)"
  }

  /// The key, and what of its values or of its absence counts.
  private func subject(_ known: ConditionOperator, _ isRequired: Bool) -> Phrase {
    switch known.quantifier {
    case .forAllValues where known.isNegated:
      isRequired ? "\(code: key) is present and none " : "no \(code: key) "
    case .forAllValues:
      isRequired ? "\(code: key) is present and every one " : "every \(code: key), if any, "
    case .forAnyValue where known.ifExists && !isRequired: "some \(code: key), if any, "
    case .forAnyValue: "some \(code: key) "
    case nil where !known.ifExists && !known.isNegated: "\(code: key) "
    case nil: isRequired ? "\(code: key) is present and " : "\(code: key), if present, "
    }
  }

  // MARK: Predicates

  private func predicate(_ known: ConditionOperator) -> Phrase {
    let (verb, preposition) = verb(of: known.comparison)
    let letters = known.comparison == .stringEqualsIgnoreCase ? " in any letter case" : ""
    // "no `key` is …" has said the negation.
    let isNegated = known.isNegated && known.quantifier != .forAllValues
    let objects = isNegated ? excluded(verb, preposition) : "\(verb)\(preposition) \(listed)"
    return "\(objects)\(letters)"
  }

  private var codes: [Phrase] { values.map(Phrase.code) }

  private var listed: Phrase {
    values.count < 3 ? .list(codes, "or") : "one of \(codes.joined(", "))"
  }

  private func excluded(_ verb: String, _ preposition: String) -> Phrase {
    switch values.count {
    case 1: "\(verb == "is" ? "is not" : "does not match")\(preposition) \(codes[0])"
    case 2: "\(verb)\(preposition) neither \(codes[0]) nor \(codes[1])"
    default: "\(verb)\(preposition) none of \(codes.joined(", "))"
    }
  }

  private func verb(
    of comparison: ConditionOperator.Comparison
  ) -> (verb: String, preposition: String) {
    switch comparison {
    case .stringEquals, .stringEqualsIgnoreCase, .bool, .null: ("is", "")
    case .stringLike, .arnLike:
      (values.contains { $0.contains("*") || $0.contains("?") } ? "matches" : "is", "")
    case .binary: ("is", " the bytes")
    case .ipAddress: ("is", values.contains { $0.contains("/") } ? " in" : "")
    case .numeric(let order): ("is", Self.numeric(order))
    case .date(let order): ("is", Self.date(order))
    }
  }

  private static func numeric(_ order: ConditionOperator.Order) -> String {
    switch order {
    case .equals: ""
    case .lessThan: " less than"
    case .lessThanEquals: " at most"
    case .greaterThan: " more than"
    case .greaterThanEquals: " at least"
    }
  }

  private static func date(_ order: ConditionOperator.Order) -> String {
    switch order {
    case .equals: ""
    case .lessThan: " before"
    case .lessThanEquals: " not after"
    case .greaterThan: " after"
    case .greaterThanEquals: " not before"
    }
  }
}

extension Phrase.Span {
  fileprivate var isCode: Bool { if case .code = self { true } else { false } }
}
