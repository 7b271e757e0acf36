internal import Git
internal import PolicyHistory

/// A commit of an archive: when it was, and what it shows that none of its parents did.
struct ArchivedCommit {
  /// Its id.
  let id: ObjectID

  /// When it was committed.
  let date: Instant?

  /// The changed files of the folder, as paths from there, sorted.
  let files: [TreeChange]

  /// The files beside the folder that changed, by their paths from the root.
  let others: [String: ObjectID]

  /// Its tree.
  let tree: ObjectID
}

/// Reads the commits of an archive one after the other, parents first.
struct ArchivedCommits {
  /// What of a commit's tree is looked at.
  private struct Places {
    /// The folder of the policies; the empty tree where there is none.
    let folder: ObjectID
    /// Files beside it, by their paths.
    let others: [String: ObjectID]
  }

  private let repository: Repository
  private let path: String
  private let watched: [String]
  private var places: [ObjectID: Places] = [:]

  /// The ids of the commits that are to be read.
  let ids: [ObjectID]

  /// Lists the commits before a tip.
  ///
  /// - Parameters:
  ///   - path: The folder of the policies.
  ///   - others: Files elsewhere that are looked at.
  ///   - known: A commit that was read with all before it.
  init(
    of repository: Repository, to tip: ObjectID, after known: ObjectID?, path: String,
    others: [String]
  ) throws(ImportError) {
    self.repository = repository
    self.path = path
    watched = others
    ids = try git { () throws(GitError) in
      var walk = try repository.walk(
        from: [tip], hiding: known.map { [$0] } ?? [], .oldestFirst)
      var ids: [ObjectID] = []
      while let id = try walk.next() { ids.append(id) }
      return ids
    }
  }

  /// Reads a commit.
  ///
  /// What a merge has from one of its parents is no news: the commits on that side showed it.
  ///
  /// - Complexity: O(*n*) in the entries of the folders that changed.
  mutating func read(_ id: ObjectID) throws(ImportError) -> ArchivedCommit {
    let commit = try git { () throws(GitError) in try repository.commit(id) }
    let own = try places(of: commit)
    var before: [Places] = []
    for parent in commit.parents { before.append(try places(ofCommit: parent)) }
    return ArchivedCommit(
      id: id, date: Instant(secondsSince1970: commit.committer.seconds),
      files: try changes(from: before.map(\.folder), to: own.folder),
      others: own.others.filter { path, id in before.allSatisfy { $0.others[path] != id } },
      tree: commit.tree)
  }

  /// The files that are different from those of all parents.
  private func changes(
    from parents: [ObjectID], to folder: ObjectID
  ) throws(ImportError) -> [TreeChange] {
    if parents.contains(folder) { return [] }
    var changes = try git { () throws(GitError) in
      try repository.changes(from: parents.first, to: folder)
    }
    for parent in parents.dropFirst() where !changes.isEmpty {
      let paths = try git { () throws(GitError) in
        Set(try repository.changes(from: parent, to: folder).map(\.path))
      }
      changes.removeAll { !paths.contains($0.path) }
    }
    return changes
  }

  private mutating func places(ofCommit id: ObjectID) throws(ImportError) -> Places {
    if let known = places[id] { return known }
    return try places(of: git { () throws(GitError) in try repository.commit(id) })
  }

  private mutating func places(of commit: Commit) throws(ImportError) -> Places {
    if let known = places[commit.id] { return known }
    let folder = try repository.folder(path, of: commit.tree) ?? .emptyTree
    var others: [String: ObjectID] = [:]
    for path in watched {
      let entry = try git { () throws(GitError) in try repository.entry(at: path, in: commit.tree) }
      if let entry, entry.isFile { others[path] = entry.id }
    }
    let found = Places(folder: folder, others: others)
    places[commit.id] = found
    return found
  }
}
