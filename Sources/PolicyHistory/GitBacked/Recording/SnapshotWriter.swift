internal import Git

/// Writes snapshots one after the other, each on the one before.
struct SnapshotWriter: ~Copyable {
  private var objects: ObjectWriter
  private let recorder: Recorder
  private var tree: ObjectID?
  private var newestDate: Int64

  /// The newest commit.
  private(set) var tip: ObjectID?

  /// Begins after the newest snapshot of a store.
  init(after tip: Store.Tip?, in repository: Repository, by recorder: Recorder) throws(StoreError) {
    objects = try git { () throws(GitError) in try repository.objectWriter() }
    self.recorder = recorder
    self.tip = tip?.commit
    tree = tip?.tree
    newestDate = tip?.date ?? 0
  }

  /// Writes a snapshot; nothing of it is on the disk yet.
  mutating func write(_ draft: SnapshotDraft) throws(StoreError) -> Snapshot {
    var updates = draft.removed.map { TreeUpdate("\($0)", nil) }
    for file in draft.files {
      let bytes = try format { () throws(FormatError) in try file.bytes() }
      let blob = try git { () throws(GitError) in
        try objects.writeBlob(bytes, named: file.kinship)
      }
      updates.append(TreeUpdate("\(file.path)", blob))
    }
    let (author, committer) = signatures(draft.date)
    let commit = try git { () throws(GitError) in
      let tree = try objects.writeTree(updating: tree, with: updates)
      self.tree = tree
      return try objects.writeCommit(
        tree: tree, parents: tip.map { [$0] } ?? [], author: author, committer: committer,
        message: draft.message.bytes)
    }
    tip = commit
    return Snapshot(id: commit.description, subject: draft.message.subject)
  }

  /// Puts everything on the disk.
  consuming func finish() throws(StoreError) {
    do throws(GitError) { _ = try objects.finish() } catch { throw StoreError(error) }
  }

  /// Author and committer of a snapshot, in UTC.
  private mutating func signatures(_ date: Moment?) -> (Signature, Signature) {
    // What git can write: 32 bits without sign.
    let stated = date.map { min(max(0, $0.start.secondsSince1970), Int64(UInt32.max)) }
    newestDate = max(newestDate, stated ?? newestDate)
    let now =
      switch recorder.clock {
      case .newestAuthorDate: newestDate
      case .at(let instant): instant.secondsSince1970
      }
    func signature(_ seconds: Int64) -> Signature {
      Signature(name: recorder.identity.name, email: recorder.identity.email, seconds: seconds)
    }
    return (signature(stated ?? now), signature(now))
  }
}

extension HistoryFile {
  /// A name by which files are packed as differences from their like: that of the policy for its
  /// revisions, which differ little.
  fileprivate var kinship: String {
    if case .revision(let key, _) = self { key.folder } else { "\(path)" }
  }
}
