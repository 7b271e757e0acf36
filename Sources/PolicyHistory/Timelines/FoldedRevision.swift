/// Stored revisions that are one.
///
/// Each source's sequence is stored by itself, because what one of them saw "come back" is judged by
/// what the others saw in between; when that is known, here, it is folded. Folding while recording
/// would forget what a later source may need.
struct FoldedRevision {
  /// The revision with all readings.
  private(set) var revision: Revision

  /// The ids that were folded into it.
  private(set) var otherIDs: [RevisionID] = []

  /// Puts revisions in order and folds neighbours that are one.
  ///
  /// - Parameters:
  ///   - revisions: The revisions as stored.
  ///   - deletions: The statuses that ended the policy's access; what comes after one is new.
  static func fold(_ revisions: [Revision], deletions: [Status]) -> [FoldedRevision] {
    let ordered = revisions.sorted {
      ($0.effective.start, $0.id) < ($1.effective.start, $1.id)
    }
    var folded: [FoldedRevision] = []
    for revision in ordered {
      let isRestored = deletions.contains { deletion in
        guard let last = folded.last?.revision.effective else { return false }
        return last.start <= deletion.date.start && deletion.date.start <= revision.effective.start
      }
      if isRestored || folded.isEmpty || !folded[folded.count - 1].take(revision) {
        folded.append(FoldedRevision(revision: revision))
      }
    }
    return folded
  }

  /// Takes in the next revision if it is the same one.
  private mutating func take(_ next: Revision) -> Bool {
    guard revision.isSame(asNext: next) else { return false }
    let keepsID = revision.version != nil || next.version == nil
    let (id, other) = keepsID ? (revision.id, next.id) : (next.id, revision.id)
    guard
      let union = try? Revision(
        id: id, readings: revision.readings + next.readings,
        unknownKeys: revision.unknownKeys.merged(with: next.unknownKeys))
    else { return false }
    revision = union
    otherIDs.append(other)
    return true
  }
}

extension Revision {
  /// Whether the revision that comes next in order is this one.
  fileprivate func isSame(asNext next: Revision) -> Bool {
    switch next.id.form {
    case .returned(version, _, _):
      // The version that is in force anyway: its source missed that, or what was in between.
      (document == nil || next.document == nil || document == next.document)
        && agrees(created, next.created)
    case .day:
      shows(next.document)
    case .version, .recreated, .returned:
      // Seen without its number first, by nobody who could know a later making.
      version == nil && next.shows(document) && agrees(effective, next.created)
    }
  }

  /// Whether a reading of it has a document.
  private func shows(_ document: RecordedDocument?) -> Bool {
    document != nil && readings.contains { $0.document == document }
  }

  private func agrees(_ a: Moment?, _ b: Moment?) -> Bool {
    guard let a, let b else { return true }
    return a.agrees(with: b)
  }
}
