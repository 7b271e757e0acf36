internal import Git

/// The tree at the tip as files.
extension Store {
  /// Every file of the newest snapshot with its bytes, in git's order; none while nothing is
  /// recorded.
  ///
  /// - Throws: `StoreError`.
  public func files() throws(StoreError) -> [(path: String, bytes: [UInt8])] {
    guard let tip else { return [] }
    var files: [(path: String, bytes: [UInt8])] = []
    try collect(tip.tree, below: "", depth: 0, into: &files)
    return files
  }

  /// Deeper trees than any file system takes are refused, since each level takes some of the stack.
  static let maximumDepth = 512

  private func collect(
    _ tree: ObjectID, below folder: String, depth: Int,
    into files: inout [(path: String, bytes: [UInt8])]
  ) throws(StoreError) {
    guard depth < Self.maximumDepth else {
      throw .git("`\(folder.prefix(80))…` nests deeper than \(Self.maximumDepth) levels")
    }
    for entry in try git({ () throws(GitError) in try repository.tree(tree) }) {
      let path = folder + entry.name
      switch entry.kind {
      case .tree: try collect(entry.id, below: path + "/", depth: depth + 1, into: &files)
      case .file, .executable, .link:
        files.append((path, try bytes(of: entry.id, at: path)))
      case .submodule: continue
      }
    }
  }

  /// The bytes of a file; `nil` where there is none.
  func bytes(at path: String) throws(StoreError) -> [UInt8]? {
    guard let tip else { return nil }
    let entry = try git { () throws(GitError) in try repository.entry(at: path, in: tip.tree) }
    guard let entry, entry.isBlob else { return nil }
    return try bytes(of: entry.id, at: path)
  }

  /// The bytes of a file, which are those that its id stands for.
  ///
  /// - Throws: `StoreError`, also for other bytes, which git alone would pass on: an index of a pack can
  ///   name the place of another object.
  private func bytes(of blob: ObjectID, at path: String) throws(StoreError) -> [UInt8] {
    let bytes = try git { () throws(GitError) in try repository.blob(blob) }
    guard blob.isHash(ofBlob: bytes) else {
      throw .git(
        "`\(path)`: the bytes of the object `\(blob)` are not its own: the store is damaged, and"
          + " `verify` says where")
    }
    return bytes
  }

  /// The entries of a folder; none where there is no such folder.
  func entries(of folder: String) throws(StoreError) -> [TreeEntry] {
    guard let tip else { return [] }
    return try git { () throws(GitError) in
      guard let entry = try repository.entry(at: folder, in: tip.tree), entry.kind == .tree else {
        return []
      }
      return try repository.tree(entry.id)
    }
  }

  /// The files of a folder as values; what is no file of a history is passed over.
  func values(
    of entries: [TreeEntry], in folder: String
  ) throws(StoreError) -> [HistoryFile] {
    var values: [HistoryFile] = []
    for entry in entries where entry.isBlob {
      if let value = try value(at: "\(folder)/\(entry.name)", entry.id) { values.append(value) }
    }
    return values
  }

  /// A file as a value; `nil` for what is no file of a history.
  func value(at path: String, _ blob: ObjectID) throws(StoreError) -> HistoryFile? {
    guard let place = try format({ () throws(FormatError) in try HistoryPath(path) }) else {
      return nil
    }
    let bytes = try bytes(of: blob, at: path)
    return try format { () throws(FormatError) in try HistoryFile(place, bytes: bytes) }
  }
}

extension TreeEntry {
  /// Whether it has bytes; a link's are taken for a file's, so that what it hides is found out.
  var isBlob: Bool { kind != .tree && kind != .submodule }
}
