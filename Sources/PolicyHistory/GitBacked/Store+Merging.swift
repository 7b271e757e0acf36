internal import Git

/// What merging did.
public struct Merged: Sendable, Equatable {
  /// How the other history came in.
  public enum Way: String, Sendable, CaseIterable {
    /// Everything of it was there.
    case known
    /// The branch moved on to its newest snapshot.
    case forwarded
    /// One commit has both for parents.
    case joined
    /// It was no git repository: each thing has a snapshot of its own.
    case recorded
  }

  /// How the other history came in.
  public let way: Way

  /// The subjects of what the history has now and had not, revisions first.
  public let subjects: [String]

  /// How many of these are new revisions.
  public let revisions: Int
}

extension Store {
  /// Opens a repository at a commit, to read the history there: a store or another one with such a
  /// history, bare or with a work tree.
  ///
  /// - Parameters:
  ///   - path: The repository.
  ///   - reference: A branch, a tag, `FETCH_HEAD` or a commit; without one `main`, else what HEAD
  ///     names.
  /// - Returns: A store that is not written to.
  /// - Throws: `StoreError`.
  public static func open(
    at path: String, reading reference: String?
  ) throws(StoreError) -> Store {
    let store = try find(at: path)
    guard let reference else {
      let tip =
        try git { () throws(GitError) in
          if let tip = try store.tip(of: branch) { return tip }
          return try store.head()
        } as ObjectID?
      guard let tip else { throw .notAStore(path: path, reason: "it has no commit yet") }
      return try Store(store, at: path, reading: tip)
    }
    let id: ObjectID?
    do throws(GitError) {
      id = try store.commitID(named: reference)
    } catch {
      throw .unknownReference(reference, path: path)
    }
    guard let id else { throw .unknownReference(reference, path: path) }
    return try Store(store, at: path, reading: id)
  }

  /// Takes in everything that another history in git says.
  ///
  /// Where the other one holds all of this one and comes after it, the branch moves on to it; else
  /// one commit has the union of both, and both for parents. Its objects are copied first and the
  /// branch moves last: what fails or is killed leaves the old history.
  ///
  /// - Throws: `StoreError`; `RecordingError` where the histories contradict each other.
  /// - Complexity: O(*n*) in both histories.
  @discardableResult
  public func merge(_ other: Store, by recorder: Recorder) throws -> Merged {
    try requireWritable()
    guard let theirs = other.tip else { return Merged(way: .known, subjects: [], revisions: 0) }
    if other.repository.isShallow {
      throw StoreError.notAStore(
        path: other.path, reason: "a shallow clone lacks what came before; `git fetch --unshallow`")
    }
    var read: History?
    for _ in 0..<Self.attempts {
      try refresh()
      let known = try commits()
      if known.contains(theirs.commit) {
        noteNames(after: tip)
        return Merged(way: .known, subjects: [], revisions: 0)
      }
      let theirHistory = try read ?? other.history()
      read = theirHistory
      let joined = try JoinedHistory(tip == nil ? nil : history(), theirHistory)
      let before = tip
      if let way = try write(joined, other, theirs, known, by: recorder) {
        try refresh()
        noteNames(after: before)
        let subjects = joined.news.map(\.message.subject)
        return Merged(way: way, subjects: subjects, revisions: joined.revisions)
      }
    }
    throw StoreError.contended(attempts: Self.attempts)
  }

  /// The commits up to the tip.
  private func commits() throws(StoreError) -> Set<ObjectID> {
    guard let tip else { return [] }
    return try git { () throws(GitError) in
      var commits: Set<ObjectID> = []
      var walk = try repository.walk(from: [tip.commit])
      while let id = try walk.next() { commits.insert(id) }
      return commits
    }
  }

  /// Writes what joins two histories; `nil` if the branch moved meanwhile.
  private func write(
    _ joined: JoinedHistory, _ other: Store, _ theirs: Tip, _ known: Set<ObjectID>,
    by recorder: Recorder
  ) throws(StoreError) -> Merged.Way? {
    var writer = try SnapshotWriter(after: tip, in: repository, by: recorder)
    try writer.copy(other, known: known)
    let isAhead = try tip.map { mine throws(StoreError) in
      try git { () throws(GitError) in
        guard other.repository.contains(mine.commit) else { return false }
        return try other.repository.isAncestor(mine.commit, of: theirs.commit)
      }
    }
    var newest = theirs.commit
    var way = Merged.Way.forwarded
    if !joined.isTheirs || isAhead == false {
      let mine = tip ?? theirs
      let changes = try writer.changes(from: mine.tree, to: theirs.tree)
      let parents = [tip?.commit, theirs.commit].compactMap { $0 }
      _ = try writer.write(
        joining: parents, tree: mine.tree, updates: joined.updates(changes), joined.message)
      newest = writer.tip ?? newest
      way = .joined
    }
    try writer.finish()
    return try move(to: newest) ? way : nil
  }
}

extension Store {
  /// Takes in everything that a history of no repository says, a snapshot each.
  ///
  /// - Throws: `StoreError`; `RecordingError` where the histories contradict each other.
  @discardableResult
  public func merge(folder other: History, by recorder: Recorder) throws -> Merged {
    var revisions = 0
    let snapshots = try update(by: recorder) { present in
      let joined = try present.merging(other)
      revisions = joined.revisionPaths.subtracting(present.revisionPaths).count
      return joined
    }
    return Merged(
      way: snapshots.isEmpty ? .known : .recorded, subjects: snapshots.map(\.subject),
      revisions: revisions)
  }
}
