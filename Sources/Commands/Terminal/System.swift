// This file and those beside it of the same name alone call the C library.
#if canImport(Darwin)
  private import Darwin
#elseif canImport(Musl)
  private import Musl
#else
  private import Glibc
#endif

/// What the program asks of the operating system.
enum System {
  /// The descriptor of stdout.
  static let output: Int32 = 1

  /// The descriptor of stderr.
  static let messages: Int32 = 2

  /// An error of a call, in the system's words.
  struct Error: Swift.Error {
    let message: String

    init(_ code: Int32) {
      let text = String(cString: strerror(code))
      message = text.prefix(1).lowercased() + text.dropFirst()
    }
  }

  /// A variable of the process; `nil` if it is not set.
  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Seconds since 1970-01-01T00:00:00Z.
  static var now: Int64 { Int64(time(nil)) }

  /// Milliseconds on a clock that nobody sets.
  static var milliseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Ends the process at once: what libraries registered for the end only takes time.
  static func end(_ status: Int32) -> Never { _exit(status) }
}

// MARK: - Terminals

extension System {
  /// Whether a descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// How many columns a terminal has; `nil` if it does not say.
  static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

// MARK: - Reading and writing

extension System {
  /// Writes all of a text.
  static func write(_ text: String, to descriptor: Int32) throws(Error) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { put(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        throw Error(errno)
      }
    }
  }

  /// The bytes of a file, or of stdin where no path is given; at most a number of them.
  static func read(_ path: String?, atMost limit: Int) throws(Error) -> [UInt8] {
    guard let path else { return try read(0, atMost: limit) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Error(errno) }
    defer { close(descriptor) }
    return try read(descriptor, atMost: limit)
  }

  /// Makes a file have a text: as a whole, or not at all.
  static func replace(_ path: String, with text: String) throws(Error) {
    let draft = "\(path).part"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Error(errno) }
    do throws(Error) {
      defer { close(descriptor) }
      try write(text, to: descriptor)
    } catch {
      unlink(draft)
      throw error
    }
    try rename(draft, to: path)
  }

  /// Makes a folder, if it is not there.
  static func makeFolder(_ path: String) throws(Error) {
    if mkdir(path, 0o755) != 0 && errno != EEXIST { throw Error(errno) }
  }

  /// When a file was last written, in seconds since 1970; `nil` for what has no such time.
  static func modified(_ path: String) -> Int64? {
    var information = stat()
    guard stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
    #if canImport(Darwin)
      return Int64(information.st_mtimespec.tv_sec)
    #else
      return Int64(information.st_mtim.tv_sec)
    #endif
  }

  /// Writes a file that is new.
  ///
  /// - Parameters:
  ///   - isSynced: Whether to wait until it is on the disk.
  ///   - body: Writes one text after another with what it is given.
  /// - Throws: `Error`, and what `body` throws.
  static func create(
    _ path: String, isSynced: Bool = true, _ body: (_ write: (String) throws -> Void) throws -> Void
  ) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Error(errno) }
    defer { close(descriptor) }
    try body { try write($0, to: descriptor) }
    guard !isSynced || fsync(descriptor) == 0 else { throw Error(errno) }
  }

  /// Puts a file in the place of another, which nobody ever sees half-way.
  static func rename(_ path: String, to place: String) throws(Error) {
    guard move(path, place) == 0 else { throw Error(errno) }
  }

  private static func read(_ descriptor: Int32, atMost limit: Int) throws(Error) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = buffer.withUnsafeMutableBytes { get(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { break }
      if count > 0 {
        bytes += buffer[..<count]
      } else if errno != EINTR {
        throw Error(errno)
      }
    }
    return bytes
  }
}

// Inside `System` the names of the calls are those of our functions.
private func put(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

private func move(_ path: String, _ place: String) -> Int32 { rename(path, place) }

private func get(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}
