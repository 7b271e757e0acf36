#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Files that are not git's, beside HEAD. Whoever may write there may have put anything in their places:
/// no link is followed, and nothing but a file is read.
extension Repository {
  /// The bytes of a file; nil for one that is not there, cannot be read or is larger than `limit`.
  package func ownFile(_ name: String, limit: Int = 1 << 26) -> [UInt8]? {
    let descriptor = opened(gitDirectory + name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= limit
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    return bytes.isFilled(from: descriptor) ? bytes : nil
  }

  /// Puts a file in its place at once: a reader sees the old one or the new one, unless two write it in
  /// the same moment.
  ///
  /// - Returns: Whether it is there. It is not forced to the disk: after a crash it may be anything.
  /// - Throws: `GitError` where the repository was opened for reading alone.
  package func replaceOwnFile(_ name: String, with bytes: [UInt8]) throws(GitError) -> Bool {
    try requireWriting(in: "rename")
    let (path, draft) = (gitDirectory + name, gitDirectory + name + ".new")
    // What a killed run left goes; a link goes, not what it names.
    _ = unsafe unlink(draft)
    let descriptor = opened(draft, O_WRONLY | O_CREAT | O_EXCL)
    guard descriptor >= 0 else { return false }
    let isWritten = bytes.isWritten(to: descriptor)
    if close(descriptor) == 0, isWritten, unsafe rename(draft, path) == 0 { return true }
    _ = unsafe unlink(draft)
    return false
  }
}

/// Opens a file, below 0 where that fails; inside the class `open` is another function.
private func opened(_ path: String, _ flags: Int32) -> Int32 {
  unsafe open(path, flags | O_CLOEXEC, 0o666)
}

extension [UInt8] {
  /// Whether all of them could be read.
  fileprivate mutating func isFilled(from descriptor: Int32) -> Bool {
    var start = 0
    while start < count {
      let length = unsafe self[start...].withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, $0.count)
      }
      if length <= 0 { return false }
      start += length
    }
    return true
  }

  /// Whether all of them could be written.
  fileprivate func isWritten(to descriptor: Int32) -> Bool {
    var start = 0
    while start < count {
      let written = unsafe self[start...].withUnsafeBytes {
        unsafe write(descriptor, $0.baseAddress, $0.count)
      }
      if written <= 0 { return false }
      start += written
    }
    return true
  }
}
