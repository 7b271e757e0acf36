internal import CLibgit2

extension Repository {
  /// Opens the repository at exactly this path: a bare one, a work tree, or a work tree's `.git`
  /// (`git_repository_open_ext`).
  ///
  /// Folders above are not searched.
  /// The owner of the folder is checked as git checks it: what belongs to another user is refused
  /// with `.owner` unless that user's `safe.directory` lists it. Nothing else of the user's or the
  /// machine's configuration counts. Throws `.notFound` where there is no repository.
  package static func open(
    at path: String, for access: Access = .writing
  ) throws(GitError) -> Repository {
    try requireNoNUL(path, in: "git_repository_open_ext")
    try Library.start()
    return try Repository(
      Library.withSettings { () throws(GitError) in try find(path) }, for: access)
  }

  /// Makes a bare repository whose HEAD names the given branch, with the folders above it
  /// (`git_repository_init_ext`).
  ///
  /// Throws `.exists` where there is a repository already. A process killed while making one can
  /// leave a part of it: where that matters, make it beside its place and rename it.
  package static func createBare(
    at path: String, branch: BranchName
  ) throws(GitError) -> Repository {
    try requireNoNUL(path, in: "git_repository_init_ext")
    try Library.start()
    return try Repository(
      Library.withSettings { () throws(GitError) in try create(path, branch) }, for: .writing)
  }

  private static func create(
    _ path: String, _ branch: BranchName
  ) throws(GitError) -> Owned<CRepository> {
    var options = unsafe git_repository_init_options()
    try check("git_repository_init_options_init") {
      unsafe git_repository_init_options_init(
        &options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION))
    }
    let flags = [
      GIT_REPOSITORY_INIT_BARE, GIT_REPOSITORY_INIT_MKPATH, GIT_REPOSITORY_INIT_NO_REINIT,
    ]
    unsafe options.flags = flags.reduce(0) { $0 | $1.rawValue }
    return try Owned("git_repository_init_ext") { made in
      // Without one of its own, libgit2 would take the user's `init.defaultBranch`.
      unsafe branch.reference.withCString { head in
        unsafe options.initial_head = head
        return unsafe git_repository_init_ext(made, path, &options)
      }
    }
  }

  private static func find(_ path: String) throws(GitError) -> Owned<CRepository> {
    do {
      return try openExactly(path)
    } catch {
      guard let foreign = error.aboutOwner(of: path) else { throw error }
      guard userTrusts(path) else { throw foreign }
      return try Library.withoutOwnerValidation { () throws(GitError) in try openExactly(path) }
    }
  }

  /// Whether the user's `safe.directory` makes libgit2 open what it refuses without.
  private static func userTrusts(_ path: String) -> Bool {
    do {
      _ = try Library.withUserConfiguration { () throws(GitError) in try openExactly(path) }
      return true
    } catch {
      // The caller tells the refusal itself, which names the remedy.
      return false
    }
  }

  private static func openExactly(_ path: String) throws(GitError) -> Owned<CRepository> {
    try Owned("git_repository_open_ext") {
      unsafe git_repository_open_ext($0, path, GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue, nil)
    }
  }
}

extension GitError {
  /// The error in words when it is about the owner of a repository, else nil.
  ///
  /// libgit2 1.5 says `GIT_ENOTFOUND`, since it looks for `safe.directory` and finds none; later
  /// ones say `GIT_EOWNER`.
  fileprivate func aboutOwner(of path: String) -> GitError? {
    let isUnlisted = code == .notFound && category == .config && message.contains("safe.directory")
    guard code == .owner || isUnlisted else { return nil }
    return GitError(
      .owner, .config, in: "git_repository_open_ext",
      "the repository `\(path)` belongs to another user; to trust it, run `git config --global"
        + " --add safe.directory \(path)` with its absolute path")
  }
}
