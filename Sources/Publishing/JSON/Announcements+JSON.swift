package import PolicyLanguage

extension JSONValue {
  /// What importing announcements did, as JSON: what `import announcements` answers.
  ///
  /// - Parameters:
  ///   - rows: The rows of the page.
  ///   - undated: The first cells of rows without a day that can be read.
  ///   - history: The short id of the newest snapshot.
  package static func announcements(
    _ rows: [JSONValue], undated: [String], history: String?
  ) -> JSONValue {
    .object([
      schemaVersion, ("rows", .array(rows)), ("undated", .strings(undated)),
      ("history", history.map(JSONValue.string)),
    ])
  }
}
