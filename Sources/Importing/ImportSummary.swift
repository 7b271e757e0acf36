public import PolicyHistory

/// What an import did: each file change of the archive is counted once.
public struct ImportSummary: Sendable, Equatable, RecordedCounts {
  /// Who was read.
  public let source: Source

  /// The scope of the policies.
  public let scope: PolicyScope

  /// The commits that were read.
  public internal(set) var commits = 0

  /// The file changes in them.
  public internal(set) var changes = 0

  /// The different files that were read for them.
  public internal(set) var files = 0

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

  /// File changes that said nothing new: the same version with the same document.
  public internal(set) var known = 0

  /// File changes that showed a version about to be replaced (`IsDefaultVersion: false`).
  public internal(set) var superseded = 0

  /// Policies that were recorded as deprecated.
  public internal(set) var deprecated = 0

  /// Policies that were recorded as unlisted.
  public internal(set) var unlisted = 0

  /// ARNs that were recorded.
  public internal(set) var arns = 0

  /// What was passed over, in the order of the commits.
  public internal(set) var skipped: [Skipped] = []

  /// Versions that no source showed, of the policies that were read.
  public internal(set) var gaps: [Gap] = []

  /// The newest commit's date.
  public internal(set) var lookedAt: Instant?

  /// Begins to count.
  init(_ source: Source, _ scope: PolicyScope) {
    self.source = source
    self.scope = scope
  }

  /// Something that was passed over.
  public struct Skipped: Sendable, Equatable {
    /// The file, as a path from the root of the archive.
    public let path: String
    /// The commit, 40 digits.
    public let commit: String
    /// When it was committed.
    public let date: Instant?
    /// Why it was passed over.
    public let reason: Reason
    /// What was found, if the reason does not say all.
    public let detail: String?
  }

  /// Why something is passed over.
  public enum Reason: String, Sendable, CaseIterable {
    /// No byte in the file.
    case emptied
    /// The file is gone.
    case removed
    /// Not a policy's document.
    case unreadable
    /// It contradicts what is recorded.
    case conflicting
    /// Not the name of a policy, or a place where none is looked for.
    case misplaced
    /// Another file of the folder has the name in other case.
    case caseClash
    /// Neither a date in the file nor one that its commit gives it.
    case undated
    /// More than a policy can be.
    case tooLarge
    /// A symbolic link, or another repository.
    case notAFile
    /// Absent from the repository: a clone without all files.
    case missing
  }

  /// Numbers that nobody observed.
  public struct Gap: Sendable, Equatable {
    /// The policy.
    public let policy: PolicyKey
    /// The numbers of versions between two that were observed.
    public let missing: ClosedRange<Int>
  }

  /// How many were passed over for a reason.
  public func count(_ reason: Reason) -> Int { skipped.count { $0.reason == reason } }
}
