import Foundation
import Testing

/// The program, killed at what it writes: at every system call that changes a file, one run each.
///
/// `strace` counts the calls of a whole run and kills others at one of them. How many are tried of
/// each work is 12, or what POLICY_HISTORY_KILLS says.
@Suite(.serialized) struct KillTests {
  enum Work: String, CaseIterable {
    case firstUse = "first use"
    case record, importing, merge
  }

  static let points =
    ProcessInfo.processInfo.environment["POLICY_HISTORY_KILLS"].flatMap(Int.init) ?? 12
  static let strace = "/usr/bin/strace"
  static let calls = [
    "openat", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "flock", "link", "linkat",
    "symlink", "symlinkat", "unlink", "unlinkat", "rename", "renameat", "renameat2", "mkdir",
    "mkdirat",
  ]

  @Test(arguments: Work.allCases)
  func `a killed run leaves the old history or the new one, and the next one succeeds`(
    work: Work
  ) throws {
    let start = try Bench(work)
    let old = try start.tip()
    guard let calls = try start.trace() else {
      print("skipped: runs that are killed, for want of \(Self.strace)")
      return
    }
    let new = try start.tip()
    #expect(old != new)
    let first = try #require(calls.firstIndex { $0.contains("O_CREAT") || $0.contains("mkdir") })
    let all = calls.count - first
    let count = min(Self.points, all)
    for index in 0..<count {
      let point = first + index * all / count
      let bench = try Bench(work)
      try bench.kill(at: point, of: calls)
      let what = Comment("killed at \(calls[point])")
      #expect([old, new].contains(try bench.tip()), what)
      if FileManager.default.fileExists(atPath: bench.store) {
        #expect(try bench.program("verify").status == 0, what)
        #expect(try bench.fsck().isEmpty, what)
      }
      let next = try bench.work()
      #expect(next.status == 0, "\(what): \(next.errors)")
      #expect(try bench.tip() == new, what)
    }
    print("killed: \(work.rawValue) at \(count) of \(all) calls, each survived")
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

    /// The calls of a whole run that change files, in order; `nil` where they cannot be traced.
    func trace() throws -> [String]? {
      let names = KillTests.calls.map { "?" + $0 }.joined(separator: ",")
      guard FileManager.default.isExecutableFile(atPath: KillTests.strace),
        try trace("trace=\(names)").status == 0
      else { return nil }
      let text = try String(contentsOf: URL(filePath: place.path("calls")), encoding: .utf8)
      return text.split(separator: "\n").map(String.init).filter {
        $0.contains(/^[0-9]+ +[a-z0-9]+\(/)
      }
    }

    /// Runs the work and kills it at one of the calls.
    func kill(at point: Int, of calls: [String]) throws {
      let name = Self.name(of: calls[point])
      let number = calls[...point].count { Self.name(of: $0) == name }
      _ = try trace("trace=\(name)", "inject=\(name):signal=SIGKILL:when=\(number)")
    }

    private static func name(of call: String) -> Substring {
      call.prefix { $0 != "(" }.drop { $0.isNumber || $0 == " " }
    }

    private func trace(_ expressions: String...) throws -> Run {
      try place.execute(
        KillTests.strace,
        ["-f", "-o", place.path("calls")] + expressions.flatMap { ["-e", $0] }
          + [Workplace.program.path()] + arguments, environment: RecordTests.now)
    }
  }
}
