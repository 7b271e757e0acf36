import Testing

@testable import Git

@Suite struct TreeChangeTests {
  let test: TestRepository

  init() throws { test = try TestRepository() }

  /// The trees to compare, by name: files and what is in them, a `*` for one that can be run.
  static let trees: [String: [String: String]] = [
    "empty": [:],
    "one": ["a": "1", "b/c": "2", "b/d/e": "3", "x.json": "4"],
    "edited": ["a": "1", "b/c": "2 more", "b/d/e": "3", "x.json": "4"],
    "executable": ["a": "1*", "b/c": "2", "b/d/e": "3", "x.json": "4"],
    "fileToFolder": ["a/a": "1", "b": "2", "x.json": "4"],
    "moved": ["a": "1", "c/c": "2", "c/d/e": "3", "x.json": "4"],
    // The places of `x`, `x.json` and `x/` in a tree: a folder sorts as if its name ended in a slash.
    "sorting": ["x": "1", "x.json/y": "4", "x-": "5", "x0": "6"],
    "folders": ["x/y": "1", "x.json": "4", "x-": "5", "x0/z": "6"],
  ]

  /// Makes the trees with `git`, and opens what it made.
  func make() throws -> (repository: Repository, ids: [String: ObjectID]) {
    var stream = ""
    for (name, files) in Self.trees.sorted(by: { $0.key < $1.key }) {
      stream += "commit refs/heads/\(name)\ncommitter C <c@example.com> 1 +0000\ndata 0\n"
      for (path, text) in files.sorted(by: { $0.key < $1.key }) {
        let mode = text.hasSuffix("*") ? "100755" : "100644"
        stream += "M \(mode) inline \(path)\ndata \(text.utf8.count)\n\(text)\n"
      }
    }
    try test.git("fast-import", "--quiet", input: stream)
    let names = Self.trees.keys.sorted()
    let ids = try test.git.lines(["rev-parse"] + names.map { $0 + "^{tree}" })
    let pairs = zip(names, ids.compactMap { ObjectID($0) })
    return (try Repository.open(at: test.path), Dictionary(uniqueKeysWithValues: pairs))
  }

  /// A change as `git diff-tree` prints it.
  func line(_ change: TreeChange) -> String {
    let sides = [change.old, change.new]
    let modes = sides.map { $0.map { $0.kind == .file ? "100644" : "100755" } ?? "000000" }
    let ids = sides.map { $0?.id.description ?? String(repeating: "0", count: 40) }
    let status = change.old == nil ? "A" : change.new == nil ? "D" : "M"
    return ":\((modes + ids).joined(separator: " ")) \(status)\t\(change.path)"
  }

  @Test func findsWhatGitFinds() throws {
    let (repository, ids) = try make()
    var listed: [String] = []
    var pairs = ""
    for (_, old) in ids {
      for (_, new) in ids {
        pairs += "\(old) \(new)\n"
        listed.append("\(old) \(new)")
        listed += try repository.changes(from: old, to: new).map(line)
      }
    }
    let expected = try test.git.lines(
      ["diff-tree", "--stdin", "-r", "--no-renames", "--always"], input: pairs)
    #expect(listed == expected)
  }

  @Test func noTreeIsTheEmptyOne() throws {
    let (repository, ids) = try make()
    let tree = try #require(ids["one"])
    #expect(
      try repository.changes(from: nil, to: tree).map(\.path) == ["a", "b/c", "b/d/e", "x.json"])
    #expect(try repository.changes(from: tree, to: nil).allSatisfy { $0.new == nil })
    #expect(try repository.changes(from: nil, to: nil).isEmpty)
  }

  @Test func treesTooDeepForTheStackAreRefused() throws {
    var writer = try test.repository.objectWriter()
    var tree = try writer.writeTree([TreeEntry("a", .file, try writer.writeBlob([]))])
    for _ in 0..<1_000 { tree = try writer.writeTree([TreeEntry("a", .tree, tree)]) }
    try writer.finish()
    #expect(throws: GitError.self) { try test.repository.changes(from: nil, to: tree) }
  }

  @Test func namesThatAreNotUTF8AreKept() throws {
    var writer = try test.repository.objectWriter()
    let blob = try writer.writeBlob([])
    let entry = TreeEntry(nameBytes: [0x63, 0xE9], .file, blob)
    let tree = try writer.writeTree([entry])
    let updated = try writer.writeTree(updating: tree, with: [TreeUpdate("z", blob)])
    try writer.finish()
    #expect(try test.repository.tree(updated).first == entry)
    #expect(try test.repository.tree(updated).first?.name == "c\u{FFFD}")
    #expect(try test.repository.changes(from: nil, to: tree).map(\.path) == ["c\u{FFFD}"])
    try test.git("fsck", "--full", "--strict")
  }
}
