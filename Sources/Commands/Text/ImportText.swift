internal import Importing
internal import PolicyHistory
internal import PolicyLanguage

/// What an import did, as lines.
enum ImportText {
  static func lines(_ outcome: ImportOutcome) -> [Line] {
    let summary = outcome.summary
    return [Line("\(summary)")]
  }
}

extension ImportOutcome {
  /// As JSON.
  var json: JSONValue { .null }
}
