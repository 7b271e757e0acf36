/// A path at which two trees differ.
package struct TreeChange: Hashable, Sendable {
  /// The path from the root, bytes that are not UTF-8 replaced by U+FFFD.
  package let path: String
  /// What stands there on the old side, never a tree; nil where it was added.
  package let old: TreeEntry?
  /// What stands there on the new side, never a tree; nil where it was removed.
  package let new: TreeEntry?
}

extension Repository {
  /// Every path at which two trees differ, nil for the empty one, sorted by its bytes.
  ///
  /// Trees of the same id are not read, so the cost is that of the folders that changed.
  package func changes(
    from old: ObjectID?, to new: ObjectID?
  ) throws(GitError) -> [TreeChange] {
    var comparison = TreeComparison(repository: self)
    try comparison.compare(old ?? .emptyTree, new ?? .emptyTree, below: "", depth: 0)
    return comparison.changes
  }
}

private struct TreeComparison {
  /// Deeper trees than any file system takes are refused, since each level takes some of the stack.
  static let maximumDepth = 512

  let repository: Repository
  var changes: [TreeChange] = []

  mutating func compare(
    _ old: ObjectID, _ new: ObjectID, below folder: String, depth: Int
  ) throws(GitError) {
    guard old != new else { return }
    guard depth < Self.maximumDepth else {
      throw GitError(
        .invalid, .tree, in: "git_tree_lookup",
        "trees nest deeper than \(Self.maximumDepth) levels")
    }
    var left = try TreeCursor(old, in: repository)
    var right = try TreeCursor(new, in: repository)
    while let difference = try TreeCursor.nextDifference(&left, &right) {
      try add(difference, below: folder, depth: depth)
    }
  }

  private mutating func add(
    _ difference: TreeCursor.Difference, below folder: String, depth: Int
  ) throws(GitError) {
    let path = folder + difference.name
    let (old, new) = (difference.old, difference.new)
    guard old?.kind != .tree && new?.kind != .tree else {
      return try compare(
        old?.id ?? .emptyTree, new?.id ?? .emptyTree, below: path + "/", depth: depth + 1)
    }
    changes.append(TreeChange(path: path, old: old, new: new))
  }
}
