public import PolicyHistory
public import PolicyLanguage

/// Access that revisions strictly between two others gave and neither end does.
public struct TransientEntry: Sendable {
  /// The access.
  public let entry: AccessEntry
  /// When it began.
  public let since: Moment
  /// When it ended.
  public let until: Moment

  /// Makes an entry.
  public init(_ entry: AccessEntry, since: Moment, until: Moment) {
    self.entry = entry
    self.since = since
    self.until = until
  }
}
