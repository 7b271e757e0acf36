package import PolicyHistory
package import PolicyLanguage

extension JSONValue {
  /// What a merge did, as JSON: what `merge` answers.
  ///
  /// - Parameters:
  ///   - policies: The number of policies in the history now.
  ///   - history: The short id of the newest snapshot.
  package static func merged(_ merged: Merged, policies: Int, history: String?) -> JSONValue {
    .object([
      schemaVersion, ("way", .string(merged.way.rawValue)),
      ("revisions", .integer(merged.revisions)), ("changes", .strings(merged.subjects)),
      ("policies", .integer(policies)), ("history", history.map(JSONValue.string)),
    ])
  }
}
