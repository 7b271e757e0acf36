internal import PolicyHistory
package import PolicyLanguage

extension IAMSummary {
  /// The summary as JSON (`docs/schema/import-aws.json`).
  ///
  /// - Parameters:
  ///   - history: The short id of the newest snapshot.
  ///   - planned: Of a trial, the questions that are known to be needed.
  package func json(history: String?, planned: Int? = nil) -> JSONValue {
    let asked: [(String, JSONValue?)] = [
      ("schemaVersion", .integer(1)), ("history", history.map(JSONValue.string)),
      ("scope", .string(scope.text)), ("lookedAt", .string(now.description)),
      ("complete", JSONValue(.bool(isComplete))), ("planned", planned.map(JSONValue.integer)),
    ]
    let found: [(String, JSONValue?)] = counts.map { ($0, .integer($1)) }
    let passedOver: [(String, JSONValue?)] = [
      ("skipped", .array(skipped.map(\.json))),
      ("failure", failure.map { .string($0.description) }),
    ]
    return .object(asked + found + passedOver)
  }

  private var counts: [(String, Int)] {
    [
      ("listed", listed), ("inquired", inquired), ("questions", questions),
      ("policies", newPolicies), ("revisions", revisions), ("rolledBack", rollbacks),
      ("recreated", recreations), ("readings", readings), ("known", known),
      ("notServed", notServed), ("deprecated", statuses[.deprecated] ?? 0),
      ("unlisted", statuses[.unlisted] ?? 0), ("deleted", statuses[.deleted] ?? 0),
      ("arns", arns),
    ]
  }
}
