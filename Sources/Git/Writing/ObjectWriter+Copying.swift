internal import CLibgit2

extension ObjectWriter {
  /// Copies a commit of another repository with everything it refers to: its tree, and the commits
  /// before it with theirs (`git_odb_read`, `git_odb_write`).
  ///
  /// - Parameters:
  ///   - commit: The commit.
  ///   - other: Where it is.
  ///   - known: Commits that are here with all they refer to.
  /// - Throws: Also where the other repository lacks an object, or has a damaged one.
  /// - Complexity: O(*n*) in the other's commits, and in the folders that the new ones changed.
  package mutating func copy(
    _ commit: ObjectID, from other: Repository, known: Set<ObjectID>
  ) throws(GitError) {
    var copied: Set<ObjectID> = []
    var walk = try other.walk(from: [commit], .oldestFirst)
    while let id = try walk.next() {
      if known.contains(id) { continue }
      let commit = try other.commit(id)
      var bases: [ObjectID] = []
      for parent in commit.parents { bases.append(try other.commit(parent).tree) }
      try copyTree(commit.tree, at: [], beside: bases, from: other, &copied)
      try copyObject(id, from: other)
    }
  }

  /// How two trees differ, each written here or there before.
  package func changes(
    from old: ObjectID?, to new: ObjectID?
  ) throws(GitError) -> [TreeChange] { try staging.changes(from: old, to: new) }

  /// Deeper trees than any file system takes are refused, since each level takes some of the stack.
  private static let maximumDepth = 512

  /// Copies a tree but for what the trees beside it, which are here, have in the same place.
  private mutating func copyTree(
    _ id: ObjectID, at path: [String], beside bases: [ObjectID], from other: Repository,
    _ copied: inout Set<ObjectID>
  ) throws(GitError) {
    if bases.contains(id) { return }
    guard copied.insert(id).inserted else { return }
    guard path.count < Self.maximumDepth else {
      throw GitError(
        .invalid, .tree, in: "git_tree_lookup",
        "trees nest deeper than \(Self.maximumDepth) levels")
    }
    var known: [[UInt8]: [TreeEntry]] = [:]
    for base in bases {
      for entry in try other.tree(base) { known[entry.nameBytes, default: []].append(entry) }
    }
    // Files of one folder are packed as differences of each other.
    let folder = path.joined(separator: "/")
    for entry in try other.tree(id) {
      let beside = known[entry.nameBytes] ?? []
      if beside.contains(where: { $0.id == entry.id }) { continue }
      switch entry.kind {
      case .tree:
        let folders = beside.filter { $0.kind == .tree }.map(\.id)
        try copyTree(entry.id, at: path + [entry.name], beside: folders, from: other, &copied)
      case .file, .executable, .link:
        guard copied.insert(entry.id).inserted else { continue }
        try copyObject(entry.id, from: other, named: folder)
      // A commit of another repository is no part of this one.
      case .submodule: continue
      }
    }
    try copyObject(id, from: other, named: folder)
  }

  private mutating func copyObject(
    _ id: ObjectID, from other: Repository, named name: String = ""
  ) throws(GitError) {
    let object = try other.object(id)
    var written = git_oid()
    try object.use { object throws(GitError) in
      try staging.database.use { database throws(GitError) in
        try check("git_odb_write") {
          unsafe git_odb_write(
            &written, database, git_odb_object_data(object), git_odb_object_size(object),
            git_odb_object_type(object))
        }
      }
    }
    // Who reads does not hash.
    let copy = ObjectID(written)
    guard copy == id else { throw .mismatch(of: id, found: copy, in: "git_odb_write") }
    _ = note(written, named: name)
  }
}
