import Testing

@testable import Git

/// A bare repository in a folder of its own, and the `git` program inside it.
final class TestRepository {
  let folder: TemporaryFolder
  let path: String
  let repository: Repository
  let git: GitProgram

  /// One made by this library.
  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("store.git")
    repository = try Repository.createBare(at: path, branch: .main)
    git = GitProgram(folder: path)
  }

  /// One made by `git` and filled by `git fast-import`.
  init(importing stream: String) throws {
    folder = try TemporaryFolder()
    path = folder.file("store.git")
    try GitProgram(folder: folder.path)("init", "-q", "--bare", "-b", "main", path)
    git = GitProgram(folder: path)
    try git("fast-import", "--quiet", input: stream)
    repository = try Repository.open(at: path)
  }

  /// The id `git rev-parse` gives a name.
  func id(_ name: String) throws -> ObjectID {
    let text = try git("rev-parse", "--verify", name)
    return try #require(ObjectID(String(text.dropLast())))
  }

  /// Writes one blob, and at once.
  func blob(_ text: String) throws -> ObjectID {
    var writer = try repository.objectWriter()
    let id = try writer.writeBlob(Array(text.utf8))
    try writer.finish()
    return id
  }

  /// Writes a commit of one file on top of others, and at once; no branch moves.
  func commit(_ text: String, parents: [ObjectID] = []) throws -> ObjectID {
    var writer = try repository.objectWriter()
    let blob = try writer.writeBlob(Array(text.utf8))
    let tree = try writer.writeTree([TreeEntry("file", .file, blob)])
    let id = try writer.writeCommit(
      tree: tree, parents: parents, author: .test, committer: .test, message: Array(text.utf8))
    try writer.finish()
    return id
  }

  /// The file of a loose object.
  func looseFile(_ id: ObjectID) -> String {
    "\(path)/objects/\(id.description.prefix(2))/\(id.description.dropFirst(2))"
  }
}

extension Signature {
  static let test = Signature(name: "A", email: "a@example.com", seconds: 1_700_000_000)
}
