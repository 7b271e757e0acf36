internal import CLibgit2
internal import Synchronization

/// libgit2 itself: started once for the process, never shut down.
///
/// Shutting down while another thread still uses an object is undefined, so nobody does.
enum Library {
  /// Starts libgit2 at the first call, with our settings; the same answer ever after.
  static func start() throws(GitError) { try started.get() }

  /// Runs something alone that reads or changes what is global in libgit2: every opening does.
  ///
  /// Objects of an opened repository need no lock: each belongs to one task.
  static func withSettings<Result: ~Copyable>(
    _ body: () throws(GitError) -> sending Result
  ) throws(GitError) -> sending Result {
    try settings.withLock { _ throws(GitError) in try body() }
  }

  private static let settings = Mutex<Void>(())

  private static let started: Result<Void, GitError> = {
    do throws(GitError) {
      try check("git_libgit2_init") { git_libgit2_init() }
      // Objects and branches are on the disk, not in a cache of it, when a call returns.
      try set(GIT_OPT_ENABLE_FSYNC_GITDIR, true)
      try set(GIT_OPT_ENABLE_STRICT_OBJECT_CREATION, true)
      try set(GIT_OPT_ENABLE_STRICT_SYMBOLIC_REF_CREATION, true)
      // Hashing what is read, with a search for collisions, takes a third of a query over everything.
      // git does not do it for blobs either; who rests an answer on bytes hashes them faster.
      try set(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, false)
      try set(GIT_OPT_SET_ODB_PACKED_PRIORITY, LooseGuard.packPriority)
      try set(GIT_OPT_SET_ODB_LOOSE_PRIORITY, LooseGuard.loosePriority)
      try ignoreUserConfiguration()
      return .success(())
    } catch {
      return .failure(error)
    }
  }()

  private static let userLevels = [
    GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
    GIT_CONFIG_LEVEL_GLOBAL,
  ]

  /// Only a repository's own configuration counts: what a user or a machine sets elsewhere changes
  /// nothing we write, and a fault in it stops nothing.
  private static func ignoreUserConfiguration() throws(GitError) {
    for level in userLevels { try setSearchPath(level, "") }
  }

  /// Runs something with the user's and the machine's configuration in sight, where git looks for
  /// it.
  ///
  /// Call it within `withSettings`.
  static func withUserConfiguration<Result: ~Copyable>(
    _ body: () throws(GitError) -> Result
  ) throws(GitError) -> Result {
    for level in userLevels { try setSearchPath(level, nil) }
    do throws(GitError) {
      let result = try body()
      try ignoreUserConfiguration()
      return result
    } catch {
      try ignoreUserConfiguration()
      throw error
    }
  }

  /// Runs something with the check of a repository's owner off.
  ///
  /// Call it within `withSettings`.
  static func withoutOwnerValidation<Result: ~Copyable>(
    _ body: () throws(GitError) -> Result
  ) throws(GitError) -> Result {
    try set(GIT_OPT_SET_OWNER_VALIDATION, false)
    do throws(GitError) {
      let result = try body()
      try set(GIT_OPT_SET_OWNER_VALIDATION, true)
      return result
    } catch {
      try set(GIT_OPT_SET_OWNER_VALIDATION, true)
      throw error
    }
  }

  private static func set(_ option: git_libgit2_opt_t, _ isOn: Bool) throws(GitError) {
    try set(option, isOn ? 1 : 0)
  }

  private static func set(_ option: git_libgit2_opt_t, _ value: CInt) throws(GitError) {
    try check("git_libgit2_opts") { clibgit2_set_number(option, value) }
  }

  private static func setSearchPath(
    _ level: git_config_level_t, _ path: String?
  ) throws(GitError) {
    try check("git_libgit2_opts") { unsafe clibgit2_set_search_path(level, path) }
  }
}
