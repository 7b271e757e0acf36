import Testing

@testable import Git

@Suite struct TreeUpdateTests {
  let test: TestRepository

  init() throws { test = try TestRepository() }

  /// Writes a tree of files, updates it, and lists what `git` then finds there.
  func updated(_ files: [String], _ updates: [String: String?]) throws -> [String] {
    var writer = try test.repository.objectWriter()
    let base = try writer.writeTree(
      updating: nil, with: files.map { TreeUpdate($0, try writer.writeBlob(Array("old".utf8))) })
    let changes = try updates.map { path, text in
      TreeUpdate(path, try text.map { try writer.writeBlob(Array($0.utf8)) })
    }
    let tree = try writer.writeTree(updating: base, with: changes)
    try writer.finish()
    return try test.git.lines(["ls-tree", "-r", "--name-only", "\(tree)"]).map { path in
      "\(path)=\(try test.git("cat-file", "blob", "\(tree):\(path)"))"
    }
  }

  @Test func putsReplacesAndTakesOut() throws {
    #expect(
      try updated(["a/b/c", "a/d", "e"], ["a/b/c": nil, "e": "new", "f/g": "new"]) == [
        "a/d=old", "e=new", "f/g=new",
      ])
  }

  @Test func leavesOutWhatBecomesEmpty() throws {
    #expect(try updated(["a/b/c", "d"], ["a/b/c": nil]) == ["d=old"])
    #expect(try updated(["a/b/c"], ["a/b/c": nil]) == [])
  }

  @Test func takingOutWhatIsNotThereChangesNothing() throws {
    #expect(
      try updated(["a/b", "c"], ["x": nil, "a/x": nil, "y/z": nil, "c/d": nil]) == [
        "a/b=old", "c=old",
      ])
  }

  @Test func aFileTakesThePlaceOfAFolderAndTheOtherWayRound() throws {
    #expect(try updated(["a/b", "c"], ["a": "new", "c/d": "new"]) == ["a=new", "c/d=new"])
  }

  @Test func noUpdateGivesTheSameTree() throws {
    var writer = try test.repository.objectWriter()
    let blob = try writer.writeBlob([])
    let base = try writer.writeTree([TreeEntry("a", .executable, blob)])
    #expect(try writer.writeTree(updating: base, with: []) == base)
    #expect(try writer.writeTree(updating: nil, with: []) == .emptyTree)
  }

  @Test(arguments: [
    ["a", "a"], ["a", "a/b"], ["a/b/c", "a/b"], ["a/b", "a/b"], [""], ["/a"], ["a/"], ["a//b"],
    ["a/../b"], ["./a"],
  ])
  func refusesPathsThatContradictEachOtherOrGit(paths: [String]) throws {
    var writer = try test.repository.objectWriter()
    let blob = try writer.writeBlob([])
    #expect(throws: GitError.self) {
      try writer.writeTree(updating: nil, with: paths.map { TreeUpdate($0, blob) })
    }
  }

  @Test func theFilesOfAFolderAreToldApartByTheirBytes() throws {
    // The same text to Swift's `==`, two names to git.
    #expect(try updated(["\u{E9}"], ["e\u{301}": "new"]).count == 2)
  }
}
