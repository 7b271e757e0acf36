internal import FoundationEssentials

/// The folders in which libgit2 looks for the objects of one repository: its own, and those of the
/// repositories it borrows from (`info/alternates`).
final class ObjectFolders: Sendable {
  /// libgit2 follows no longer chain of repositories that borrow from each other.
  private static let maximumDepth = 6

  /// Their paths, the repository's own first.
  let paths: [String]

  /// Looks for them, beginning with a repository's own `objects`.
  init(_ directory: String) {
    var paths: [String] = []
    Self.add(directory, depth: 0, to: &paths)
    self.paths = paths
  }

  private static func add(_ directory: String, depth: Int, to paths: inout [String]) {
    guard depth <= maximumDepth, !paths.contains(directory) else { return }
    paths.append(directory)
    guard let list = FileManager.default.contents(atPath: directory + "/info/alternates") else {
      return
    }
    for line in list.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) where line.first != 0x23 {
      let path = String(decoding: line, as: UTF8.self)
      // As in libgit2, a path is relative only in the first list, and where it starts with a dot.
      let isRelative = depth == 0 && path.hasPrefix(".")
      add(isRelative ? "\(directory)/\(path)" : path, depth: depth + 1, to: &paths)
    }
  }

  /// Throws for an index that would send libgit2 outside a pack.
  func checkPackIndexes() throws(GitError) {
    for folder in paths.map({ $0 + "/pack/" }) {
      // A folder that is not there, or not to be read, is libgit2's to tell.
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names.sorted() where name.hasSuffix(".idx") {
        let pack = folder + name.dropLast(".idx".count) + ".pack"
        try Self.require(PackIndex.fault(in: folder + name, of: pack), folder + name, "index-pack")
      }
      if names.contains("multi-pack-index") {
        let fault = MultiPackIndex.fault(in: folder)
        try Self.require(fault, folder + "multi-pack-index", "multi-pack-index write")
      }
    }
  }

  private static func require(
    _ fault: String?, _ path: String, _ remedy: String
  ) throws(GitError) {
    guard let fault else { return }
    throw GitError(
      .failed, .objectDatabase, in: "git_repository_odb",
      "the index of packs `\(path)` is damaged: \(fault); delete it and make it anew with"
        + " `git \(remedy)`")
  }

  /// The first file that is to hold an object by itself and cannot be inflated to its end; nil where
  /// all can, and where there is none.
  func damagedFile(of id: ObjectID) -> String? {
    let name = id.description
    let file = "\(name.prefix(2))/\(name.dropFirst(2))"
    return paths.lazy.map { "\($0)/\(file)" }.first { path in
      guard let content = FileManager.default.contents(atPath: path) else { return false }
      return !Zlib.isWhole(Array(content))
    }
  }
}
