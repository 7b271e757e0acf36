internal import FoundationEssentials

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The lock of those who move a branch with this program.
///
/// While libgit2 moves a branch there is `<branch>.lock`, as with git; a process that is killed then
/// leaves it in everybody's way, and nothing tells such a file from one that is held. So whoever moves a
/// branch here takes an advisory lock (`flock`) on a file of its own first, which the kernel lets go with
/// the process, and notes in it where the branch is to go. With that lock in hand, a lock file that
/// bears what a note says is what a dead process left, and can go.
struct WriterLock: ~Copyable {
  private let descriptor: Int32
  /// Whether the lock is held; a file system without such locks gives none.
  private var isHeld = false

  /// The name of the file, beside HEAD.
  static let name = "policy-history.lock"

  /// How long a note may be: an id and a newline.
  private static let noteLength = 41

  /// Waits for the lock.
  ///
  /// - Parameter directory: The folder git keeps its own files in, with a slash at the end.
  /// - Throws: `.locked` when another process holds it for five seconds; no move takes so long.
  init(in directory: String) throws(GitError) {
    let path = directory + Self.name
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else {
      throw GitError(
        .failed, .os, in: "git_reference_create_matching",
        "cannot open `\(path)`: \(Self.reason(errno))")
    }
    for _ in 0..<500 {
      isHeld = flock(descriptor, LOCK_EX | LOCK_NB) == 0
      if isHeld || errno != EWOULDBLOCK { return }
      usleep(10_000)
    }
    throw GitError(
      .locked, .os, in: "git_reference_create_matching",
      "another process moves a branch of the repository and does not end: it holds `\(path)`")
  }

  deinit { _ = close(descriptor) }

  /// Notes where a branch is to go; `nil` when it is there, or will not go.
  borrowing func note(_ target: ObjectID?) {
    let bytes = target.map { Array("\($0)\n".utf8) } ?? []
    _ = ftruncate(descriptor, 0)
    if !bytes.isEmpty {
      _ = unsafe bytes.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }
  }

  /// Removes the lock file of a branch if a process that noted where to go left it.
  ///
  /// It bears the same id then, or, from the moment before the id is written, nothing for longer than
  /// git ever takes, for which it is waited here. Where the lock is not in hand, it may be a live one's.
  borrowing func removeLeftBehind(_ lockFile: String) {
    guard isHeld, let noted else { return }
    while let content = try? Data(contentsOf: URL(filePath: lockFile)) {
      let isSame = Array(content) == noted
      if !isSame, !content.isEmpty { return }
      if isSame || Self.age(of: lockFile) > Self.longestEmpty {
        _ = unsafe unlink(lockFile)
        return
      }
      usleep(10_000)
    }
  }

  /// For how many seconds a lock file without an id may be somebody's.
  private static let longestEmpty: TimeInterval = 2

  /// What a process noted that did not come to take it back.
  private var noted: [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: Self.noteLength)
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
    }
    return count == Self.noteLength ? bytes : nil
  }

  /// The seconds since a file was written.
  private static func age(of path: String) -> TimeInterval {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let modified = attributes?[.modificationDate] as? Date else { return 0 }
    // A file from the future is as old as one whose age nobody knows.
    return abs(Date().timeIntervalSince(modified))
  }

  private static func reason(_ error: Int32) -> String {
    unsafe String(cString: strerror(error)).lowercased()
  }
}
