internal import CLibgit2

/// A tree in the making (`git_treebuilder`), which sorts its entries and refuses bad names.
struct TreeBuilder: ~Copyable {
  private let handle: Owned<CTreeBuilder>
  /// The builder refers to it.
  private let repository: Repository

  /// Begins with no entry, or with those of a tree.
  init(in repository: Repository, from tree: ObjectID?) throws(GitError) {
    self.repository = repository
    guard let tree else {
      handle = try unsafe Self.make(in: repository, from: nil)
      return
    }
    handle = try repository.lookUp(tree, as: CTree.self).use { tree throws(GitError) in
      try unsafe Self.make(in: repository, from: tree)
    }
  }

  private static func make(
    in repository: Repository, from tree: OpaquePointer?
  ) throws(GitError) -> Owned<CTreeBuilder> {
    try repository.handle.use { repository throws(GitError) in
      try Owned("git_treebuilder_new") { unsafe git_treebuilder_new($0, repository, tree) }
    }
  }

  /// Adds an entry, or puts it in the place of the one of the same name.
  func insert(_ entry: TreeEntry) throws(GitError) {
    guard !entry.nameBytes.contains(0) else {
      throw GitError(
        .invalid, .tree, in: "git_treebuilder_insert",
        "the name of a tree's entry cannot hold a NUL byte")
    }
    let name = entry.nameBytes.map(CChar.init(bitPattern:)) + [0]
    var id = entry.id.raw
    try handle.use { builder throws(GitError) in
      try check("git_treebuilder_insert") {
        unsafe git_treebuilder_insert(nil, builder, name, &id, entry.kind.mode)
      }
    }
  }

  /// Puts an entry at a name, or with nil takes out the one that may be there.
  func put(_ entry: TreeEntry?, at name: String) throws(GitError) {
    if let entry { return try insert(entry) }
    try requireNoNUL(name, in: "git_treebuilder_remove")
    try handle.use { builder throws(GitError) in
      guard unsafe git_treebuilder_get(builder, name) != nil else { return }
      try check("git_treebuilder_remove") { unsafe git_treebuilder_remove(builder, name) }
    }
  }

  /// The id of the tree of a name; nil where there is none, or something else.
  func tree(_ name: String) throws(GitError) -> ObjectID? {
    try requireNoNUL(name, in: "git_treebuilder_get")
    return try handle.use { builder throws(GitError) in
      guard let found = unsafe git_treebuilder_get(builder, name) else { return nil }
      let entry = try unsafe TreeEntry(found)
      return entry.kind == .tree ? entry.id : nil
    }
  }

  /// How many entries there are.
  var count: Int { handle.use { unsafe Int(git_treebuilder_entrycount($0)) } }

  /// Writes the tree to the object database of the repository.
  func write() throws(GitError) -> git_oid {
    var id = git_oid()
    try handle.use { builder throws(GitError) in
      try check("git_treebuilder_write") { unsafe git_treebuilder_write(&id, builder) }
    }
    return id
  }
}
