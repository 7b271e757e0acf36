internal import Importing
internal import PolicyHistory

/// What importing details files came to.
struct DetailsOutcome {
  /// What was done.
  let summary: DetailsSummary
  /// The short id of the newest snapshot.
  let head: String?
}

extension Session {
  /// Records the versions that details files carry; a named store that is missing is made.
  ///
  /// - Throws: `StoreError`, `RecordingError`; nothing is recorded then.
  func importing(_ details: DetailsImport) throws -> DetailsOutcome {
    var summary: DetailsSummary?
    // Files without policies make no store.
    if !details.policies.isEmpty {
      try storeToWrite().update(about: details.policies, by: .replay) { part in
        let recorded = details.recording(in: part)
        summary = recorded.summary
        return recorded.history
      }
    }
    return DetailsOutcome(
      summary: summary ?? details.recording(in: History()).summary, head: try headIfAny)
  }
}
