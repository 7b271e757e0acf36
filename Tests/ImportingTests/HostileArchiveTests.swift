import Foundation
import Git
import Importing
import PolicyHistory
import Testing

/// Archives that somebody made to do harm: what is no policy's file is passed over or refused.
@Suite struct HostileArchiveTests {
  /// A tree as it is in an object, whatever git thinks of it.
  private static func tree(_ entries: [(mode: String, name: [UInt8], id: ObjectID)]) -> Data {
    var bytes = Data()
    for entry in entries.sorted(by: { $0.name.lexicographicallyPrecedes($1.name) }) {
      bytes.append(contentsOf: Array("\(entry.mode) ".utf8))
      bytes.append(contentsOf: entry.name)
      bytes.append(0)
      bytes.append(contentsOf: entry.id.bytes)
    }
    return bytes
  }

  /// An archive whose folder of policies is a tree of exactly some bytes.
  private func archive(_ policies: (ObjectID) throws -> Data) throws -> TestArchive {
    let archive = try TestArchive([TestCommit(1, ["policies/P": .version(1)])])
    func id(_ arguments: String...) throws -> String {
      try archive.git("--git-dir", archive.path, arguments[0], arguments[1], arguments[2])
        .trimmingCharacters(in: .newlines)
    }
    func write(_ tree: Data) throws -> ObjectID {
      let file = archive.folder + "/tree"
      try tree.write(to: URL(filePath: file))
      let id = try archive.git(
        "--git-dir", archive.path, "hash-object", "-t", "tree", "--literally", "-w", file)
      return try #require(ObjectID(id.trimmingCharacters(in: .newlines)))
    }
    let blob = try #require(try ObjectID(id("rev-parse", "--verify", "main:policies/P")))
    let folder = try write(policies(blob))
    let root = try write(Self.tree([("40000", Array("policies".utf8), folder)]))
    let commit = try archive.git(
      "--git-dir", archive.path, "-c", "user.name=A", "-c", "user.email=a@example.com",
      "commit-tree", "\(root)", "-m", "x"
    ).trimmingCharacters(in: .newlines)
    try archive.git("--git-dir", archive.path, "update-ref", "refs/heads/main", commit)
    return archive
  }

  @Test func `names that lead elsewhere are passed over`() throws {
    let names: [[UInt8]] =
      [
        "..", ".", ".git", ".GIT", "git~1", "../P", "/etc/passwd", "a/b", "a\\b", "a b", "a\nb",
        "\u{1B}[31mred", "\u{202E}gnp", "aé", "policy.json/", String(repeating: "n", count: 129),
      ].map { Array($0.utf8) } + [[0xFF, 0xFE], [0x80]]
    let archive = try archive { blob in
      Self.tree(
        (names + [Array("P".utf8)]).map { ("100644", $0, blob) } + [
          ("120000", Array("Link".utf8), blob), ("160000", Array("Module".utf8), blob),
        ])
    }
    let reading = try archive.read()
    #expect(reading.history.policies.keys.map(\.description) == ["P"])
    #expect(reading.summary.count(.misplaced) >= names.count - 2)
    #expect(reading.summary.count(.notAFile) == 2)
    #expect(reading.summary.addsUp)
    print("refused: \(names.count) names and 2 kinds of entries of a hostile archive")
    // What is recorded of it is in order, and nothing of it lies beside the store.
    let store = try Store.create(at: archive.folder + "/s.git")
    try store.merge(reading.history, by: .replay)
    #expect(try store.verify().problems == [])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: archive.folder)
        .allSatisfy { !$0.hasPrefix("P") && $0 != "policies" })
  }

  @Test func `a folder of very many files is read through`() throws {
    let count = 50_000
    let archive = try archive { blob in
      Self.tree(
        (0..<count).map { ("100644", Array("odd name \($0)".utf8), blob) }
          + [("100644", Array("P".utf8), blob)])
    }
    let reading = try archive.read()
    #expect(reading.history.policies.count == 1)
    #expect(reading.summary.count(.misplaced) == count)
  }

  /// Deep enough to run out of stack where each level takes some.
  static let depth = 20_000

  @Test func `folders that nest without end are refused`() throws {
    let archive = try TestArchive([TestCommit(1, ["policies/P": .version(1)])])
    let repository = try Repository.open(at: archive.path)
    let tip = try repository.commit(#require(try repository.head()))
    var writer = try repository.objectWriter()
    let blob = try writer.writeBlob([])
    var tree = try writer.writeTree([TreeEntry("x", .file, blob)])
    for _ in 0..<Self.depth { tree = try writer.writeTree([TreeEntry("d", .tree, tree)]) }
    let policies = try #require(try repository.entry(at: "policies", in: tip.tree))
    let folder = try writer.writeTree(
      repository.tree(policies.id) + [TreeEntry("deep", .tree, tree)])
    let roots = [
      try writer.writeTree([TreeEntry("policies", .tree, folder)]),
      try writer.writeTree([TreeEntry("policies", .tree, policies.id), TreeEntry("z", .tree, tree)]
      ),
    ]
    let commits = try roots.map { root in
      try writer.writeCommit(
        tree: root, parents: [tip.id], author: tip.author, committer: tip.committer,
        message: Array("deep\n".utf8))
    }
    try writer.finish()
    try repository.move(.main, from: tip.id, to: commits[0])
    let error = #expect(throws: ImportError.self) { try archive.read() }
    #expect(error?.description.contains("nest deeper than 512 levels") == true)
    // Beside the policies nobody goes there.
    try repository.move(.main, from: commits[0], to: commits[1])
    #expect(try archive.read().history.policies.count == 1)
  }
}
