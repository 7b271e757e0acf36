internal import CLibgit2

/// Writes objects to a repository: gathered in memory, and all of them put on the disk by `finish`.
///
/// Until then nothing is on the disk; a writer that is dropped leaves the repository as it was. An
/// object that the repository has already is not written again. A branch is moved afterwards, so a
/// killed process leaves at most objects that nothing refers to.
@safe package struct ObjectWriter: ~Copyable {
  /// The repository to write to: its object database knows the disk alone.
  let repository: Repository
  /// The same repository opened once more, with a store in memory in front of its objects.
  let staging: Repository
  /// That store; the object database of `staging` owns it.
  private let memory: UnsafeMutablePointer<git_odb_backend>
  /// What `finish` has to write, in the order it was first asked for.
  private(set) var staged: [StagedObject] = []
  private var stagedIDs: Set<ObjectID> = []

  struct StagedObject {
    let id: ObjectID
    /// Objects with like names are tried as deltas of each other.
    let name: String
  }

  init(for repository: Repository) throws(GitError) {
    try repository.requireWriting(in: "git_odb_add_backend")
    let staging = try Repository.open(at: repository.gitDirectory)
    let memory = try unsafe Self.addMemory(to: staging)
    self.repository = repository
    self.staging = staging
    unsafe self.memory = memory
  }

  private static func addMemory(
    to staging: Repository
  ) throws(GitError) -> UnsafeMutablePointer<git_odb_backend> {
    var made: UnsafeMutablePointer<git_odb_backend>?
    try check("git_mempack_new") { unsafe git_mempack_new(&made) }
    guard let memory = unsafe made else {
      throw GitError(.failed, .none, in: "git_mempack_new", "libgit2 made nothing")
    }
    do {
      try staging.database.use { database throws(GitError) in
        unsafe stopLooking(forNewPacksIn: database)
        // Asked before everything on the disk.
        try check("git_odb_add_backend") { unsafe git_odb_add_backend(database, memory, 999) }
      }
    } catch {
      unsafe memory.pointee.free(memory)
      throw error
    }
    return unsafe memory
  }

  /// Before libgit2 writes an object it lists the folder of packs again, for each object and at the
  /// square of their number: 5,300 revisions would list it 38,700 times.
  private static func stopLooking(forNewPacksIn database: OpaquePointer) {
    for index in unsafe 0..<git_odb_num_backends(database) {
      var backend: UnsafeMutablePointer<git_odb_backend>?
      if unsafe git_odb_get_backend(&backend, database, index) == 0 {
        unsafe backend?.pointee.refresh = nil
      }
    }
  }

  /// Notes an object that was just written; what is not in memory was on the disk already.
  mutating func note(_ id: git_oid, named name: String) -> ObjectID {
    var raw = id
    let object = ObjectID(id)
    let isNew = unsafe memory.pointee.exists?(memory, &raw) == 1
    if isNew && stagedIDs.insert(object).inserted {
      staged.append(StagedObject(id: object, name: name))
    }
    return object
  }
}

extension Repository {
  /// Begins to write objects (`git_mempack_new`).
  ///
  /// The new ones are read back through the writer until it finished. It sees what the repository
  /// has now; what others pack later it may miss, so ask for the tip to build on first.
  package func objectWriter() throws(GitError) -> ObjectWriter { try ObjectWriter(for: self) }
}
