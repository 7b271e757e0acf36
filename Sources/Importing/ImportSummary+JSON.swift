internal import PolicyHistory
package import PolicyLanguage

extension ImportSummary {
  /// The summary as JSON (`docs/schema/import.json`).
  ///
  /// - Parameter history: The short id of the newest snapshot.
  package func json(history: String?) -> JSONValue {
    .object([
      ("schemaVersion", .integer(1)), ("history", history.map(JSONValue.string)),
      ("source", .string(source.reference)), ("scope", .string(scope.text)),
      ("lookedAt", lookedAt.map { .string("\($0)") }),
      ("commits", .integer(commits)), ("changes", .integer(changes)), ("files", .integer(files)),
      ("policies", .integer(newPolicies)), ("revisions", .integer(revisions)),
      ("rolledBack", .integer(rollbacks)), ("recreated", .integer(recreations)),
      ("readings", .integer(readings)), ("known", .integer(known)),
      ("superseded", .integer(superseded)), ("deprecated", .integer(deprecated)),
      ("unlisted", .integer(unlisted)), ("arns", .integer(arns)),
      ("skipped", .array(skipped.map(\.json))), ("gaps", .array(gaps.map(\.json))),
    ])
  }
}

extension ImportSummary.Skipped {
  fileprivate var json: JSONValue {
    .object([
      ("reason", .string(reason.rawValue)), ("path", .string(path)), ("commit", .string(commit)),
      ("date", date.map { .string("\($0)") }), ("detail", detail.map(JSONValue.string)),
    ])
  }
}

extension ImportSummary.Gap {
  fileprivate var json: JSONValue {
    .object([
      ("policy", .string(policy.name.text)), ("scope", .string(policy.scope.text)),
      ("first", .integer(missing.lowerBound)), ("last", .integer(missing.upperBound)),
    ])
  }
}
