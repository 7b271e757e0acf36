internal import CLibgit2

extension Repository {
  /// The bytes of a blob (`git_blob_lookup`).
  ///
  /// They are not hashed: damage that zlib does not notice, such as an index that names the place of
  /// another object, is found by `damaged(among:)`, or by whoever hashes the bytes.
  ///
  /// Throws `.notFound` for an id that is none's here.
  package func blob(_ id: ObjectID) throws(GitError) -> [UInt8] {
    try lookUp(id, as: CBlob.self).use { blob in
      let size = unsafe Int(git_blob_rawsize(blob))
      return unsafe Array(UnsafeRawBufferPointer(start: git_blob_rawcontent(blob), count: size))
    }
  }

  /// The entries of a tree, in git's order (`git_tree_lookup`).
  ///
  /// That is the order of their names' bytes, a tree's name taken with a slash at its end.
  package func tree(_ id: ObjectID) throws(GitError) -> [TreeEntry] {
    try lookUp(id, as: CTree.self).use { tree throws(GitError) in
      var entries: [TreeEntry] = []
      for index in unsafe 0..<git_tree_entrycount(tree) {
        if let entry = unsafe git_tree_entry_byindex(tree, index) {
          try unsafe entries.append(TreeEntry(entry))
        }
      }
      return entries
    }
  }

  /// The entry at a path like `policies/aws/q`, or nil where the tree has none
  /// (`git_tree_entry_bypath`).
  ///
  /// Reads the trees along the path alone.
  package func entry(at path: String, in tree: ObjectID) throws(GitError) -> TreeEntry? {
    try requireNoNUL(path, in: "git_tree_entry_bypath")
    let tree = try lookUp(tree, as: CTree.self)
    do throws(GitError) {
      let entry = try tree.use { tree throws(GitError) in
        try Owned<CTreeEntry>("git_tree_entry_bypath") {
          unsafe git_tree_entry_bypath($0, tree, path)
        }
      }
      return try entry.use { entry throws(GitError) in try unsafe TreeEntry(entry) }
    } catch  where error.code == .notFound && error.category == .tree {
      // A tree on the way that the repository lacks is another error, and thrown.
      return nil
    }
  }

  /// A commit (`git_commit_lookup`).
  ///
  /// Throws `.notFound` for an id that is none's here.
  package func commit(_ id: ObjectID) throws(GitError) -> Commit {
    try lookUp(id, as: CCommit.self).use { unsafe Commit($0) }
  }
}
