internal import Git
internal import PolicyHistory

/// A version that a source showed as the present one.
struct Shown {
  let version: VersionID
  let created: Moment?

  /// The commit that showed it, or one after it.
  let commit: ObjectID?

  init(version: VersionID, created: Moment?, commit: ObjectID?) {
    self.version = version
    self.created = created
    self.commit = commit
  }

  /// The last version of a policy that a source showed by the history; nil if there is none.
  ///
  /// - Parameter commit: The commit up to which the source was read.
  init?(lastOf policy: Policy, by source: Source, at commit: ObjectID?) {
    var last: (date: Instant, shown: Shown)?
    for revision in policy.revisions {
      guard let version = revision.version else { continue }
      for reading in revision.readings where reading.source.id == source.id {
        guard let date = reading.observed?.start, last.map({ $0.date <= date }) ?? true else {
          continue
        }
        last = (date, Shown(version: version, created: reading.created, commit: commit))
      }
    }
    guard let last else { return nil }
    self = last.shown
  }

  /// Whether a version is this one, of the same making.
  func isSame(_ other: VersionID, created otherCreated: Moment?) -> Bool {
    guard version == other else { return false }
    guard let created, let otherCreated else { return true }
    return created.start == otherCreated.start
  }

  /// Whether this is newer than a version: by the dates of creation where both are known, else by
  /// the numbers.
  func isNewer(than other: VersionID, created otherCreated: Moment?) -> Bool {
    if let created, let otherCreated { return otherCreated.start < created.start }
    return other < version
  }
}

extension Policy {
  /// Whether a source showed a version, of the same making, before.
  func showed(_ version: VersionID, created: Moment?, by source: Source) -> Bool {
    revisions.contains { revision in
      revision.version == version
        && revision.readings.contains { reading in
          guard reading.source.id == source.id else { return false }
          guard let stated = reading.created, let created else { return true }
          return stated.start == created.start
        }
    }
  }
}
