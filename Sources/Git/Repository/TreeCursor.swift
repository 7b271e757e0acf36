internal import CLibgit2

/// A place in a tree that is read from its first entry to its last, without copying them.
struct TreeCursor: ~Copyable {
  /// A name at which two trees differ.
  struct Difference {
    let name: String
    let old: TreeEntry?
    let new: TreeEntry?
  }

  private let tree: Owned<CTree>
  private var index = 0

  /// Begins a tree of a repository.
  init(_ id: ObjectID, in repository: Repository) throws(GitError) {
    tree = try repository.lookUp(id, as: CTree.self)
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
    tree.use { unsafe git_tree_entry_byindex($0, index) }
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
