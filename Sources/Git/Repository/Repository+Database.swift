internal import CLibgit2

extension Repository {
  /// Whether the repository has an object of this id (`git_odb_exists`); it is not read.
  package func contains(_ id: ObjectID) -> Bool {
    database.use { database in
      var raw = id.raw
      return unsafe git_odb_exists(database, &raw) == 1
    }
  }

  /// The ids of all objects, reachable or not, once each and sorted (`git_odb_foreach`).
  package func objectIDs() throws(GitError) -> [ObjectID] {
    var found: Set<ObjectID> = []
    try database.use { database throws(GitError) in
      try check("git_odb_foreach") {
        unsafe withUnsafeMutablePointer(to: &found) { found in
          unsafe git_odb_foreach(database, collect, found)
        }
      }
    }
    return found.sorted()
  }

  /// Reads objects from the disk, and gives back those whose bytes are missing, damaged or not what
  /// their ids stand for, and trees that git would not have written, each with what is wrong.
  ///
  /// Every object is inflated and hashed (`git_odb_read`, `git_odb_hash`). Nothing that was read before
  /// is believed: the objects are read through a database of their own.
  package func damaged(
    among ids: some Sequence<ObjectID>
  ) throws(GitError) -> [(id: ObjectID, error: GitError)] {
    let fresh = try Owned<CObjectDatabase>("git_odb_open") {
      unsafe git_odb_open($0, objectsDirectory)
    }
    let folders = ObjectFolders(objectsDirectory)
    try folders.checkPackIndexes()
    try LooseGuard.add(to: fresh, for: folders)
    return fresh.use { fresh in
      ids.compactMap { id in
        do throws(GitError) {
          let object = try unsafe Self.object(id, in: fresh)
          try Self.requireHash(id, of: object)
          return Self.treeFault(in: object).map { fault in
            (id, GitError(.invalid, .tree, in: "git_odb_read", "the tree `\(id)`: \(fault)"))
          }
        } catch {
          return (id, error)
        }
      }
    }
  }

  /// The folder of the objects, which the work trees of a repository share.
  var objectsDirectory: String {
    handle.use { unsafe String(cString: git_repository_commondir($0)) } + "objects"
  }

  /// An object of any kind, raw.
  func object(_ id: ObjectID) throws(GitError) -> Owned<CDatabaseObject> {
    try database.use { database throws(GitError) in try unsafe Self.object(id, in: database) }
  }

  /// Throws `.mismatch` for an object whose bytes are not those its id stands for.
  private static func requireHash(
    _ id: ObjectID, of object: borrowing Owned<CDatabaseObject>
  ) throws(GitError) {
    var hash = git_oid()
    try object.use { object throws(GitError) in
      try check("git_odb_hash") {
        unsafe git_odb_hash(
          &hash, git_odb_object_data(object), git_odb_object_size(object),
          git_odb_object_type(object))
      }
    }
    let found = ObjectID(hash)
    guard found == id else { throw .mismatch(of: id, found: found, in: "git_odb_hash") }
  }

  /// What is wrong with an object that is a tree.
  private static func treeFault(in object: borrowing Owned<CDatabaseObject>) -> String? {
    object.use { object in
      guard unsafe git_odb_object_type(object) == GIT_OBJECT_TREE else { return nil }
      let size = unsafe git_odb_object_size(object)
      return unsafe TreeFormat.fault(
        in: Array(UnsafeRawBufferPointer(start: git_odb_object_data(object), count: size)))
    }
  }

  private static func object(
    _ id: ObjectID, in database: OpaquePointer
  ) throws(GitError) -> Owned<CDatabaseObject> {
    var raw = id.raw
    return try Owned("git_odb_read") { unsafe git_odb_read($0, database, &raw) }
  }
}

/// Adds an id to the set that `payload` points to; called by libgit2 for each object.
private func collect(
  _ id: UnsafePointer<git_oid>?, _ payload: UnsafeMutableRawPointer?
) -> CInt {
  guard let id = unsafe id, let payload = unsafe payload else { return -1 }
  unsafe payload.assumingMemoryBound(to: Set<ObjectID>.self).pointee.insert(ObjectID(id.pointee))
  return 0
}
