import Foundation
import Testing

/// What the program can do to a store.
enum Work: String, CaseIterable {
  case firstUse = "first use"
  case record, importing, merge
}

/// A store before some work, and the work.
struct Bench {
  let place: Workplace
  let store: String
  private let arguments: [String]

  init(_ work: Work) throws {
    place = try Workplace()
    store = work == .firstUse ? place.store.path() : place.path("s.git")
    if work != .firstUse { try place.run("init", "--history", store) }
    switch work {
    case .firstUse: arguments = ["list"]
    case .record:
      try place.write(RecordTests.answer("v6", "2025-01-01", RecordTests.document()), to: "v6")
      arguments = ["record", "AmazonQFullAccess", "v6", "--history", store]
    case .importing:
      try ImportTests(in: place).archive()
      arguments = ["import", "git", "archive", "--history", store]
    case .merge:
      let other = place.path("other.git")
      try place.write(RecordTests.document(), to: "ours")
      try place.run("init", "--history", other)
      _ = try place.run(
        ["record", "Ours", "ours", "--version", "v1", "--history", other],
        environment: RecordTests.now)
      arguments = ["merge", other, "--history", store]
    }
  }

  func work() throws -> Run { try place.run(arguments, environment: RecordTests.now) }

  func program(_ verb: String) throws -> Run { try place.run(verb, "--history", store) }

  /// The newest commit; empty without a store or a branch.
  func tip() throws -> String {
    if !FileManager.default.fileExists(atPath: store) { return "" }
    return try place.runGit(["--git-dir", store, "for-each-ref", "--format=%(objectname)"])
  }

  /// What git finds wrong.
  func fsck() throws -> String {
    try place.runGit(["--git-dir", store, "fsck", "--full", "--strict", "--no-dangling"])
  }

  static let strace = "/usr/bin/strace"

  /// The calls that can change files.
  static let calls = [
    "openat", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "flock", "link", "linkat",
    "symlink", "symlinkat", "unlink", "unlinkat", "rename", "renameat", "renameat2", "mkdir",
    "mkdirat",
  ]

  /// The calls of a whole run that can change files, from the first that does on, in order; `nil`
  /// where they cannot be traced.
  func trace() throws -> Calls? {
    let names = Self.calls.map { "?" + $0 }.joined(separator: ",")
    guard FileManager.default.isExecutableFile(atPath: Self.strace),
      try trace("trace=\(names)").status == 0
    else { return nil }
    let text = try String(contentsOf: URL(filePath: place.path("calls")), encoding: .utf8)
    return try Calls(
      text.split(separator: "\n").map(String.init).filter { $0.contains(/^[0-9]+ +[a-z0-9]+\(/) })
  }

  /// Runs the work, with something done to it at one of the calls.
  ///
  /// - Parameter fault: What `strace` does there: `signal=SIGKILL`, `error=ENOSPC`.
  @discardableResult
  func work(_ fault: String, at point: Int, of calls: Calls, andAfter: Bool = false) throws -> Run {
    let name = calls.name(at: point)
    return try trace(
      "trace=\(name)",
      "inject=\(name):\(fault):when=\(calls.number(at: point))\(andAfter ? "+" : "")")
  }

  /// Runs the work in a shell that was told something first; nothing of that holds for its messages.
  func work(under preparation: String) throws -> Run {
    let script =
      "(\(preparation); exec \"$0\" \"$@\") 2>&1 >/dev/null | cat >&2; exit ${PIPESTATUS[0]}"
    return try place.execute(
      "/bin/bash", ["-c", script, Workplace.program.path()] + arguments,
      environment: RecordTests.now)
  }

  private func trace(_ expressions: String...) throws -> Run {
    try place.execute(
      Self.strace,
      ["-f", "-o", place.path("calls")] + expressions.flatMap { ["-e", $0] }
        + [Workplace.program.path()] + arguments, environment: RecordTests.now)
  }
}

/// Calls of a run, as `strace` tells of them.
struct Calls {
  private let all: [String]
  private let first: Int

  init(_ all: [String]) throws {
    self.all = all
    first = try #require(all.firstIndex { $0.contains("O_CREAT") || $0.contains("mkdir") })
  }

  /// How many there are from the first on that changes something.
  var count: Int { all.count - first }

  subscript(point: Int) -> String { all[first + point] }

  /// Some of them, spread over all.
  func points(_ number: Int) -> [Int] {
    let number = min(number, count)
    return (0..<number).map { $0 * count / number }
  }

  /// What the call is called.
  func name(at point: Int) -> Substring { Self.name(of: self[point]) }

  /// The how manieth call of its name in the whole run it is.
  func number(at point: Int) -> Int {
    let name = name(at: point)
    return all[...(first + point)].count { Self.name(of: $0) == name }
  }

  private static func name(of call: String) -> Substring {
    call.prefix { $0 != "(" }.drop { $0.isNumber || $0 == " " }
  }
}
