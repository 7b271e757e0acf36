internal import Git

/// The union of two histories that are both in git.
struct JoinedHistory {
  /// Everything that either of them says.
  let union: History

  /// What the union has and mine has not, as it would be recorded: the drafts of snapshots.
  let news: [SnapshotDraft]

  /// How many of these are revisions.
  let revisions: Int

  /// Whether theirs is the union, byte by byte as far as values tell.
  let isTheirs: Bool

  /// What becomes of a file of a tree.
  enum Update {
    case file(HistoryFile)
    /// What is no history's: a file of either side, or a link.
    case other(TreeEntry)
    case remove
  }

  /// Joins histories; `mine` is `nil` where nothing is recorded.
  ///
  /// - Throws: `RecordingError`, which names both sides.
  init(_ mine: History?, _ theirs: History) throws(RecordingError) {
    union = try (mine ?? History()).merging(theirs)
    news = try RecordingPlan(from: mine, to: union).drafts
    isTheirs = try RecordingPlan(from: theirs, to: union).drafts.isEmpty
    let known = mine?.revisionPaths ?? []
    revisions = union.revisionPaths.subtracting(known).count
  }

  /// What makes the union's tree of one of the two: the files that were learnt, those that both
  /// have and lay out differently, and of files that are no history's those of either; of two that
  /// differ the one whose id is smaller, so that it makes no difference who joins.
  ///
  /// - Parameter changes: How the other tree differs from the one.
  /// - Throws: `StoreError` for a path that no file of ours can have.
  func updates(_ changes: [TreeChange]) throws(StoreError) -> [String: Update] {
    var updates: [String: Update] = [:]
    for draft in news {
      for path in draft.removed { updates["\(path)"] = .remove }
      for file in draft.files { updates["\(file.path)"] = .file(file) }
    }
    for change in changes {
      let path = try format { () throws(FormatError) in try HistoryPath(change.path) }
      guard let path else {
        if let entry = Self.kept(change) { updates[change.path] = .other(entry) }
        continue
      }
      if let file = union.file(at: path) {
        updates[change.path] = .file(file)
      } else {
        updates[change.path] = .remove
      }
    }
    return updates
  }

  private static func kept(_ change: TreeChange) -> TreeEntry? {
    let sides = [change.old, change.new].compactMap { $0 }.filter(\.isBlob)
    return sides.min { ($0.id, $0.kind.rank) < ($1.id, $1.kind.rank) }
  }

  /// The message of the commit that joins them.
  var message: SnapshotMessage {
    let others = news.count - revisions
    let counts = [
      revisions == 1 ? "1 revision" : "\(revisions) revisions",
      others > 0 ? "\(others) more change\(others == 1 ? "" : "s")" : nil,
    ]
    return SnapshotMessage(
      "histories merged: \(counts.compactMap { $0 }.joined(separator: ", "))", trailers: [])
  }
}

extension History {
  /// The paths of all revisions, as they are spelled.
  var revisionPaths: Set<String> {
    Set(
      policies.values.flatMap { policy in
        policy.revisions.map { "\(HistoryPath.revision(policy.key, $0.id))" }
      })
  }

  /// The file that the history has at a path; `nil` where it has none, or spells it otherwise.
  func file(at path: HistoryPath) -> HistoryFile? {
    let file: HistoryFile? =
      switch path {
      case .header: .header(header)
      case .service(let id): services[id].map(HistoryFile.service)
      case .source(let id): sources[id].map(HistoryFile.source)
      case .policy(let key): policies[key].map { .policy($0.scope, $0.record) }
      case .revision(let key, let id):
        policies[key].flatMap { policy in policy[id].map { .revision(policy.key, $0) } }
      }
    return file.flatMap { "\($0.path)" == "\(path)" ? $0 : nil }
  }
}

extension TreeEntry.Kind {
  /// Which of two entries stays that have the same bytes: the one that can do less.
  fileprivate var rank: Int {
    switch self {
    case .file: 0
    case .executable: 1
    case .link: 2
    case .tree, .submodule: 3
    }
  }
}
