internal import CLibgit2
internal import FoundationEssentials

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension Repository {
  /// The commit a branch names, or nil while there is no such branch (`git_reference_name_to_id`).
  package func tip(of branch: BranchName) throws(GitError) -> ObjectID? {
    try target(of: branch.reference)
  }

  /// The commit that HEAD comes to, through its branch or directly; nil while the branch has none.
  package func head() throws(GitError) -> ObjectID? { try target(of: "HEAD") }

  /// The branch that HEAD names, whether or not it has a commit yet; nil when HEAD names a commit.
  package func headBranch() throws(GitError) -> BranchName? {
    guard case .reference(let name) = try reference("HEAD").target else { return nil }
    return BranchName(reference: name)
  }

  /// Moves a branch from the commit it is expected to name, nil for none, to another one, in one
  /// step that no other process can come between (`git_reference_create_matching`).
  ///
  /// Throws `.modified` when the branch is elsewhere, and `.locked` with the name of the lock file
  /// when another process holds it for long, or another program left it behind; the branch is then as
  /// it was. What a killed run of this program left behind is removed (`WriterLock`).
  package func move(
    _ branch: BranchName, from expected: ObjectID?, to new: ObjectID
  ) throws(GitError) {
    try requireWriting(in: "git_reference_create_matching")
    // Zero is the id libgit2 takes for "there must be no such branch"; it looks under the lock.
    var old = expected?.raw ?? git_oid()
    var target = new.raw
    let lock = try WriterLock(in: gitDirectory)
    lock.removeLeftBehind("\(gitDirectory)\(branch.reference).lock")
    lock.note(new)
    defer { lock.note(nil) }
    do throws(GitError) {
      try waitingForLock { () throws(GitError) in
        _ = try handle.use { repository throws(GitError) in
          try Owned<CReference>("git_reference_create_matching") {
            unsafe git_reference_create_matching(
              $0, repository, branch.reference, &target, 1, &old, nil)
          }
        }
      }
    } catch {
      throw error.aboutMoving(branch, from: expected)
    }
  }

  /// Calls again, for a fifth of a second, while another process has the lock.
  ///
  /// It has it for the time of one write. `git` waits half as long (`core.filesRefLockTimeout`).
  private func waitingForLock(_ body: () throws(GitError) -> Void) throws(GitError) {
    for _ in 0..<20 {
      do throws(GitError) {
        return try body()
      } catch {
        guard error.code == .locked else { throw error }
        usleep(10_000)
      }
    }
    try body()
  }

  private func target(of name: String) throws(GitError) -> ObjectID? {
    try handle.use { repository throws(GitError) in
      var id = git_oid()
      let isFound = try checkFound("git_reference_name_to_id", .reference) {
        unsafe git_reference_name_to_id(&id, repository, name)
      }
      return isFound ? ObjectID(id) : nil
    }
  }
}

extension Repository {
  /// A name in the repository and what it stands for.
  package struct Reference: Hashable, Sendable {
    /// What a reference names: an object, or another reference.
    package enum Target: Hashable, Sendable {
      /// An object: of a branch a commit, of a tag a commit or an annotated tag.
      case object(ObjectID)
      /// Another reference, by its full name.
      case reference(String)
    }

    /// The full name: `refs/heads/main`.
    package let name: String
    /// What it names.
    package let target: Target
  }

  /// All references but HEAD, sorted by the bytes of their names (`git_reference_iterator_new`).
  ///
  /// libgit2 leaves out of its iteration what it cannot read; here that throws.
  package func references() throws(GitError) -> [Reference] {
    let names = try Set(iteratedNames()).union(looseNames())
    var references: [Reference] = []
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      references.append(try reference(name))
    }
    return references
  }

  /// The branches with the commits they name, sorted by the bytes of their names.
  package func branches() throws(GitError) -> [(name: BranchName, tip: ObjectID)] {
    var branches: [(name: BranchName, tip: ObjectID)] = []
    for reference in try references() {
      if let name = BranchName(reference: reference.name), let tip = try tip(of: name) {
        branches.append((name, tip))
      }
    }
    return branches
  }

  /// The names that libgit2 would read from files of their own, whether or not it can.
  private func looseNames() throws(GitError) -> [String] {
    let folder = handle.use { unsafe String(cString: git_repository_commondir($0)) }
    let files: [String]
    do {
      files = try FileManager.default.subpathsOfDirectory(atPath: folder + "refs")
    } catch {
      throw GitError(.failed, .os, in: "git_reference_iterator_new", "`\(folder)refs`: \(error)")
    }
    return files.map { "refs/" + $0 }.filter { isReferenceFile($0, in: folder) }
  }

  private func isReferenceFile(_ name: String, in folder: String) -> Bool {
    var isFolder = false
    var isValid: CInt = 0
    return unsafe FileManager.default.fileExists(atPath: folder + name, isDirectory: &isFolder)
      && !isFolder && git_reference_name_is_valid(&isValid, name) == 0 && isValid == 1
  }

  private func iteratedNames() throws(GitError) -> [String] {
    try handle.use { repository throws(GitError) in
      let iterator = try Owned<CReferenceIterator>("git_reference_iterator_new") {
        unsafe git_reference_iterator_new($0, repository)
      }
      return try iterator.use { iterator throws(GitError) in
        var names: [String] = []
        var name: UnsafePointer<CChar>?
        while try checkNext(
          "git_reference_next_name", { unsafe git_reference_next_name(&name, iterator) })
        {
          if let name = unsafe name { unsafe names.append(String(cString: name)) }
        }
        return names
      }
    }
  }

  private func reference(_ name: String) throws(GitError) -> Reference {
    try handle.use { repository throws(GitError) in
      let reference = try Owned<CReference>("git_reference_lookup") {
        unsafe git_reference_lookup($0, repository, name)
      }
      return reference.use { reference in
        if let other = unsafe git_reference_symbolic_target(reference) {
          return unsafe Reference(name: name, target: .reference(String(cString: other)))
        }
        let id = unsafe git_reference_target(reference).pointee
        return Reference(name: name, target: .object(ObjectID(id)))
      }
    }
  }
}

extension GitError {
  /// The refusal of a compare-and-set in words.
  fileprivate func aboutMoving(_ branch: BranchName, from expected: ObjectID?) -> GitError {
    let isGone = code == .notFound && category == .reference
    switch code {
    case .locked:
      return aboutLock()
    case .modified where expected == nil:
      return GitError(
        .modified, .reference, in: "git_reference_create_matching",
        "the branch `\(branch)` exists by now")
    case .modified,
      .notFound where code == .modified || isGone:
      return GitError(
        .modified, .reference, in: "git_reference_create_matching",
        "the branch `\(branch)` is \(isGone ? "gone" : "no longer at `\(expected.map(\.description) ?? "")`")"
      )
    default:
      return self
    }
  }

  /// The lock file in words; libgit2 has its path between the quotes of its message.
  fileprivate func aboutLock() -> GitError {
    let parts = message.split(separator: "'", maxSplits: 1)
    let path =
      parts.count == 2 ? parts[1].split(separator: "'").dropLast().joined(separator: "'") : ""
    return GitError(
      .locked, category, in: "git_reference_create_matching",
      "another process writes to the repository, or was killed while it did: the lock file"
        + " `\(path)` exists; delete it if no such process runs")
  }
}
