internal import CLibgit2

/// What is asked of a repository that somebody else made.
extension Repository {
  /// Whether a part of its past was left out when it was cloned (`git_repository_is_shallow`).
  package var isShallow: Bool {
    handle.use { unsafe git_repository_is_shallow($0) == 1 }
  }

  /// The commit that an expression of `git rev-parse` comes to, tags followed; nil when it names
  /// nothing (`git_revparse_single`).
  ///
  /// Throws `.invalidName` for what is no such expression, `.ambiguous` for too few digits of an id,
  /// and what `git_object_peel` throws for something that is no commit.
  package func commitID(named expression: String) throws(GitError) -> ObjectID? {
    try requireNoNUL(expression, in: "git_revparse_single")
    let named: Owned<CAnyObject>
    do throws(GitError) {
      named = try handle.use { repository throws(GitError) in
        try Owned("git_revparse_single") {
          unsafe git_revparse_single($0, repository, expression)
        }
      }
    } catch  where error.code == .notFound {
      return nil
    }
    return try named.use { object throws(GitError) in
      let commit = try Owned<CAnyObject>("git_object_peel") {
        unsafe git_object_peel($0, object, GIT_OBJECT_COMMIT)
      }
      return commit.use { unsafe ObjectID(git_object_id($0).pointee) }
    }
  }

  /// How many bytes an object has, which is not read for it; nil for one that the repository lacks
  /// (`git_odb_read_header`).
  package func size(of id: ObjectID) throws(GitError) -> Int? {
    var raw = id.raw
    var size = 0
    var kind = GIT_OBJECT_INVALID
    return try database.use { database throws(GitError) in
      let isFound = try checkFound("git_odb_read_header", .objectDatabase) {
        unsafe git_odb_read_header(&size, &kind, database, &raw)
      }
      return isFound ? size : nil
    }
  }
}
