import Foundation
import Testing

@testable import Git

@Suite struct WritingTests {
  let folder: TemporaryFolder
  let repository: Repository
  let git: GitProgram

  init() throws {
    folder = try TemporaryFolder()
    repository = try Repository.createBare(at: folder.file("store.git"), branch: .main)
    git = GitProgram(folder: folder.file("store.git"))
  }

  static let signature = Signature(
    name: "A", email: "a@example.com", seconds: 1_700_000_000, offset: 0)

  @Test func writesTheObjectsThatGitWrites() throws {
    var writer = try repository.objectWriter()
    let blob = try writer.writeBlob(Array("hello\n".utf8))
    let tree = try writer.writeTree([
      TreeEntry("b.json", .file, blob), TreeEntry("a", .executable, blob),
    ])
    let commit = try writer.writeCommit(
      tree: tree, parents: [], author: Self.signature,
      committer: Signature(name: "C", email: "c@example.com", seconds: 1_700_000_000),
      message: Array("subject\n\nbody\n".utf8))
    #expect(try writer.finish() == 3)

    #expect(try git("hash-object", "--stdin", input: "hello\n") == "\(blob)\n")
    let listing = "100644 blob \(blob)\tb.json\n100755 blob \(blob)\ta\n"
    #expect(try git("mktree", input: listing) == "\(tree)\n")
    #expect(
      try git("commit-tree", "\(tree)", input: "subject\n\nbody\n") == "\(commit)\n")
    try repository.move(.main, from: nil, to: commit)
    #expect(try git("rev-parse", "HEAD") == "\(commit)\n")
    try git("fsck", "--full", "--strict")
  }

  @Test func anUpdatedTreeIsTheOneGitMakes() throws {
    var writer = try repository.objectWriter()
    let one = try writer.writeBlob([0x31])
    let two = try writer.writeBlob([0x32])
    let base = try writer.writeTree(
      updating: nil, with: [TreeUpdate("a/b/c", one), TreeUpdate("a/d", one), TreeUpdate("e", one)])
    let updated = try writer.writeTree(
      updating: base,
      with: [TreeUpdate("a/b/c", nil), TreeUpdate("e", two), TreeUpdate("f/g", two)])
    #expect(try writer.entry(at: "f/g", in: updated)?.id == two)
    try writer.finish()
    #expect(
      try git.lines("ls-tree", "-r", "\(updated)") == [
        "100644 blob \(one)\ta/d", "100644 blob \(two)\te", "100644 blob \(two)\tf/g",
      ])
    #expect(try repository.entry(at: "a/b", in: updated) == nil)
  }
}
