package import PolicyHistory
package import PolicyLanguage

extension JSONValue {
  /// What recording something of a policy did, as JSON: what `record` answers.
  ///
  /// - Parameters:
  ///   - timeline: The policy afterwards.
  ///   - entry: The revision that was recorded or learnt of.
  ///   - snapshots: The subjects of the snapshots, and the ids of those that were written.
  ///   - isDry: Whether nothing was written because that was asked for.
  ///   - findings: What IAM would refuse in the document.
  ///   - change: How the policy changes where the history says so for the first time.
  ///   - history: The short id of the newest snapshot.
  package static func recorded(
    _ timeline: Timeline, _ entry: Timeline.Entry?, snapshots: [(subject: String, id: String?)],
    isDry: Bool, findings: [Finding], change: JSONValue?, history: String?
  ) -> JSONValue {
    .object([
      schemaVersion, ("policy", timeline.record.json(in: timeline.key.scope)),
      ("revision", entry?.reference), ("recorded", .bool(!snapshots.isEmpty && !isDry)),
      ("dryRun", .bool(isDry)), ("snapshots", .array(snapshots.map(snapshot))),
      ("statuses", .array(timeline.record.statuses.map(\.published))),
      ("findings", .array(findings.map(\.json))), ("change", change),
      ("history", history.map(JSONValue.string)), ("knownUntil", .optional(timeline.knownUntil)),
    ])
  }

  /// A snapshot as JSON.
  static func snapshot(_ snapshot: (subject: String, id: String?)) -> JSONValue {
    .object([("subject", .string(snapshot.subject)), ("id", snapshot.id.map(JSONValue.string))])
  }
}

extension Finding {
  fileprivate var json: JSONValue {
    .object([("message", .string(message)), ("statement", statement.map(JSONValue.integer))])
  }
}
