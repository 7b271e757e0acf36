internal import PolicyHistory
internal import PolicyLanguage

/// What recording the versions of details files did.
public struct DetailsSummary: Sendable, Equatable, RecordedCounts {
  /// The files that were read.
  public let files: Int

  /// The managed policies in them.
  public internal(set) var policies = 0

  /// Their versions.
  public internal(set) var versions = 0

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

  /// What was passed over, file by file.
  public internal(set) var skipped: [Skipped] = []

  /// Begins to count.
  init(files: Int) { self.files = files }

  /// A version that was passed over.
  public typealias Skipped = SkippedVersion<Reason>

  /// Why a version is passed over.
  public enum Reason: String, Sendable, CaseIterable {
    /// Not a policy's document.
    case unreadable
    /// It contradicts what is recorded.
    case conflicting
    /// The file does not say when it was made.
    case undated
    /// It is newer than the one in force, and nothing says that it ever was.
    case notInForce
  }

  /// Passes over versions whose documents cannot be read; policies of principals are no history.
  mutating func skip(_ unreadable: [AccountDetails.Unreadable]) {
    for one in unreadable {
      guard case .version(let arn, let version) = one.owner else { continue }
      versions += 1
      let place = one.problem.location.map { "line \($0.line): " } ?? ""
      skipped.append(Skipped(arn.key, version, .unreadable, place + one.problem.message))
    }
  }
}
