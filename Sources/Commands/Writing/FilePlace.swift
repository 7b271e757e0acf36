internal import FoundationEssentials

/// Where a file is to be: it is written beside, and put there when it is whole.
struct FilePlace {
  /// Where the file is to be; of a link, where that leads.
  let path: String

  /// Looks at a place.
  ///
  /// - Parameters:
  ///   - path: The file as it was named.
  ///   - force: Whether a file that is something else may be replaced.
  ///   - isOurs: Whether a file that begins with some bytes may be replaced anyway.
  /// - Throws: `Failure` where something is that is not to be replaced.
  init(
    _ path: String, force: Bool, seeing count: Int, isOurs: ([UInt8]) -> Bool
  ) throws(Failure) {
    let resolved = URL(filePath: path).resolvingSymlinksInPath().path
    self.path = resolved
    var isFolder = false
    guard FileManager.default.fileExists(atPath: resolved, isDirectory: &isFolder) else { return }
    if isFolder { throw Failure("`\(path)` is a folder; a file is accepted") }
    guard System.modified(resolved) != nil else {
      throw Failure("`\(path)` is no file that can be replaced; `-` is standard output")
    }
    let beginning = try InputFile.read(resolved, atMost: count)
    if !beginning.isEmpty, !isOurs(Array(beginning.prefix(count))), !force {
      throw Failure("`\(path)` is there, and is something else; `--force` replaces it")
    }
  }

  /// Writes the file.
  ///
  /// - Parameter write: Writes a new file at the path that it is given.
  /// - Throws: What `write` throws, and `Failure`; what was there before stays then.
  func put(_ write: (_ path: String) throws -> Void) throws {
    let unfinished = Self.unfinished(path)
    defer { try? FileManager.default.removeItem(atPath: unfinished) }
    do {
      try write(unfinished)
      try System.rename(unfinished, to: path)
    } catch let error as System.Error {
      throw Failure("cannot write `\(path)`: \(error.message)")
    }
  }

  /// A name beside a place that nothing has.
  static func unfinished(_ path: String) -> String {
    "\(path).new-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
  }
}
