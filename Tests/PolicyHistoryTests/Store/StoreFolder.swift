import BundledHistory
import Foundation
import PolicyHistory
import Testing

/// A folder of one test with a store in it, and `git` to look at the store; gone with its last use.
final class StoreFolder {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "policy-history-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The path of something in the folder.
  func file(_ name: String) -> String { folder.appending(path: name).path() }

  /// Where the store is, or will be.
  var path: String { file("history.git") }

  /// Makes the store from the bundled files.
  func bundled() throws -> Store { try Store.create(at: path, from: BundledHistory.files) }

  /// What `git` prints about the store, with nothing of the user's configuration.
  @discardableResult
  func git(_ arguments: String..., input: String = "") throws -> String {
    let (status, output) = try run("/usr/bin/env", ["git"] + arguments, in: path, input: input)
    try #require(status == 0, "git \(arguments): \(output)")
    return output
  }

  /// The lines that `git` prints.
  func lines(_ arguments: String...) throws -> [String] {
    let (status, output) = try run("/usr/bin/env", ["git"] + arguments, in: path)
    try #require(status == 0, "git \(arguments): \(output)")
    return output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  /// Makes a commit that replaces a file, or with nil takes it out, as `git` alone would.
  func replace(_ path: String, with text: String?, mode: String = "100644") throws {
    let index = "GIT_INDEX_FILE=\(file("index"))"
    func git(_ arguments: String..., input: String = "") throws -> String {
      let (status, output) = try run(
        "/usr/bin/env", [index, "git"] + arguments, in: self.path, input: input)
      try #require(status == 0, "git \(arguments): \(output)")
      return output.trimmingCharacters(in: .newlines)
    }
    _ = try git("read-tree", "main")
    if let text {
      let blob = try git("hash-object", "-w", "--stdin", input: text)
      _ = try git("update-index", "--add", "--cacheinfo", "\(mode),\(blob),\(path)")
    } else {
      let zero = String(repeating: "0", count: 40)
      _ = try git("update-index", "--index-info", input: "0 \(zero)\t\(path)\n")
    }
    let tree = try git("write-tree")
    let commit = try git(
      "-c", "user.name=A", "-c", "user.email=a@example.com", "commit-tree", tree, "-p", "main",
      "-m", "a change by hand")
    _ = try git("update-ref", "refs/heads/main", commit)
  }

  /// Runs a program in a folder; how it ended, and what it printed on either stream.
  func run(
    _ program: String, _ arguments: [String], in directory: String, input: String = ""
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: directory)
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": folder.path(), "LC_ALL": "C.UTF-8", "TZ": "UTC",
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
    ]
    // Files, not pipes: neither side waits for the other.
    let names = ["in", "out"].map { folder.appending(path: "\(UUID().uuidString).\($0)") }
    try Data(input.utf8).write(to: names[0])
    try Data().write(to: names[1])
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    let output = try FileHandle(forWritingTo: names[1])
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: try Data(contentsOf: names[1]), as: UTF8.self)
    )
  }
}

extension StoreFolder {
  private static let root = URL(filePath: #filePath).appending(path: "../../../..")
    .standardizedFileURL

  /// What a script of `Tests/PolicyHistoryTests/Judges/` prints; nothing, and a line that says so,
  /// where Python or the package is missing.
  ///
  /// `make judges` makes that Python; `POLICY_HISTORY_PYTHON` names another.
  func python(_ script: String, package: String, _ arguments: String...) throws -> [String]? {
    let built = Self.root.appending(path: "build/venv/bin/python").path()
    let named = ProcessInfo.processInfo.environment["POLICY_HISTORY_PYTHON"]
    let python = [named, built].compactMap { $0 }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let python,
      try run(python, ["-c", "import \(package)"], in: folder.path()).status == 0
    else {
      print("no Python with \(package) (POLICY_HISTORY_PYTHON): `\(script)` not run")
      return nil
    }
    let file = Self.root.appending(path: "Tests/PolicyHistoryTests/Judges/\(script)").path()
    let (status, output) = try run(python, [file] + arguments, in: folder.path())
    try #require(status == 0, "\(output)")
    return output.split(separator: "\n").map(String.init)
  }
}

extension Store {
  /// Records readings of one policy, as an import does.
  @discardableResult
  func record(
    _ readings: [(String?, Reading)], of policy: Policy, by recorder: Recorder = .replay
  ) throws -> [Snapshot] {
    try update(by: recorder) { history in
      var history = history
      var policy = history.policies[policy.key] ?? policy
      try policy.record(readings)
      history.policies[policy.key] = policy
      for reading in policy.revisions.flatMap(\.readings) {
        let source = SourceRecord(kind: reading.source.kind, reference: reading.source.reference)
        if history.sources[source.id] == nil { history.sources[source.id] = source }
      }
      return history
    }
  }
}

/// A history of nothing but one policy.
func history(of policy: Policy) -> History {
  var history = History()
  history.policies[policy.key] = policy
  return history
}
