internal import FoundationEssentials
internal import PolicyHistory
internal import Publishing

extension Session {
  /// Writes the files of the history into a folder.
  ///
  /// Files of other programs in the store are no part of the history, and are left out.
  ///
  /// - Throws: `Failure` for a folder that cannot be had, and what reading the store throws.
  func exportFolder(to path: String, force: Bool) throws {
    for suffix in [".db", ".sqlite", ".sqlite3", ".jsonl"] where path.hasSuffix(suffix) {
      let kind = suffix == ".jsonl" ? "jsonl" : "sqlite"
      throw Failure(
        "`\(path)` as a folder; `export \(kind) \(path)` writes a file, `\(path)/` is accepted")
    }
    let place = try FolderPlace(path, force: force)
    let timelines = try timelines()
    try requireRecent(timelines)
    let store = try store()
    let files =
      try store.headID == nil
      ? History().files() : store.files().filter { try HistoryPath($0.path) != nil }
    try place.put(files)
    try tell(path, timelines, [Words.count(files.count, "file", "files")])
  }
}

/// Where the folder of a history is to be.
struct FolderPlace {
  private let path: String
  private let exists: Bool

  /// What is a history's in its folder.
  private static let parts = ["\(HistoryPath.header)", "policies", "services", "sources"]

  /// Looks at a place.
  ///
  /// - Parameter force: Whether a history that is there may be replaced.
  /// - Throws: `Failure` where something is that is not to be replaced.
  init(_ path: String, force: Bool) throws {
    let manager = FileManager.default
    let resolved = URL(filePath: path).resolvingSymlinksInPath().path
    var isFolder = false
    exists = manager.fileExists(atPath: resolved, isDirectory: &isFolder)
    self.path = resolved
    if !exists { return }
    if !isFolder { throw Failure("`\(path)` is a file; a folder is accepted") }
    let content = try manager.contentsOfDirectory(atPath: resolved)
    if content.isEmpty || force { return }
    let isHistory = content.contains(Self.parts[0])
    throw Failure(
      "`\(path)` is not empty; `--force` \(isHistory ? "replaces the history in it" : "writes into it"),"
        + " and leaves everything else")
  }

  /// Writes the files: beside or inside the folder first, then all of them are put in their place.
  ///
  /// - Throws: `Failure`; what was there before stays then.
  func put(_ files: [(path: String, bytes: [UInt8])]) throws {
    let manager = FileManager.default
    let unfinished = exists ? FilePlace.unfinished("\(path)/.history") : FilePlace.unfinished(path)
    defer { try? manager.removeItem(atPath: unfinished) }
    do {
      try Self.write(files, into: unfinished)
      guard exists else { return try System.rename(unfinished, to: path) }
      let old = "\(unfinished)/.old"
      try manager.createDirectory(atPath: old, withIntermediateDirectories: true)
      for part in Self.parts {
        if manager.fileExists(atPath: "\(path)/\(part)") {
          try System.rename("\(path)/\(part)", to: "\(old)/\(part)")
        }
        if manager.fileExists(atPath: "\(unfinished)/\(part)") {
          try System.rename("\(unfinished)/\(part)", to: "\(path)/\(part)")
        }
      }
    } catch let error as System.Error {
      throw Failure("cannot write `\(path)`: \(error.message)")
    }
  }

  private static func write(
    _ files: [(path: String, bytes: [UInt8])], into folder: String
  ) throws {
    var made: Set<Substring> = []
    for (name, bytes) in files {
      let parent = name.lastIndex(of: "/").map { name[..<$0] } ?? ""
      if made.insert(parent).inserted {
        try FileManager.default.createDirectory(
          atPath: "\(folder)/\(parent)", withIntermediateDirectories: true)
      }
      try System.create("\(folder)/\(name)", isSynced: false) { write in
        try write(String(decoding: bytes, as: UTF8.self))
      }
    }
  }
}
