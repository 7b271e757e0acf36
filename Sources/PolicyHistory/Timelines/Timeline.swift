/// The revisions of one policy in the order in which they took effect.
///
/// Stored revisions that turn out to be one (a source missed a version and saw another "come back",
/// a page without version numbers shows what is in force) are one entry here, so that the order in
/// which sources were recorded makes no difference.
public struct Timeline: Sendable {
  /// What tells the policy apart.
  public let key: PolicyKey

  /// What is known of the policy beside its revisions.
  public let record: PolicyRecord

  /// The revisions, by `effective`; of equal ones by version number, then by id.
  public let entries: [Entry]

  /// The announcements that no revision is near enough to, by date.
  public let unmatchedAnnouncements: [Announcement]

  /// The newest look at any of the sources that speak of the policy, or at the policy alone.
  ///
  /// The latter is when a reading was observed, or its version created, or a status seen. `nil` if
  /// nothing says it.
  public let knownUntil: Moment?

  /// Puts the revisions of a policy in order.
  ///
  /// - Parameters:
  ///   - policy: The policy with its revisions.
  ///   - sources: The history's sources, for `knownUntil`.
  /// - Complexity: O(*n* log *n*) in the number of revisions; documents are read only of revisions
  ///   of which two readings have different ones.
  public init(of policy: Policy, sources: [SourceID: SourceRecord]) {
    key = policy.key
    record = policy.record
    let deletions = policy.record.statuses.filter { $0.kind == .deleted }
    let folded = FoldedRevision.fold(policy.revisions, deletions: deletions)
    let matches = AnnouncementMatching(policy.record.announcements, to: folded.map(\.revision))
    let missing = MissingVersions(in: folded.map(\.revision.id))
    entries = folded.indices.map { index in
      Entry(
        folded, at: index, announcement: matches.byRevision[index], missing: missing[index],
        notServed: policy.record.notServed, deletions: deletions)
    }
    unmatchedAnnouncements = matches.unmatched
    knownUntil = (policy.sourceIDs.compactMap { sources[$0]?.lookedAt } + policy.looks)
      .reduce(nil) { known, look in known.map { Moment.later($0, look) } ?? look }
  }

  /// The entry of a revision, by its id or by one that turned out to be the same revision's.
  public subscript(id: RevisionID) -> Entry? {
    entries.first { $0.revision.id == id } ?? entries.first { $0.otherIDs.contains(id) }
  }
}

extension [Timeline] {
  /// The earliest of the policies' newest looks; `nil` if one has none.
  public var knownUntil: Moment? {
    let moments = compactMap(\.knownUntil)
    return moments.count == count ? moments.min() : nil
  }
}

extension Policy {
  /// The sources that speak of it.
  fileprivate var sourceIDs: Set<SourceID> {
    Set(revisions.flatMap(\.readings).map(\.source.id) + record.statuses.map(\.source.id))
  }

  /// When a source was looked at for it, whether or not the source was looked at as a whole.
  fileprivate var looks: [Moment] {
    revisions.flatMap(\.readings).flatMap { [$0.observed, $0.created].compactMap(\.self) }
      + record.statuses.map(\.date)
  }
}
