package import PolicyHistory
package import PolicyLanguage

extension Timeline {
  /// The policy at a time as JSON: the element of `list`.
  ///
  /// - Parameters:
  ///   - state: What the policy was then.
  ///   - history: The short id of the snapshot that was read.
  package func listing(_ state: State, history: String? = nil) -> JSONValue {
    let current: Entry? = if case .found(let entry, _) = state { entry } else { nil }
    let evidence = current.map { Evidence($0, knownUntil: knownUntil, history: history).json }
    return .object([
      JSONValue.schemaVersion, ("policy", record.json(in: key.scope)),
      ("service", .optional(record.service)), ("state", .string(state.word)),
      ("current", current?.reference), ("marks", .strings(current?.marks.map(\.rawValue) ?? [])),
      ("revisions", .integer(entries.count)),
      ("statuses", .array(record.statuses.map(\.published))),
      ("knownUntil", .optional(knownUntil)), ("evidence", evidence),
    ])
  }
}

extension Timeline.State {
  /// The state in one word, as JSON has it.
  package var word: String {
    switch self {
    case .found: "inForce"
    case .notYet: "notYet"
    case .notRecorded: "notRecorded"
    case .deleted: "deleted"
    }
  }
}

extension Verification {
  /// What was found as JSON: what `verify` answers.
  ///
  /// - Parameter history: The id of the newest snapshot.
  package func json(history id: String? = nil) -> JSONValue {
    let errors = problems.count { $0.severity == .error }
    return .object([
      JSONValue.schemaVersion, ("history", id.map(JSONValue.string)),
      ("policies", .integer(history.policies.count)),
      ("revisions", .integer(history.policies.values.reduce(0) { $0 + $1.revisions.count })),
      ("snapshots", .integer(snapshots)), ("objects", .integer(objects)),
      ("errors", .integer(errors)), ("notes", .integer(problems.count - errors)),
      ("problems", .array(problems.map(\.json))),
    ])
  }
}

extension Problem {
  fileprivate var json: JSONValue {
    .object([
      ("severity", .string(severity.rawValue)), ("path", .string(path)),
      ("commit", commit.map(JSONValue.string)), ("message", .string(message)),
      ("remedy", remedy.map(JSONValue.string)),
    ])
  }
}
