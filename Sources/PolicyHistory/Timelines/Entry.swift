internal import PolicyLanguage

extension Timeline {
  /// A revision in its place.
  public struct Entry: Sendable {
    /// The revision.
    public let revision: Revision

    /// The ids of other stored revisions that are this one.
    public let otherIDs: [RevisionID]

    /// Its place in the timeline, from 0.
    public let index: Int

    /// The announcement of it, if one was matched.
    public let announcement: Announcement?

    /// When the next revision took effect; `nil` for the latest.
    public let replaced: Moment?

    /// The status that ended its access, if the policy was deleted before the next revision.
    public let deletion: Status?

    /// What is out of the ordinary about it, in the order of `Mark`.
    public let marks: [Mark]

    /// The numbers of versions right before its own that nobody observed.
    public let missing: ClosedRange<Int>?

    /// Of these, and of the first revision of all lower numbers, what a source was asked for and did
    /// not have, by version.
    public let notServed: [NotServed]
  }
}

extension Timeline.Entry {
  /// When the version became the policy's default.
  public var effective: Moment { revision.effective }

  /// When it was told of; without an announcement, when it took effect.
  public var announced: Moment { announcement?.date ?? effective }

  /// The date that counts on a clock.
  public func date(on clock: Clock) -> Moment {
    switch clock {
    case .effective: effective
    case .announced: announced
    }
  }

  /// When it was not in force any more: replaced or deleted; `nil` for one that still is.
  public var end: Moment? { deletion?.date ?? replaced }

  /// The id by which feeds know it for ever.
  public func permanentID(in key: PolicyKey) -> PermanentID {
    PermanentID(of: key, revision: revision.id)
  }
}

extension Timeline.Entry {
  init(
    _ folded: [FoldedRevision], at index: Int, announcement: Announcement?,
    missing: ClosedRange<Int>?, notServed: [NotServed], deletions: [Status]
  ) {
    let revision = folded[index].revision
    let next = index + 1 < folded.count ? folded[index + 1].revision.effective : nil
    self.revision = revision
    self.index = index
    self.announcement = announcement
    self.missing = missing
    let lower = index == 0 ? revision.version.map { 0...($0.number - 1) } : nil
    self.notServed = (missing ?? lower).map(notServed.newest) ?? []
    otherIDs = folded[index].otherIDs
    replaced = next
    deletion = deletions.first { status in
      revision.effective.start <= status.date.start && next.map { status.date < $0 } ?? true
    }
    let previous = index > 0 ? folded[index - 1].revision : nil
    marks = Mark.allCases.filter { mark in
      switch mark {
      case .rolledBack: revision.isRollBack(of: previous)
      case .recreated: revision.isRecreated
      case .disputed: revision.isDisputed
      case .gap: missing != nil
      case .possible: false
      }
    }
  }
}

extension Revision {
  fileprivate func isRollBack(of previous: Revision?) -> Bool {
    guard case .returned(let version, _, _) = id.form, let replaced = previous?.version
    else { return false }
    return version < replaced
  }

  fileprivate var isRecreated: Bool {
    if case .recreated = id.form { true } else { false }
  }

  /// Whether a reading has a document that grants or denies other than the one that counts; one
  /// that cannot be read counts as such.
  package var isDisputed: Bool {
    guard let counting = document else { return false }
    return rivals.contains { rival in
      guard let document = rival.document, let old = try? counting.parsed(),
        let new = try? document.parsed()
      else { return true }
      let comparison = DocumentComparison(from: old, to: new)
      return comparison.access != .same || comparison.guard != .same
    }
  }
}
