internal import Git

extension Store {
  /// The commits that recorded revisions: for the path of each revision's file the id of the first
  /// commit that has it.
  ///
  /// The one question that walks commits.
  ///
  /// - Throws: `StoreError`.
  /// - Complexity: O(*n*) in the commits, and in the folders that each of them changed.
  public func recordingCommits() throws(StoreError) -> [HistoryPath: String] {
    guard let tip else { return [:] }
    var commits: [HistoryPath: String] = [:]
    var walk = try git { () throws(GitError) in
      try repository.walk(from: [tip.commit], .oldestFirst)
    }
    while let id = try git({ () throws(GitError) in try walk.next() }) {
      for path in try pathsAdded(by: id) where commits[path] == nil {
        commits[path] = "\(id)"
      }
    }
    return commits
  }

  /// The revisions' files that a commit has and its first parent has not.
  private func pathsAdded(by id: ObjectID) throws(StoreError) -> [HistoryPath] {
    let changes = try git { () throws(GitError) in
      let commit = try repository.commit(id)
      let before = try commit.parents.first.map { parent throws(GitError) in
        try repository.commit(parent).tree
      }
      return try repository.changes(from: before, to: commit.tree)
    }
    var paths: [HistoryPath] = []
    for change in changes where change.old == nil {
      let path = try format { () throws(FormatError) in try HistoryPath(change.path) }
      if case .revision? = path, let path { paths.append(path) }
    }
    return paths
  }
}
