internal import Git

extension Store {
  /// The commits that recorded revisions: for the path of each revision's file the id of the first
  /// commit that has it, under whatever name its policy was known by then.
  ///
  /// The one question that walks commits. Messages are not believed: they repeat what trees say.
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
      let changes = try changes(by: id)
      var moved: [ObjectID: String] = [:]
      for (path, change) in changes where change.new == nil {
        if let old = change.old, let first = commits[path] { moved[old.id] = first }
      }
      for (path, change) in changes where change.old == nil && commits[path] == nil {
        commits[path] = change.new.flatMap { moved[$0.id] } ?? "\(id)"
      }
    }
    return commits
  }

  /// How the files of revisions in a commit differ from those in its first parent.
  private func changes(
    by id: ObjectID
  ) throws(StoreError) -> [(path: HistoryPath, change: TreeChange)] {
    let changes = try git { () throws(GitError) in
      let commit = try repository.commit(id)
      let before = try commit.parents.first.map { parent throws(GitError) in
        try repository.commit(parent).tree
      }
      return try repository.changes(from: before, to: commit.tree)
    }
    var ofRevisions: [(path: HistoryPath, change: TreeChange)] = []
    for change in changes {
      let path = try format { () throws(FormatError) in try HistoryPath(change.path) }
      if case .revision? = path, let path { ofRevisions.append((path, change)) }
    }
    return ofRevisions
  }
}
