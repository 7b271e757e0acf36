internal import FoundationEssentials

/// The folders in which libgit2 looks for the loose objects of one repository.
final class LooseFolders: Sendable {
  /// libgit2 follows no longer chain of repositories that borrow objects from each other.
  private static let maximumDepth = 5

  private let paths: [String]

  /// The folder of a repository's objects, and those it borrows from (`info/alternates`).
  init(withAlternatesOf directory: String) {
    var paths: [String] = []
    Self.add(directory, depth: 0, to: &paths)
    self.paths = paths
  }

  private static func add(_ directory: String, depth: Int, to paths: inout [String]) {
    guard depth <= maximumDepth + 1, !paths.contains(directory) else { return }
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

  /// The first file that is to hold an object and cannot be inflated to its end; nil where all can,
  /// and where there is none.
  func damagedFile(of id: ObjectID) -> String? {
    let name = id.description
    let file = "\(name.prefix(2))/\(name.dropFirst(2))"
    return paths.lazy.map { "\($0)/\(file)" }.first { path in
      guard let content = FileManager.default.contents(atPath: path) else { return false }
      return !Zlib.isWhole(Array(content))
    }
  }
}
