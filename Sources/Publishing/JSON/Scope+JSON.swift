package import PolicyLanguage

extension Scope {
  /// The scope as JSON: `{actions or exceptActions, resources or exceptResources, condition,
  /// unless, within}`, what is not stated left out.
  package var json: JSONValue {
    .object(
      [
        actions?.member("actions", "exceptActions"),
        resources.member("resources", "exceptResources"),
        condition.map { ("condition", $0.json) },
        unless.isEmpty ? nil : ("unless", .scopes(unless)),
        within.isEmpty ? nil : ("within", .scopes(within)),
      ].compactMap { $0 })
  }
}

extension PatternSet {
  /// The set under one of two keys.
  fileprivate func member(_ only: String, _ except: String) -> (String, JSONValue?) {
    switch self {
    case .only(let patterns): (only, .strings(patterns))
    case .except(let patterns): (except, .strings(patterns))
    }
  }
}

extension JSONValue {
  /// A list of scopes.
  static func scopes(_ scopes: [Scope]) -> JSONValue { .array(scopes.map(\.json)) }

  /// A list of strings that is left out where it is empty.
  static func nonempty(_ texts: [String]) -> JSONValue? {
    texts.isEmpty ? nil : .strings(texts)
  }

  /// A value by its text, if there is one.
  static func optional(_ value: (some CustomStringConvertible)?) -> JSONValue? {
    value.map { .string($0.description) }
  }
}
