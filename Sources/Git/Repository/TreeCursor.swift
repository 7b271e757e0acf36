internal import CLibgit2

/// A place in a tree that is read from its first entry to its last, without copying them.
struct TreeCursor: ~Copyable {
  /// A name at which two trees differ.
  struct Difference {
    let name: String
    let old: TreeEntry?
    let new: TreeEntry?
  }

  private let tree: ReadTree
  private var index = 0

  /// Begins a tree of a repository.
  init(_ id: ObjectID, in repository: Repository) throws(GitError) {
    tree = try repository.recentTrees.tree(id, of: repository)
  }

  /// Moves both cursors past what is equal and past the next name that is not; nil at the end.
  ///
  /// A file and a folder of the same name are two names here: they have different places in a tree.
  static func nextDifference(
    _ left: inout TreeCursor, _ right: inout TreeCursor
  ) throws(GitError) -> Difference? {
    while true {
      switch unsafe (left.entry, right.entry) {
      case (nil, nil):
        return nil
      case (let old?, let new?):
        let order = unsafe git_tree_entry_cmp(old, new)
        if order <= 0 { left.index += 1 }
        if order >= 0 { right.index += 1 }
        if unsafe order == 0 && areSame(old, new) { continue }
        return try unsafe difference(order <= 0 ? old : nil, order >= 0 ? new : nil)
      case (let old, let new):
        left.index += unsafe old == nil ? 0 : 1
        right.index += unsafe new == nil ? 0 : 1
        return try unsafe difference(old, new)
      }
    }
  }

  /// The entry at the cursor, good while the cursor is; nil at the end.
  private var entry: OpaquePointer? {
    tree.handle.use { unsafe git_tree_entry_byindex($0, index) }
  }

  private static func areSame(_ old: OpaquePointer, _ new: OpaquePointer) -> Bool {
    unsafe git_oid_equal(git_tree_entry_id(old), git_tree_entry_id(new)) == 1
      && git_tree_entry_filemode(old) == git_tree_entry_filemode(new)
  }

  private static func difference(
    _ old: OpaquePointer?, _ new: OpaquePointer?
  ) throws(GitError) -> Difference? {
    var entries: (old: TreeEntry?, new: TreeEntry?) = (nil, nil)
    if let old = unsafe old { entries.old = try unsafe TreeEntry(old) }
    if let new = unsafe new { entries.new = try unsafe TreeEntry(new) }
    guard let name = entries.old?.name ?? entries.new?.name else { return nil }
    return Difference(name: name, old: entries.old, new: entries.new)
  }
}

/// A tree that several cursors may read.
final class ReadTree {
  let id: ObjectID
  let handle: Owned<CTree>

  init(_ id: ObjectID, in repository: Repository) throws(GitError) {
    self.id = id
    handle = try repository.lookUp(id, as: CTree.self)
  }
}

/// The trees that were compared last: who follows commits compares each with the one before, and
/// libgit2 keeps small trees alone.
struct RecentTrees {
  /// Enough for the folders on one path and their counterparts.
  private static let limit = 8

  /// The latest one last.
  private var trees: [ReadTree] = []

  mutating func tree(_ id: ObjectID, of repository: Repository) throws(GitError) -> ReadTree {
    if let index = trees.firstIndex(where: { $0.id == id }) {
      let tree = trees.remove(at: index)
      trees.append(tree)
      return tree
    }
    let tree = try ReadTree(id, in: repository)
    if trees.count == Self.limit { trees.removeFirst() }
    trees.append(tree)
    return tree
  }
}
