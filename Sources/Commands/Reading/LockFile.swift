internal import FoundationEssentials
internal import PolicyHistory
internal import PolicyLanguage

/// The lock of reviews that the user named.
struct LockFile {
  /// As much as is read at most.
  private static let limit = 1 << 24

  /// What the user calls it.
  let path: String

  /// What is in it; `nil` where there is no file.
  let lock: ReviewLock?

  /// Reads a file, if it is there.
  ///
  /// - Throws: `Failure`, and `FileError` for a line that is none.
  init(_ path: String) throws {
    self.path = path
    guard FileManager.default.fileExists(atPath: path) else {
      lock = nil
      return
    }
    do {
      lock = try ReviewLock(text: try InputFile.read(path, atMost: Self.limit))
    } catch let error as ParseError {
      throw FileError(path: path, problem: error)
    }
  }

  /// Writes the file as a whole, if it says something else.
  ///
  /// - Throws: `Failure` with the system's reason; what was there before stays then.
  func write(_ new: ReviewLock) throws {
    if new == lock { return }
    let place = try FilePlace(path, force: true, seeing: 0) { _ in true }
    try place.put { path in
      try System.create(path) { write in try write(new.text) }
    }
  }
}
