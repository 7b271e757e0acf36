internal import CLibgit2

extension Repository {
  /// Whether a commit comes before another one, or is that one (`git_graph_descendant_of`).
  package func isAncestor(
    _ ancestor: ObjectID, of commit: ObjectID
  ) throws(GitError) -> Bool {
    guard ancestor != commit else { return true }
    var (old, new) = (ancestor.raw, commit.raw)
    return try handle.use { repository throws(GitError) in
      try check("git_graph_descendant_of") {
        unsafe git_graph_descendant_of(repository, &new, &old)
      } == 1
    }
  }

  /// A best common ancestor of two commits, nil where they have none (`git_merge_base`).
  package func mergeBase(_ one: ObjectID, _ two: ObjectID) throws(GitError) -> ObjectID? {
    var (first, second, base) = (one.raw, two.raw, git_oid())
    return try handle.use { repository throws(GitError) in
      let isFound = try checkFound("git_merge_base", .merge) {
        unsafe git_merge_base(&base, repository, &first, &second)
      }
      return isFound ? ObjectID(base) : nil
    }
  }
}
