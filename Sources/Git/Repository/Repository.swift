internal import CLibgit2

/// A git repository on the disk.
///
/// libgit2 asks for an object to be used by one thread at a time, so a repository is not `Sendable`:
/// it can be handed to another task, not shared with one. What comes out of it are values, copied,
/// and free to go anywhere; the few things that still refer to it keep it alive.
@safe package final class Repository {
  /// What an opened repository may be used for.
  package enum Access: Sendable {
    /// Reading alone: writing anything throws.
    case reading
    /// Reading and writing.
    case writing
  }

  /// What it was opened for.
  package let access: Access
  let handle: Owned<CRepository>
  let database: Owned<CObjectDatabase>
  /// The trees that were compared last.
  var recentTrees = RecentTrees()

  init(_ handle: consuming Owned<CRepository>, for access: Access) throws(GitError) {
    self.access = access
    database = try handle.use { repository throws(GitError) in
      try Owned("git_repository_odb") { unsafe git_repository_odb($0, repository) }
    }
    self.handle = handle
    let folders = ObjectFolders(objectsDirectory)
    try folders.checkPackIndexes()
    try LooseGuard.add(to: database, for: folders)
  }

  // A tree must not outlive its repository in libgit2; properties go in no order that is promised.
  deinit { recentTrees = RecentTrees() }

  /// The folder git keeps its own files in, with a slash at the end (`git_repository_path`).
  package var gitDirectory: String {
    handle.use { unsafe String(cString: git_repository_path($0)) }
  }

  /// Whether the repository has no work tree (`git_repository_is_bare`).
  package var isBare: Bool {
    handle.use { unsafe git_repository_is_bare($0) == 1 }
  }

  /// Finds the object of an id, which must be of the kind asked for.
  func lookUp<Kind: CFoundByID>(
    _ id: ObjectID, as kind: Kind.Type
  ) throws(GitError) -> Owned<Kind> {
    var raw = id.raw
    return try handle.use { repository throws(GitError) in
      try Owned(Kind.function) { unsafe Kind.find($0, repository, &raw) }
    }
  }

  /// Throws when the repository was opened for reading alone.
  func requireWriting(in function: StaticString) throws(GitError) {
    guard access == .writing else {
      throw GitError(
        .invalid, .repository, in: function,
        "the repository `\(gitDirectory)` was opened for reading alone")
    }
  }
}

@available(*, unavailable)
extension Repository: Sendable {}
