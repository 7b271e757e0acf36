internal import Git
internal import PolicyLanguage

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
      updates.append(TreeUpdate("\(file.path)", try writeBlob(of: file)))
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

  /// Writes a snapshot of two histories that became one.
  ///
  /// - Parameters:
  ///   - base: The tree of one of them.
  ///   - updates: What makes the tree of both of it: the bytes of files, nothing where a file goes,
  ///     and blobs that are there.
  ///   - parents: The newest commits of both.
  mutating func write(
    joining parents: [ObjectID], tree base: ObjectID,
    updates: [String: JoinedHistory.Update], _ message: SnapshotMessage
  ) throws(StoreError) -> Snapshot {
    var treeUpdates: [TreeUpdate] = []
    for (path, update) in updates.sorted(by: { $0.key.precedesBytewise($1.key) }) {
      switch update {
      case .remove: treeUpdates.append(TreeUpdate(path, nil))
      case .other(let entry): treeUpdates.append(TreeUpdate(path, entry.id, entry.kind))
      case .file(let file): treeUpdates.append(TreeUpdate(path, try writeBlob(of: file)))
      }
    }
    let (author, committer) = signatures(nil)
    let commit = try git { () throws(GitError) in
      let tree = try objects.writeTree(updating: base, with: treeUpdates)
      return try objects.writeCommit(
        tree: tree, parents: parents, author: author, committer: committer,
        message: message.bytes)
    }
    tip = commit
    return Snapshot(id: commit.description, subject: message.subject)
  }

  private mutating func writeBlob(of file: HistoryFile) throws(StoreError) -> ObjectID {
    let bytes = try format { () throws(FormatError) in try file.bytes() }
    return try git { () throws(GitError) in try objects.writeBlob(bytes, named: file.kinship) }
  }

  /// Copies the newest snapshot of another store with all before it.
  mutating func copy(_ other: Store, known: Set<ObjectID>) throws(StoreError) {
    guard let theirs = other.tip else { return }
    try git { () throws(GitError) in
      try objects.copy(theirs.commit, from: other.repository, known: known)
    }
    newestDate = max(newestDate, theirs.date)
  }

  /// How two trees differ.
  func changes(from old: ObjectID, to new: ObjectID) throws(StoreError) -> [TreeChange] {
    try git { () throws(GitError) in try objects.changes(from: old, to: new) }
  }

  /// Puts everything on the disk.
  consuming func finish() throws(StoreError) {
    do throws(GitError) { _ = try objects.finish() } catch { throw StoreError(error) }
  }

  /// Author and committer of a snapshot, in UTC.
  private mutating func signatures(_ date: Moment?) -> (Signature, Signature) {
    let stated = date?.secondsInGit
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

extension Moment {
  /// Its beginning as a commit can have it: seconds in 32 bits without sign.
  var secondsInGit: Int64 { min(max(0, start.secondsSince1970), Int64(UInt32.max)) }
}

extension HistoryFile {
  /// A name by which files are packed as differences from their like: that of the policy for its
  /// revisions, which differ little.
  fileprivate var kinship: String {
    if case .revision(let key, _) = self { key.folder } else { "\(path)" }
  }
}
