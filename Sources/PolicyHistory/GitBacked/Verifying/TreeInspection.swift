internal import Git

/// Reads the whole tree of a snapshot, and collects what no history has in it.
struct TreeInspection {
  /// What was found, in the order of the tree.
  private(set) var problems: [Problem] = []

  private let repository: Repository
  private var files: [File] = []

  /// A file with its bytes.
  struct File {
    let path: String
    let entry: TreeEntry
    let bytes: [UInt8]
  }

  /// Begins.
  init(of repository: Repository) { self.repository = repository }

  /// The files of a tree, in git's order; what cannot be read is a problem.
  mutating func files(of tree: ObjectID) -> [File] {
    read(tree, below: "", depth: 0)
    return files
  }

  private mutating func read(_ tree: ObjectID, below folder: String, depth: Int) {
    let place = folder.isEmpty ? "\(HistoryPath.header)" : String(folder.dropLast())
    guard depth < Store.maximumDepth else {
      return problems.append(
        Problem(.error, place, "folders nest deeper than \(Store.maximumDepth) levels"))
    }
    do throws(GitError) {
      let entries = try repository.tree(tree)
      if entries.isEmpty {
        problems.append(Problem(.error, place, "an empty folder, which git would not write"))
      } else if depth == 4, Self.isOurs("\(place)/policy.json"),
        !entries.contains(where: { $0.name.hasSuffix(".json") })
      {
        problems.append(Problem(.error, "\(place)/policy.json", "the file is missing"))
      }
      for entry in entries { try read(entry, at: folder + entry.name, depth: depth) }
    } catch {
      problems.append(Problem(.error, place, error.message, remedy: .object))
    }
  }

  private mutating func read(_ entry: TreeEntry, at path: String, depth: Int) throws(GitError) {
    switch entry.kind {
    case .tree: return read(entry.id, below: path + "/", depth: depth + 1)
    case .submodule:
      let isOurs = Self.isOurs(path)
      return problems.append(
        Problem(isOurs ? .error : .note, path, "a commit of another repository"))
    case .file: break
    case .executable, .link:
      if Self.isOurs(path) {
        problems.append(
          Problem(.error, path, "a link or a program where a plain file should stand"))
      }
    }
    do throws(GitError) {
      files.append(File(path: path, entry: entry, bytes: try repository.blob(entry.id)))
    } catch {
      problems.append(Problem(.error, path, error.message, remedy: .object))
    }
  }

  /// Whether a path is a history's, or stands where no other file may.
  private static func isOurs(_ path: String) -> Bool {
    do throws(FormatError) { return try HistoryPath(path) != nil } catch { return true }
  }
}
