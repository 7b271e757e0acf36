internal import PolicyHistory
package import PolicyLanguage

extension ImpactReport {
  /// The report as JSON: what `impact` answers.
  ///
  /// - Parameter history: The short id of the snapshot that was read.
  package func json(history: String?) -> JSONValue {
    let reasons =
      gaps.map { AccountReason($0.gap, of: $0.principals) } + unknown.map(AccountReason.init)
    return .object([
      JSONValue.schemaVersion, ("kind", .string("impact")), ("from", .string(from.description)),
      ("to", .optional(to)), ("attachments", .strings(files)),
      ("principals", .array(impacts.map(\.json))), ("notSeen", .strings(WhoReport.notSeen)),
      ("unknown", .array(reasons.map(\.json))), ("asked", .integer(asked)),
      ("history", history.map(JSONValue.string)), ("knownUntil", .optional(knownUntil)),
    ])
  }
}

extension Impact {
  fileprivate var json: JSONValue {
    .object([
      ("principal", principal.json), ("policies", .array(changes.map(\.json))),
      ("gained", .array(gained.map(\.json))), ("lost", .array(lost.map(\.json))),
    ])
  }
}

extension Impact.Change {
  fileprivate var json: JSONValue {
    .object([
      ("policy", policy.json), ("boundary", isBoundary ? .bool(true) : nil),
      ("from", from?.reference), ("to", to?.reference),
    ])
  }
}
