import Foundation
import Testing

@testable import Git

@Suite struct WritingTests {
  let test: TestRepository
  var git: GitProgram { test.git }

  init() throws { test = try TestRepository() }

  /// The ids of all objects on the disk, as `git` finds them.
  func objects() throws -> Set<String> {
    Set(
      try git.lines(["cat-file", "--batch-all-objects", "--batch-check=%(objectname)"]))
  }

  @Test func writesTheObjectsThatGitWrites() throws {
    var writer = try test.repository.objectWriter()
    let blob = try writer.writeBlob(Array("hello\n".utf8))
    let tree = try writer.writeTree([
      TreeEntry("b.json", .file, blob), TreeEntry("a", .executable, blob),
      TreeEntry("l", .link, blob), TreeEntry("é", .file, blob),
    ])
    let commit = try writer.writeCommit(
      tree: tree, parents: [], author: .test,
      committer: Signature(name: "C", email: "c@example.com", seconds: 1_700_000_000),
      message: Array("subject\n\nbody\n".utf8))
    #expect(try writer.finish() == 3)

    #expect(try git("hash-object", "--stdin", input: "hello\n") == "\(blob)\n")
    let listing =
      "100644 blob \(blob)\tb.json\n100755 blob \(blob)\ta\n120000 blob \(blob)\tl\n"
      + "100644 blob \(blob)\té\n"
    #expect(try git("mktree", input: listing) == "\(tree)\n")
    #expect(try git("commit-tree", "\(tree)", input: "subject\n\nbody\n") == "\(commit)\n")
    try test.repository.move(.main, from: nil, to: commit)
    #expect(try git("rev-parse", "HEAD") == "\(commit)\n")
    try git("fsck", "--full", "--strict")
  }

  @Test func writesCommitsWithParentsAndOffsetsAsGitDoes() throws {
    var writer = try test.repository.objectWriter()
    var first: [ObjectID] = []
    for text in ["one", "two"] {
      first.append(
        try writer.writeCommit(
          tree: .emptyTree, parents: [], author: .test, committer: .test,
          message: Array(text.utf8)))
    }
    let author = Signature(name: "Zoë Q. X", email: "z@example.com", seconds: 0, offset: -150)
    let latest = Signature(
      name: "C", email: "c@example.com", seconds: Int64(UInt32.max), offset: 14 * 60)
    // `ﬀ` in Latin-1: not UTF-8, kept as it is.
    let message: [UInt8] = Array("caf".utf8) + [0xE9, 0x0A]
    let commit = try writer.writeCommit(
      tree: .emptyTree, parents: first, author: author, committer: latest, message: message)
    try writer.finish()

    let raw = try git.bytes(["cat-file", "commit", "\(commit)"])
    let head = """
      tree \(ObjectID.emptyTree)
      parent \(first[0])
      parent \(first[1])
      author Zoë Q. X <z@example.com> 0 -0230
      committer C <c@example.com> 4294967295 +1400


      """
    #expect(Array(raw) == Array(head.utf8) + message)
    let read = try test.repository.commit(commit)
    #expect(read.author == author && read.committer == latest && read.parents == first)
    #expect(read.messageBytes == message)
    #expect(read.message == "caf\u{FFFD}\n")
    try git("fsck", "--full", "--strict")
  }

  @Test(arguments: [
    "", ".", "..", ".git", ".GIT", "git~1", "a/b", "/", "a\0b", ".git ", ".git::$x",
  ])
  func refusesNamesThatGitRefuses(name: String) throws {
    var writer = try test.repository.objectWriter()
    let blob = try writer.writeBlob([])
    #expect(throws: GitError.self) { try writer.writeTree([TreeEntry(name, .file, blob)]) }
    if name != "a/b" {
      #expect(throws: GitError.self) {
        try writer.writeTree(updating: nil, with: [TreeUpdate("folder/\(name)", blob)])
      }
    }
  }

  @Test func refusesATreeThatGitWouldCallCorrupt() throws {
    var writer = try test.repository.objectWriter()
    let blob = try writer.writeBlob([])
    let absent = try #require(ObjectID(String(repeating: "1", count: 40)))
    #expect(throws: GitError.self) { try writer.writeTree([TreeEntry("a", .file, absent)]) }
    #expect(throws: GitError.self) { try writer.writeTree([TreeEntry("a", .tree, blob)]) }
    #expect(throws: GitError.self) {
      try writer.writeTree([TreeEntry("a", .file, blob), TreeEntry("a", .link, blob)])
    }
    #expect(throws: GitError.self) {
      try writer.writeCommit(
        tree: absent, parents: [], author: .test, committer: .test, message: [])
    }
    #expect(throws: GitError.self) {
      try writer.writeCommit(
        tree: .emptyTree, parents: [absent], author: .test, committer: .test, message: [])
    }
  }

  @Test(arguments: [
    Signature(name: "", email: "a@b", seconds: 0), Signature(name: "a", email: "", seconds: 0),
    Signature(name: "a <b", email: "a@b", seconds: 0),
    Signature(name: "a\nb", email: "a@b", seconds: 0),
    Signature(name: "a\0b", email: "a@b", seconds: 0),
    Signature(name: "a.", email: "a@b", seconds: 0),
    Signature(name: "a", email: " a@b", seconds: 0),
    Signature(name: "a", email: "a@b", seconds: -1),
    Signature(name: "a", email: "a@b", seconds: 1 << 32),
    Signature(name: "a", email: "a@b", seconds: 0, offset: 1440),
  ])
  func refusesASignatureThatWouldNotBeReadBack(signature: Signature) throws {
    var writer = try test.repository.objectWriter()
    for (author, committer) in [(signature, .test), (.test, signature)] {
      let error = #expect(throws: GitError.self) {
        try writer.writeCommit(
          tree: .emptyTree, parents: [], author: author, committer: committer, message: [])
      }
      #expect(error?.code == .invalid)
    }
  }

  @Test func refusesAMessageThatGitWouldCut() throws {
    var writer = try test.repository.objectWriter()
    #expect(throws: GitError.self) {
      try writer.writeCommit(
        tree: .emptyTree, parents: [], author: .test, committer: .test, message: [0x61, 0, 0x62])
    }
  }

  @Test(arguments: [1, 200])
  func nothingIsOnTheDiskBeforeTheEnd(count: Int) throws {
    var writer = try test.repository.objectWriter()
    let ids = try (0..<count).map { try writer.writeBlob(Array("\($0)".utf8)) }
    #expect(try objects() == [])
    #expect(try writer.blob(ids[0]) == Array("0".utf8))
    #expect(!test.repository.contains(ids[0]))
    #expect(try writer.finish() == count)
    #expect(try objects() == Set(ids.map(\.description)))
    #expect(test.repository.contains(ids[0]))
  }

  @Test func aDroppedWriterLeavesTheRepositoryAsItWas() throws {
    let before = try objects()
    do {
      var writer = try test.repository.objectWriter()
      for index in 0..<100 { _ = try writer.writeBlob(Array("\(index)".utf8)) }
    }
    #expect(try objects() == before)
  }

  @Test func aPackHoldsExactlyTheNewObjects() throws {
    var first = try test.repository.objectWriter()
    let old = try (0..<100).map { try first.writeBlob(Array("old \($0)".utf8)) }
    let base = try first.writeTree(old.map { TreeEntry("\($0)", .file, $0) })
    #expect(try first.finish() == 101)

    var second = try test.repository.objectWriter()
    var new: [ObjectID] = []
    for index in 0..<50 { new.append(try second.writeBlob(Array("new \(index)".utf8))) }
    #expect(try second.writeBlob(Array("old 3".utf8)) == old[3])
    #expect(try second.writeBlob(Array("new 3".utf8)) == new[3])
    new.append(
      try second.writeTree(updating: base, with: new.map { TreeUpdate("f/\($0)", $0) }))
    let folder = try second.entry(at: "f", in: new[50])
    new.append(try #require(folder).id)
    #expect(try second.finish() == 52)

    let packs = try FileManager.default.contentsOfDirectory(atPath: test.path + "/objects/pack")
      .filter { $0.hasSuffix(".idx") }
    let contents = try packs.map { name in
      let index = try Data(contentsOf: URL(fileURLWithPath: test.path + "/objects/pack/" + name))
      let process = try git.bytes(["show-index"], input: index)
      return Set(
        String(decoding: process, as: UTF8.self).split(separator: "\n").map {
          String($0.split(separator: " ")[1])
        })
    }
    #expect(Set(contents) == [Set((old + [base]).map(\.description)), Set(new.map(\.description))])
    #expect(try git.lines(["count-objects", "-v"]).contains("count: 0"))
    try git("fsck", "--full", "--strict")
  }

  @Test func theSameObjectsMakeTheSamePack() throws {
    let names = try (0..<2).map { _ in
      let test = try TestRepository()
      var writer = try test.repository.objectWriter()
      for index in 0..<200 {
        _ = try writer.writeBlob(Array("\(index / 2) and more of it \(index)".utf8), named: "x")
      }
      try writer.finish()
      let packs = try FileManager.default.contentsOfDirectory(atPath: test.path + "/objects/pack")
      let pack = try #require(packs.first { $0.hasSuffix(".pack") })
      return try Data(contentsOf: URL(fileURLWithPath: test.path + "/objects/pack/" + pack))
    }
    #expect(names[0] == names[1])
  }

  @Test func refusesToWriteWhatIsOpenForReading() throws {
    let repository = try Repository.open(at: test.path, for: .reading)
    #expect(throws: GitError.self) { _ = try repository.objectWriter() }
    let commit = try test.commit("one")
    #expect(throws: GitError.self) { try repository.move(.main, from: nil, to: commit) }
    #expect(try repository.tip(of: .main) == nil)
  }
}
