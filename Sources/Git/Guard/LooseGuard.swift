internal import CLibgit2

/// Refuses loose objects that are cut short, before libgit2 reads them.
///
/// Up to 1.9.7 at least, libgit2 inflates such an object for ever: its loop asks zlib for more output
/// when the input is at its end (`git_zstream_get_output`). A full disk or a broken copy is enough
/// to make one. The guard stands between the packs and the loose objects, finds nothing by itself,
/// and looks only at files that libgit2 would read next.
enum LooseGuard {
  /// The packs are asked first, then the guard, then the loose objects.
  static let packPriority: CInt = 30
  private static let priority: CInt = 20
  static let loosePriority: CInt = 10

  /// Adds a guard to an object database (`git_odb_add_backend`), which owns it from then on.
  static func add(
    to database: borrowing Owned<CObjectDatabase>, for folders: ObjectFolders
  ) throws(GitError) {
    let guarding = UnsafeMutablePointer<clibgit2_loose_guard>.allocate(capacity: 1)
    unsafe guarding.initialize(to: clibgit2_loose_guard())
    unsafe guarding.pointee.folders = Unmanaged.passRetained(folders).toOpaque()
    let backend = unsafe UnsafeMutableRawPointer(guarding)
      .assumingMemoryBound(to: git_odb_backend.self)
    do throws(GitError) {
      try check("git_odb_init_backend") {
        unsafe git_odb_init_backend(backend, UInt32(GIT_ODB_BACKEND_VERSION))
      }
      unsafe backend.pointee.read = { _, _, _, backend, id in
        unsafe LooseGuard.refuseDamaged(backend, id)
      }
      unsafe backend.pointee.read_header = { _, _, _, _ in GIT_ENOTFOUND.rawValue }
      unsafe backend.pointee.foreach = { _, _, _ in 0 }
      unsafe backend.pointee.free = { unsafe LooseGuard.free($0) }
      try database.use { database throws(GitError) in
        try check("git_odb_add_backend") {
          unsafe git_odb_add_backend(database, backend, priority)
        }
      }
    } catch {
      unsafe free(backend)
      throw error
    }
  }

  /// Fails for a loose object that is damaged; says of every other one that it is not here.
  private static func refuseDamaged(
    _ backend: UnsafeMutablePointer<git_odb_backend>?, _ id: UnsafePointer<git_oid>?
  ) -> CInt {
    guard let guarding = unsafe guardBehind(backend), let id = unsafe id,
      let folders = unsafe guarding.pointee.folders
    else { return GIT_ENOTFOUND.rawValue }
    let object = unsafe ObjectID(id.pointee)
    let all = unsafe Unmanaged<ObjectFolders>.fromOpaque(folders).takeUnretainedValue()
    guard let path = all.damagedFile(of: object) else { return GIT_ENOTFOUND.rawValue }
    unsafe git_error_set_str(
      CInt(GIT_ERROR_ODB.rawValue),
      "the object `\(object)` is damaged: its file `\(path)` does not inflate to its end")
    return GIT_ERROR.rawValue
  }

  private static func free(_ backend: UnsafeMutablePointer<git_odb_backend>?) {
    guard let guarding = unsafe guardBehind(backend) else { return }
    if let folders = unsafe guarding.pointee.folders {
      unsafe Unmanaged<ObjectFolders>.fromOpaque(folders).release()
    }
    unsafe guarding.deallocate()
  }

  private static func guardBehind(
    _ backend: UnsafeMutablePointer<git_odb_backend>?
  ) -> UnsafeMutablePointer<clibgit2_loose_guard>? {
    unsafe UnsafeMutableRawPointer(backend)?.assumingMemoryBound(to: clibgit2_loose_guard.self)
  }
}
