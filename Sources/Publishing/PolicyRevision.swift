public import PolicyHistory

/// A revision together with what is known of its policy.
public struct PolicyRevision: Sendable {
  /// What tells the policy apart.
  public let key: PolicyKey
  /// What is known of the policy beside its revisions.
  public let record: PolicyRecord
  /// The revision in its place.
  public let entry: Timeline.Entry
  /// The newest look at any source of the policy.
  public let knownUntil: Moment?

  /// Puts a revision beside the policy whose timeline it comes from.
  public init(_ entry: Timeline.Entry, in timeline: Timeline) {
    key = timeline.key
    record = timeline.record
    self.entry = entry
    knownUntil = timeline.knownUntil
  }
}
