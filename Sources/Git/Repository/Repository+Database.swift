internal import CLibgit2

extension Repository {
  /// The folder of the objects, which the work trees of a repository share.
  var objectsDirectory: String {
    handle.use { unsafe String(cString: git_repository_commondir($0)) } + "objects"
  }

  /// An object of any kind, raw (`git_odb_read`).
  func databaseObject(_ id: ObjectID) throws(GitError) -> Owned<CDatabaseObject> {
    try database.use { database throws(GitError) in
      var raw = id.raw
      return try Owned("git_odb_read") { unsafe git_odb_read($0, database, &raw) }
    }
  }
}
