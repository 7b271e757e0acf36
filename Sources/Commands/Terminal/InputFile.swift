#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A file, or stdin, that the user named.
enum InputFile {
  /// What stdin is called.
  static let stdin = "-"

  /// As much as is read at most: what is longer no reader accepts.
  private static let limit = 1 << 23

  /// The bytes of a file; of stdin for `-`.
  ///
  /// - Throws: `Failure` with the system's reason.
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    if path == stdin { return try read(STDIN_FILENO, named: "stdin") }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { close(descriptor) }
    return try read(descriptor, named: path)
  }

  private static func read(_ descriptor: CInt, named name: String) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = buffer.withUnsafeMutableBytes { buffer in
        #if canImport(Darwin)
          Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #else
          Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(name, errno)
      }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return bytes
  }

  private static func failure(_ path: String, _ code: CInt) -> Failure {
    let reason = String(cString: strerror(code))
    return Failure("cannot read `\(path)`: \(reason.prefix(1).lowercased())\(reason.dropFirst())")
  }
}
