internal import Git
internal import PolicyHistory

/// Finding the folder of the policies.
extension ArchiveLayout {
  /// Where well-known archives have theirs; looked at before others.
  private static let known = ["policies", "data/json"]

  /// How deep folders are searched.
  private static let depth = 4

  /// Finds out where the policies are at a commit's tree, or how they are laid out in a folder.
  ///
  /// - Throws: `ImportError`.
  init(
    at path: String?, in repository: Repository, _ tree: ObjectID, reference: String
  ) throws(ImportError) {
    var finder = Finder(repository: repository)
    if let path {
      let folder = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
      guard let entry = try repository.folder(folder, of: tree) else {
        throw .noFolder(path, reference: reference)
      }
      if let layout = try finder.layout(of: folder, entry, isKnown: true) {
        self = layout
      } else {
        self = try finder.guess(of: folder, entry)
      }
      return
    }
    for folder in Self.known {
      guard let entry = try repository.folder(folder, of: tree) else { continue }
      if let layout = try finder.layout(of: folder, entry, isKnown: true) {
        self = layout
        return
      }
    }
    try finder.search("", tree, depth: Self.depth)
    let found = finder.found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    guard let layout = found.first else { throw .noLayout(reference: reference) }
    if found.count > 1 { throw .severalLayouts(found.map(\.path)) }
    self = layout
  }
}

/// Looks at folders.
private struct Finder {
  /// How many files of a folder are read to know what it has.
  static let sample = 16

  let repository: Repository
  var found: [ArchiveLayout] = []

  /// The layout of a folder; nil if its files are no policies.
  ///
  /// - Parameter isKnown: Whether the folder's name says what it is for, so that one policy will do.
  func layout(
    of path: String, _ tree: ObjectID, isKnown: Bool = false
  ) throws(ImportError) -> ArchiveLayout? {
    let entries = try repository.entries(tree)
    let files = entries.filter(\.isFile)
    let folders = entries.filter { $0.kind == .tree }
    let form: ArchiveLayout.Form
    if try hasPolicies(files, isOneEnough: isKnown) {
      form = Self.form(of: files)
    } else if try hasVersions(folders) {
      form = .filePerVersion
    } else {
      return nil
    }
    return ArchiveLayout(path: path.nonEmpty ?? ".", form: form)
  }

  /// The layout of a folder that was named, whatever is in it now.
  func guess(of path: String, _ tree: ObjectID) throws(ImportError) -> ArchiveLayout {
    let files = try repository.entries(tree).filter(\.isFile)
    return ArchiveLayout(path: path.nonEmpty ?? ".", form: Self.form(of: files))
  }

  /// A name loses `.json` only where every file of the folder has it: one policy is really called
  /// `AWSCodeArtifactReadOnlyAccess.json`.
  private static func form(of files: [TreeEntry]) -> ArchiveLayout.Form {
    .filePerPolicy(hasSuffix: !files.isEmpty && files.allSatisfy { $0.name.withoutJSON != nil })
  }

  /// Searches a folder and those in it; what is inside an archive is not searched.
  mutating func search(_ path: String, _ tree: ObjectID, depth: Int) throws(ImportError) {
    if let layout = try layout(of: path, tree) { return found.append(layout) }
    if depth == 0 { return }
    for entry in try repository.entries(tree) where entry.kind == .tree {
      try search(path.isEmpty ? entry.name : "\(path)/\(entry.name)", entry.id, depth: depth - 1)
    }
  }

  /// Whether files are policies: most of the first of them that can be read.
  private func hasPolicies(
    _ files: [TreeEntry], isOneEnough: Bool = false
  ) throws(ImportError) -> Bool {
    var (policies, others) = (0, 0)
    for file in files.prefix(Self.sample) {
      guard (try? PolicyName(file.name)) != nil else { continue }
      switch try repository.fileContent(file.id) {
      case .file: policies += 1
      case .empty, .missing: continue
      case .tooLarge, .unreadable: others += 1
      }
    }
    return isOneEnough ? policies > 0 : policies > others
  }

  /// Whether folders have versions of policies.
  private func hasVersions(_ folders: [TreeEntry]) throws(ImportError) -> Bool {
    for folder in folders.prefix(Self.sample) where (try? PolicyName(folder.name)) != nil {
      for entry in try repository.entries(folder.id) {
        if entry.kind == .tree, (try? VersionID(entry.name)) != nil {
          let files = try repository.entries(entry.id).filter { $0.kind == .file }
          if try hasPolicies(files) { return true }
        } else if entry.kind == .file, ArchiveLayout.version(ofFile: [entry.name]) != nil,
          try hasPolicies([entry])
        {
          return true
        }
      }
    }
    return false
  }
}

extension Repository {
  /// The tree of a folder, by its path; that of the root for the empty one; nil if there is none.
  func folder(_ path: String, of tree: ObjectID) throws(ImportError) -> ObjectID? {
    if path.isEmpty || path == "." { return tree }
    let entry = try git { () throws(GitError) in try self.entry(at: path, in: tree) }
    return entry?.kind == .tree ? entry?.id : nil
  }

  /// The entries of a tree.
  func entries(_ tree: ObjectID) throws(ImportError) -> [TreeEntry] {
    try git { () throws(GitError) in try self.tree(tree) }
  }
}
