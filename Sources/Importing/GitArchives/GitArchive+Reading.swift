internal import Git
public import PolicyHistory

/// Reading an archive.
extension GitArchive {
  /// What reading an archive made of a history.
  public struct Reading: Sendable {
    /// The history with everything the archive says.
    public let history: History
    /// What was done.
    public let summary: ImportSummary
  }

  /// Adds everything that the archive says to a history.
  ///
  /// Only the commits are read that come after those which the history says were read, if they are
  /// among those before the tip; else, and after the past was rewritten, all of them: what is known
  /// already changes nothing.
  ///
  /// - Parameters:
  ///   - history: The history.
  ///   - progress: Called after each commit.
  /// - Throws: `ImportError`.
  /// - Complexity: O(*n*) in the commits, the entries of the folders they changed, and the bytes of
  ///   the different files.
  public func reading(
    into history: History, progress: (ImportProgress) -> Void = { _ in }
  ) throws(ImportError) -> Reading {
    let known = try commitRead(in: history)
    var commits = try ArchivedCommits(
      of: repository, to: tip, after: known, path: layout.path,
      others: PolicyLists.paths(beside: layout))
    var reader = ArchiveReader(self, into: history, after: known)
    if let known { try reader.statuses.begin(after: known) }
    for id in commits.ids {
      try reader.read(commits.read(id))
      progress(
        ImportProgress(
          done: reader.summary.commits, total: commits.ids.count,
          revisions: reader.summary.revisions))
    }
    return reader.finish()
  }

  /// The commit that a history says was read, if this archive still has it in its past.
  private func commitRead(in history: History) throws(ImportError) -> ObjectID? {
    guard let read = history.sources[source.id]?.readTo, read.path == layout.path,
      read.scope == scope, let commit = ObjectID(read.commit), repository.contains(commit)
    else { return nil }
    let tip = tip
    return try git { () throws(GitError) in
      try repository.isAncestor(commit, of: tip) ? commit : nil
    }
  }
}

extension ArchiveReader {
  /// Records what is known at the end.
  consuming func finish() -> GitArchive.Reading {
    var reader = self
    reader.statuses.record(into: &reader)
    reader.addSource()
    reader.addGaps()
    return GitArchive.Reading(history: reader.history, summary: reader.summary)
  }

  private mutating func addSource() {
    let source = archive.source
    var record =
      history.sources[source.id] ?? SourceRecord(kind: source.kind, reference: source.reference)
    if let look = summary.lookedAt {
      record.lookedAt = max(record.lookedAt ?? .instant(look), .instant(look))
    }
    // What was missing may be there the next time, and what was undated may be dated by another
    // source by then: whichever is imported first, the history becomes the same.
    if summary.count(.missing) + summary.count(.undated) == 0 { record.readTo = archive.readTo }
    history.sources[source.id] = record
  }

  private mutating func addGaps() {
    for key in touched.sorted() {
      guard let policy = history.policies[key] else { continue }
      for entry in Timeline(of: policy, sources: [:]).entries {
        if let missing = entry.missing {
          summary.gaps.append(ImportSummary.Gap(policy: key, missing: missing))
        }
      }
    }
  }
}

extension GitArchive {
  /// The summary of an import that finds everything read.
  public func nothingNew(in sources: [SourceID: SourceRecord]) -> ImportSummary {
    var summary = ImportSummary(source, scope)
    if case .instant(let look)? = sources[source.id]?.lookedAt { summary.lookedAt = look }
    return summary
  }
}
