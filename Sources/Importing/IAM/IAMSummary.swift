public import PolicyHistory

/// What an import from IAM did.
public struct IAMSummary: Sendable, Equatable, RecordedCounts {
  /// The scope of the policies: the partition that IAM was asked in.
  public let scope: PolicyScope

  /// When it was asked.
  public let now: Instant

  /// The policies that IAM listed, of those that were asked for.
  public internal(set) var listed = 0

  /// The policies that there was something to ask about.
  public internal(set) var inquired = 0

  /// The questions about them that were asked.
  public internal(set) var questions = 0

  /// The policies that the history did not have.
  public internal(set) var newPolicies = 0

  /// The new revisions, all of them.
  public internal(set) var revisions = 0

  /// Those of them that are roll-backs.
  public internal(set) var rollbacks = 0

  /// Those of them that are of a policy made anew.
  public internal(set) var recreations = 0

  /// Readings of revisions that the history had from others.
  public internal(set) var readings = 0

  /// Readings that said nothing new.
  public internal(set) var known = 0

  /// Versions below a default that IAM does not have any more.
  public internal(set) var notServed = 0

  /// Policies with a new status, by what it is.
  public internal(set) var statuses: [Status.Kind: Int] = [:]

  /// ARNs that were recorded of policies that had none.
  public internal(set) var arns = 0

  /// What was passed over, by policy and version.
  public internal(set) var skipped: [Skipped] = []

  /// Why not all was asked; nil if it was.
  public internal(set) var failure: IAMFailure?

  /// Whether every policy of the partition was looked at.
  public internal(set) var isComplete = false

  /// Begins to count.
  init(_ scope: PolicyScope, at now: Instant) {
    self.scope = scope
    self.now = now
  }

  /// An answer that was passed over.
  public typealias Skipped = SkippedVersion<Reason>

  /// Why an answer is passed over.
  public enum Reason: String, Sendable, CaseIterable {
    /// Not what was asked for.
    case unreadable
    /// It contradicts what is recorded.
    case conflicting
    /// It does not say when the version was made.
    case undated
    /// It was listed, and then IAM did not have it.
    case vanished
  }
}
