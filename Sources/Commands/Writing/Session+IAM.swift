internal import Importing
internal import PolicyHistory

/// What an import from IAM came to.
struct IAMOutcome {
  /// What was done.
  let summary: IAMSummary
  /// The questions that are still to be asked, of a trial.
  let planned: Int
  /// The short id of the newest snapshot.
  let head: String?
}

extension Session {
  /// Records what IAM has and the history has not, some policies at a time; a named store that is
  /// missing is made.
  ///
  /// - Parameters:
  ///   - only: The policies to look at; all if there are none.
  ///   - isDry: Whether to find out only what there is to ask.
  /// - Throws: `IAMFailure` and `IAMImportError` where IAM cannot be asked at all; `StoreError`,
  ///   `RecordingError`.
  func importing(from aws: AWSCommand, only: [String], isDry: Bool) throws -> IAMOutcome {
    var aws = aws
    let bar = console.progressBar
    defer { bar?.clear() }
    let known = try storeIfAny()?.history() ?? History()
    var asking = try IAMImport(from: &aws, into: known, only: only, at: now)
    let planned = asking.planned
    if !isDry {
      let store = try storeToWrite()
      let shown = { (progress: IAMImport.Progress) in
        bar?.show(
          "asking", progress.done, of: progress.total, "questions",
          remark: "\(progress.revisions) revisions") ?? ()
      }
      try asking.run(&aws, progress: shown) { asking, findings in
        var summary = asking.summary
        try store.update(about: IAMImport.keys(of: findings), by: .replay) { part in
          let recorded = asking.recording(findings, in: part)
          summary = recorded.summary
          return recorded.history
        }
        asking.recorded(summary)
      }
    }
    return IAMOutcome(summary: asking.summary, planned: planned, head: try headIfAny)
  }
}
