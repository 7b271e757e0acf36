/// Who records, and what time it is: the library looks at neither user nor clock by itself.
public struct Recorder: Sendable {
  /// Author and committer of the snapshots.
  public let identity: Identity

  /// The committer dates of the snapshots.
  public let clock: CommitClock

  /// Makes a recorder.
  public init(identity: Identity, clock: CommitClock) {
    self.identity = identity
    self.clock = clock
  }

  /// For what is replayed, the bundled history and imports: the same input gives the same ids,
  /// whoever runs it whenever.
  public static let replay = Recorder(identity: .program, clock: .newestAuthorDate)
}

/// A name and an address, as a commit has them.
public struct Identity: Hashable, Sendable {
  /// The name; not empty, without `<`, `>` and line breaks.
  public let name: String

  /// The address; likewise.
  public let email: String

  /// Makes an identity; whether git accepts it is found when it records.
  public init(name: String, email: String) {
    self.name = name
    self.email = email
  }

  /// This program.
  public static let program = Identity(name: "policy-history", email: "policy-history@localhost")
}

/// Where the committer dates of snapshots come from; they are told in UTC.
public enum CommitClock: Hashable, Sendable {
  /// The newest author date so far: what was recorded follows from the input alone.
  case newestAuthorDate
  /// An instant that the caller has from a clock, or from `SOURCE_DATE_EPOCH`.
  case at(Instant)
}
