extension History {
  /// The subjects of the snapshots that would record what this history has and an older one, or a
  /// part of it about the same policies, has not; in the order of their commits.
  ///
  /// - Parameter old: What is recorded; `nil` while nothing is.
  /// - Throws: `RecordingError`.
  public func snapshotSubjects(after old: History?) throws(RecordingError) -> [String] {
    try RecordingPlan(from: old, to: self).drafts.map(\.message.subject)
  }
}
