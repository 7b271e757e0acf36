package import PolicyLanguage

extension AccessEntry {
  /// The entry as JSON: an element of `gained` and `lost`.
  package var json: JSONValue { .object(members) }

  /// The members of the entry, to which others can be added.
  var members: [(String, JSONValue?)] {
    [
      ("action", .string(action)),
      ("how", .string(how.rawValue)),
      ("except", how == .part ? .strings(except) : .nonempty(except)),
      ("known", how == .part ? .strings(known) : .nonempty(known)),
      ("scopes", .scopes(scopes)),
      ("before", how == .scope || !before.isEmpty ? .scopes(before) : nil),
    ] + certainty.members + [("marks", .nonempty(marks.map(\.rawValue)))]
  }
}

extension AccessEntry.Certainty {
  /// The certainty and what it rests on, as members of an entry.
  var members: [(String, JSONValue?)] {
    switch self {
    case .proven(let witness): [("certainty", .string("proven")), ("witness", witness.json)]
    case .possible(let reason): [("certainty", .string("possible")), ("reason", .string(reason))]
    }
  }
}

extension Witness {
  /// The request as JSON.
  package var json: JSONValue {
    .object([
      ("action", .string(action)), ("resource", .string(resource)),
      ("context", .object(context.map { ($0.key, $0.value.json) })),
      ("synthetic", isSynthetic ? .bool(true) : nil),
    ])
  }
}

extension Witness.Value {
  fileprivate var json: JSONValue {
    switch self {
    case .one(let text): .string(text)
    case .many(let texts): .strings(texts)
    }
  }
}
