internal import FoundationEssentials
internal import Git

extension Store {
  /// Opens the store at a path.
  ///
  /// - Throws: `StoreError`: `missing`, `notAStore`, `foreign`, or `file` for a format above 1.
  public static func open(at path: String) throws(StoreError) -> Store {
    try Store(find(at: path), at: path)
  }

  /// The repository at exactly a path.
  static func find(at path: String) throws(StoreError) -> Repository {
    do throws(GitError) {
      return try Repository.open(at: path)
    } catch {
      guard error.code == .notFound else { throw StoreError(error) }
      guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
      throw .notAStore(path: path, reason: "there is no git repository at exactly this path")
    }
  }

  /// Makes an empty store, with the folders above it.
  ///
  /// - Throws: `StoreError`: `exists` where there is anything.
  public static func create(at path: String) throws(StoreError) -> Store {
    do {
      return try create(at: path) { _ in }
    } catch let error as StoreError {
      throw error
    } catch {
      throw .git("\(error)")
    }
  }

  /// Makes a store of a history.
  ///
  /// It is made beside its place and then renamed: nobody ever sees a part of it, and of several
  /// processes that make it at once one succeeds.
  ///
  /// - Throws: `StoreError`, `exists` where there is anything, or `RecordingError`.
  public static func create(
    at path: String, holding history: History, by recorder: Recorder = .replay,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> Store {
    try create(at: path) { store in
      try store.update(by: recorder, progress: progress) { _ in history }
    }
  }

  /// Makes a store of the files of a history.
  ///
  /// - Throws: `StoreError`, `exists` where there is anything, `FormatError` or `RecordingError`.
  public static func create(
    at path: String, from files: some Sequence<(path: String, bytes: [UInt8])>,
    by recorder: Recorder = .replay
  ) throws -> Store {
    try create(at: path, holding: History(files: files), by: recorder)
  }

  /// Opens a store, or makes it of files where there is none yet.
  ///
  /// - Returns: The store, and whether it was made now.
  /// - Throws: As `open` and `create`; never because another process made it in the same moment.
  public static func openOrCreate(
    at path: String, from files: @autoclosure () -> [(path: String, bytes: [UInt8])]
  ) throws -> (store: Store, isNew: Bool) {
    do {
      return (try open(at: path), false)
    } catch StoreError.missing {
      do {
        return (try create(at: path, from: files()), true)
      } catch StoreError.exists {
        return (try open(at: path), false)
      }
    }
  }

  /// Makes a store beside its place, fills it, and puts it there.
  static func create(at path: String, _ fill: (Store) throws -> Void) throws -> Store {
    let manager = FileManager.default
    if manager.fileExists(atPath: path) { throw StoreError.exists(path: path) }
    var place = path
    while place.hasSuffix("/") { place.removeLast() }
    removeUnfinished(of: place)
    let unfinished = "\(place).new-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
    defer { try? manager.removeItem(atPath: unfinished) }
    try fill(
      Store(
        git { () throws(GitError) in try Repository.createBare(at: unfinished, branch: branch) },
        at: unfinished))
    do {
      try manager.moveItem(atPath: unfinished, toPath: place)
    } catch {
      // Another process was first: renaming never takes the place of a folder with files in it.
      if manager.fileExists(atPath: path) { throw StoreError.exists(path: path) }
      throw StoreError.git("`\(unfinished)` cannot be renamed to `\(path)`: \(error)")
    }
    return try open(at: path)
  }

  /// Removes what runs that were killed an hour ago and more left beside the place of a store.
  private static func removeUnfinished(of place: String) {
    let manager = FileManager.default
    let folder = URL(filePath: place).deletingLastPathComponent()
    let beginning = URL(filePath: place).lastPathComponent + ".new-"
    for name in (try? manager.contentsOfDirectory(atPath: folder.path())) ?? []
    where name.hasPrefix(beginning) {
      let path = folder.appending(path: name).path()
      let attributes = try? manager.attributesOfItem(atPath: path)
      guard let modified = attributes?[.modificationDate] as? Date,
        Date().timeIntervalSince(modified) > 3600
      else { continue }
      try? manager.removeItem(atPath: path)
    }
  }
}
