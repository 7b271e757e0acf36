internal import CLibgit2

extension ObjectWriter {
  /// Writes a blob (`git_odb_write`).
  ///
  /// `name` is a hint: blobs with like names are tried as deltas of each other, so the revisions of
  /// one thing should share it.
  package mutating func writeBlob(
    _ bytes: [UInt8], named name: String = ""
  ) throws(GitError) -> ObjectID {
    var id = git_oid()
    try staging.database.use { database throws(GitError) in
      try check("git_odb_write") {
        unsafe git_odb_write(&id, database, bytes, bytes.count, GIT_OBJECT_BLOB)
      }
    }
    return note(id, named: name)
  }

  /// Writes a tree of exactly these entries, in any order (`git_treebuilder_write`).
  ///
  /// Throws for a name that git refuses (`.git` in its disguises, `.`, `..`, empty, with `/`), for
  /// one given twice, and for an entry whose object the repository lacks.
  package mutating func writeTree(
    _ entries: [TreeEntry], named name: String = ""
  ) throws(GitError) -> ObjectID {
    var names: Set<[UInt8]> = []
    let builder = try TreeBuilder(in: staging, from: nil)
    for entry in entries {
      guard names.insert(entry.nameBytes).inserted else {
        throw GitError(
          .invalid, .tree, in: "git_treebuilder_insert",
          "a tree cannot have the name `\(entry.name)` twice")
      }
      try builder.insert(entry)
    }
    return try note(builder.write(), named: name)
  }

  /// Writes a commit (`git_commit_create_from_ids`); no branch moves.
  ///
  /// The message is written as it is, and has no NUL. Throws for a tree or parent that the
  /// repository lacks, and for signatures a commit cannot hold.
  package mutating func writeCommit(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: [UInt8]
  ) throws(GitError) -> ObjectID {
    guard !message.contains(0) else {
      throw GitError(
        .invalid, .object, in: "git_commit_create_from_ids",
        "the message of a commit cannot hold a NUL byte")
    }
    let text = message.map(CChar.init(bitPattern:)) + [0]
    let parents = parents.map(\.raw)
    var tree = tree.raw
    var id = git_oid()
    try staging.handle.use { repository throws(GitError) in
      try unsafe author.withCSignature { author throws(GitError) in
        try unsafe committer.withCSignature { committer throws(GitError) in
          try unsafe withPointers(to: parents) { parents throws(GitError) in
            try check("git_commit_create_from_ids") {
              unsafe git_commit_create_from_ids(
                &id, repository, nil, author, committer, nil, text, &tree, parents.count,
                parents.baseAddress)
            }
          }
        }
      }
    }
    return note(id, named: "")
  }

  /// The bytes of a blob, written here or there before.
  package func blob(_ id: ObjectID) throws(GitError) -> [UInt8] { try staging.blob(id) }

  /// The entries of a tree, written here or there before.
  package func tree(_ id: ObjectID) throws(GitError) -> [TreeEntry] { try staging.tree(id) }

  /// The entry at a path of a tree, written here or there before; nil where the tree has none.
  package func entry(at path: String, in tree: ObjectID) throws(GitError) -> TreeEntry? {
    try staging.entry(at: path, in: tree)
  }

  /// A commit, written here or there before.
  package func commit(_ id: ObjectID) throws(GitError) -> Commit { try staging.commit(id) }
}

/// Lends an array of pointers to ids, as C takes a list of parents.
private func withPointers(
  to ids: [git_oid],
  _ body: (UnsafeMutableBufferPointer<UnsafePointer<git_oid>?>) throws(GitError) -> CInt
) throws(GitError) {
  try unsafe ids.withUnsafeBufferPointer { ids throws(GitError) in
    var pointers = unsafe ids.indices.map { unsafe ids.baseAddress?.advanced(by: $0) }
    _ = try unsafe pointers.withUnsafeMutableBufferPointer { pointers throws(GitError) in
      try unsafe body(pointers)
    }
  }
}
