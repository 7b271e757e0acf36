internal import FoundationEssentials

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Files that are not git's, beside HEAD.
extension Repository {
  /// The bytes of a file; nil for one that is not there or cannot be read.
  package func ownFile(_ name: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(filePath: gitDirectory + name))).map { Array($0) }
  }

  /// Puts a file in its place at once: a reader sees the old one or the new one, unless two write it in
  /// the same moment.
  ///
  /// - Returns: Whether it is there. It is not forced to the disk: after a crash it may be anything.
  package func replaceOwnFile(_ name: String, with bytes: [UInt8]) -> Bool {
    let (path, draft) = (gitDirectory + name, gitDirectory + name + ".new")
    do {
      try Data(bytes).write(to: URL(filePath: draft))
    } catch {
      _ = unsafe unlink(draft)
      return false
    }
    return unsafe rename(draft, path) == 0
  }
}
