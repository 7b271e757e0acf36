import Foundation
import Testing

@testable import Git

@Suite struct OpeningTests {
  let folder: TemporaryFolder
  let git: GitProgram

  init() throws {
    folder = try TemporaryFolder()
    git = GitProgram(folder: folder.path)
  }

  @Test func makesABareRepositoryThatGitReads() throws {
    let path = folder.file("a/b/store.git")
    let repository = try Repository.createBare(at: path, branch: BranchName("trunk"))
    #expect(repository.isBare)
    #expect(repository.gitDirectory == path + "/")
    #expect(try repository.headBranch()?.description == "trunk")
    #expect(try repository.head() == nil)
    #expect(try git("-C", path, "symbolic-ref", "HEAD") == "refs/heads/trunk\n")
    #expect(try git("-C", path, "rev-parse", "--is-bare-repository") == "true\n")
    try git("-C", path, "fsck", "--full", "--strict")
  }

  @Test func refusesToMakeOneWhereThereIsOne() throws {
    _ = try Repository.createBare(at: folder.file("store.git"), branch: .main)
    let error = #expect(throws: GitError.self) {
      _ = try Repository.createBare(at: folder.file("store.git"), branch: .main)
    }
    #expect(error?.code == .exists)
  }

  @Test func opensAWorkTreeAndItsFolderAndNothingAbove() throws {
    try git("init", "-q", "-b", "main", "work")
    try FileManager.default.createDirectory(
      atPath: folder.file("work/below"), withIntermediateDirectories: true)
    for path in ["work", "work/.git"] {
      let repository = try Repository.open(at: folder.file(path), for: .reading)
      #expect(!repository.isBare)
      #expect(repository.gitDirectory == folder.file("work/.git/"))
    }
    for path in ["work/below", "nowhere", ""] {
      let error = #expect(throws: GitError.self) {
        _ = try Repository.open(at: path.isEmpty ? "" : folder.file(path))
      }
      #expect(error?.code == .notFound, "\(path)")
    }
  }

  @Test func refusesPathsThatCWouldCut() throws {
    _ = try Repository.createBare(at: folder.file("store.git"), branch: .main)
    #expect(throws: GitError.self) {
      _ = try Repository.open(at: folder.file("store.git\0/nowhere"))
    }
    #expect(throws: GitError.self) {
      _ = try Repository.createBare(at: folder.file("other.git\0/nowhere"), branch: .main)
    }
  }

  @Test func aLinkedWorkTreeHasTheObjectsOfItsRepository() throws {
    try git("init", "-q", "-b", "main", "work")
    try git("-C", "work", "commit", "-q", "--allow-empty", "-m", "one")
    try git("-C", "work", "worktree", "add", "-q", "../linked")
    let repository = try Repository.open(at: folder.file("linked"))
    let head = try #require(try repository.head())
    #expect(try repository.damaged(among: [head]).isEmpty)
    #expect(try repository.commit(head).message == "one\n")
  }

  @Test func saysWhenARepositoryIsOfAKindLibgit2CannotRead() throws {
    try git("init", "-q", "--bare", "--object-format=sha256", "new.git")
    let error = #expect(throws: GitError.self) {
      _ = try Repository.open(at: folder.file("new.git"))
    }
    #expect(error?.message.contains("objectformat") == true)
  }

  @Test func readsTheOriginOfTheRepositoryItself() throws {
    try git("init", "-q", "--bare", "store.git")
    let repository = try Repository.open(at: folder.file("store.git"))
    #expect(try repository.originURL() == nil)
    try git("-C", "store.git", "remote", "add", "origin", "https://example.com/a.git")
    #expect(
      try Repository.open(at: folder.file("store.git")).originURL() == "https://example.com/a.git")
  }

  @Test func theFilesOfALaterRepositoryTakeThePlaceOfAnEarlierOne() throws {
    let path = folder.file("store.git")
    for _ in 0..<20 {
      let repository = try Repository.createBare(at: path, branch: .main)
      #expect(try repository.tip(of: .main) == nil)
      try FileManager.default.removeItem(atPath: path)
    }
  }
}

/// What the user configured: each in a process of its own, since `HOME` is the process's.
@Suite struct UserConfigurationTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("store.git")
    _ = try Repository.createBare(at: path, branch: .main)
  }

  func configure(_ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file(".gitconfig")))
  }

  @Test func nothingOfTheUsersConfigurationChangesARepository() async throws {
    try configure(
      """
      [init]
        defaultBranch = trunk
      [core]
        bare = false
        protectNTFS = false
        compression = 0
      [remote "origin"]
        url = https://example.com
      [this is not configuration
      """)
    await #expect(processExitsWith: .success) { [home = folder.path as String] in
      setenv("HOME", home, 1)
      let repository = try Repository.open(at: home + "/store.git")
      try #require(try repository.originURL() == nil)
      let other = try Repository.createBare(at: home + "/other.git", branch: .main)
      try #require(try other.headBranch() == .main)
      var writer = try other.objectWriter()
      let blob = try writer.writeBlob([])
      #expect(throws: GitError.self) { try writer.writeTree([TreeEntry("git~1", .file, blob)]) }
    }
  }

  @Test func theUserIsWhoTheConfigurationSays() async throws {
    try configure("[user]\n  name = Zoë\n  email = zoe@example.com\n")
    await #expect(processExitsWith: .success) { [home = folder.path as String] in
      setenv("HOME", home, 1)
      let path = home + "/store.git"
      let global = try #require(try Repository.open(at: path).userIdentity())
      try #require(global == ("Zoë", "zoe@example.com"))
      try GitProgram(folder: path)("config", "user.email", "local@example.com")
      let own = try #require(try Repository.open(at: path).userIdentity())
      try #require(own == ("Zoë", "local@example.com"))
    }
  }

  @Test func theUserIsNobodyWithoutAName() async throws {
    try configure("[user]\n  email = zoe@example.com\n")
    await #expect(processExitsWith: .success) { [home = folder.path as String] in
      setenv("HOME", home, 1)
      setenv("XDG_CONFIG_HOME", home, 1)
      let identity = try Repository.open(at: home + "/store.git").userIdentity()
      // A machine whose own configuration names somebody is not what this is about.
      let hasSystemName = FileManager.default.fileExists(atPath: "/etc/gitconfig")
      try #require(identity == nil || hasSystemName)
    }
  }

  /// Gives the store to somebody else; false where that cannot be done.
  func giveAway() -> Bool {
    guard getuid() == 0 else {
      print("not run as root: what belongs to another user is not tried")
      return false
    }
    return chown(path, 12_345, 12_345) == 0
  }

  @Test func aRepositoryOfAnotherUserIsRefusedInWords() async throws {
    guard giveAway() else { return }
    await #expect(processExitsWith: .success) { [home = folder.path as String] in
      setenv("HOME", home, 1)
      let path = home + "/store.git"
      let error = #expect(throws: GitError.self) { _ = try Repository.open(at: path) }
      try #require(error?.code == .owner)
      let message = try #require(error?.message)
      try #require(message.contains("belongs to another user"))
      try #require(message.contains("safe.directory \(path)"))
    }
  }

  @Test func aRepositoryOfAnotherUserOpensWhereTheUserTrustsIt() async throws {
    guard giveAway() else { return }
    try configure("[safe]\n  directory = \(path)\n[remote \"origin\"]\n  url = x\n")
    await #expect(processExitsWith: .success) { [home = folder.path as String] in
      setenv("HOME", home, 1)
      let path = home + "/store.git"
      let repository = try Repository.open(at: path)
      try #require(try repository.originURL() == nil)
      var writer = try repository.objectWriter()
      let blob = try writer.writeBlob([])
      try writer.finish()
      try #require(repository.contains(blob))
      // What is trusted once opens no other door.
      _ = try Repository.createBare(at: home + "/other.git", branch: .main)
      try #require(chown(home + "/other.git", 12_345, 12_345) == 0)
      #expect(throws: GitError.self) { _ = try Repository.open(at: home + "/other.git") }
    }
  }
}
