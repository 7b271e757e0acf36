package import PolicyLanguage

extension DetailsSummary {
  /// The summary as JSON (`docs/schema/import-details.json`).
  ///
  /// - Parameter history: The short id of the newest snapshot.
  package func json(history: String?) -> JSONValue {
    .object([
      ("schemaVersion", .integer(1)), ("history", history.map(JSONValue.string)),
      ("files", .integer(files)), ("listed", .integer(policies)), ("versions", .integer(versions)),
      ("policies", .integer(newPolicies)), ("revisions", .integer(revisions)),
      ("rolledBack", .integer(rollbacks)), ("recreated", .integer(recreations)),
      ("readings", .integer(readings)), ("known", .integer(known)),
      ("skipped", .array(skipped.map(\.json))),
    ])
  }
}
