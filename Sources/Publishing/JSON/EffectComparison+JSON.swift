package import PolicyLanguage

extension EffectComparison {
  /// The seven lists as JSON: `allow` or `deny` of a change.
  package var json: JSONValue {
    .object([
      ("added", .array(added.map(\.json))), ("removed", .array(removed.map(\.json))),
      ("partlyAdded", .array(partlyAdded.map(\.json))),
      ("partlyRemoved", .array(partlyRemoved.map(\.json))),
      ("widened", .array(widened.map(\.json))), ("narrowed", .array(narrowed.map(\.json))),
      ("rescoped", .array(rescoped.map(\.json))),
    ])
  }
}

extension EffectComparison.Moved {
  fileprivate var json: JSONValue {
    .object([
      ("action", .string(action)), ("except", .nonempty(except)), ("scopes", .scopes(scopes)),
      ("marks", isIneffective ? .strings(["ineffective"]) : nil),
    ])
  }
}

extension EffectComparison.Rescoped {
  fileprivate var json: JSONValue {
    .object([
      ("action", .string(action)), ("except", .nonempty(except)), ("before", .scopes(before)),
      ("after", .scopes(after)), ("unconditional", isUnconditional ? .bool(true) : nil),
    ])
  }
}
