import Foundation
import Testing

/// What a run of the program left: its exit status and what it wrote.
struct Run {
  var status: Int32
  var output: String
  var errors: String

  /// The lines of stdout.
  var lines: [String] { output.split(separator: "\n").map(String.init) }

  /// The answer without the lines around it that say how it is known: up to the last blank line.
  var answer: String {
    guard let end = output.range(of: "\n\n", options: .backwards) else { return output }
    return String(output[..<end.lowerBound]) + "\n"
  }

  /// The answer as JSON.
  func json() throws -> Any {
    try JSONSerialization.jsonObject(with: Data(output.utf8), options: .fragmentsAllowed)
  }

  /// The answer as a list of JSON objects.
  func objects() throws -> [[String: Any]] { try #require(try json() as? [[String: Any]]) }
}

/// A home of its own for the program: nothing of the user or the machine reaches it, and it is gone
/// with the last use.
final class Workplace: Sendable {
  let folder: URL

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appending(path: "policy-history-commands-\(UUID().uuidString)").standardizedFileURL
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// One whose store is made already, for tests that only read.
  static let reading = Result { () throws -> Workplace in
    let place = try Workplace()
    try place.run("list")
    return place
  }

  /// The store that is made at first use.
  var store: URL { folder.appending(path: "data/policy-history/history.git") }

  /// The path of something in the folder.
  func path(_ name: String) -> String { folder.appending(path: name).path() }

  /// Writes a file into the folder.
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  /// Runs the program.
  @discardableResult
  func run(
    _ arguments: String..., environment: [String: String] = [:], input: String = ""
  ) throws -> Run {
    try run(arguments, environment: environment, input: input)
  }

  /// Runs the program in the folder.
  func run(
    _ arguments: [String], environment: [String: String] = [:], input: String = ""
  ) throws -> Run {
    try wait(for: process(arguments, environment), input: input)
  }

  /// Runs another program in the folder.
  func execute(
    _ program: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Run {
    let process = process(arguments, environment)
    process.executableURL = URL(filePath: program)
    return try wait(for: process)
  }

  private func wait(for process: Process, input: String = "") throws -> Run {
    // Files, not pipes: neither side waits for the other to read.
    let names = ["in", "out", "err"].map { folder.appending(path: "\(UUID().uuidString).\($0)") }
    try Data(input.utf8).write(to: names[0])
    for name in names.dropFirst() { try Data().write(to: name) }
    defer { for name in names { try? FileManager.default.removeItem(at: name) } }
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: names[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self))
  }

  /// A run of the program that has not begun.
  func process(_ arguments: [String], _ environment: [String: String]) -> Process {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let own = [
      "HOME": folder.path(), "XDG_DATA_HOME": path("data"), "TZ": "UTC", "LC_ALL": "C",
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
    ]
    process.environment = own.merging(environment) { $1 }
    return process
  }

  /// The program, which is built beside the tests.
  static let program: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let tests = bundle?.bundleURL ?? URL(filePath: CommandLine.arguments[0])
    return tests.deletingLastPathComponent().appending(path: "policy-history")
      .standardizedFileURL
  }()
}

extension Workplace {
  /// What `git` writes about the store.
  func git(_ arguments: String...) throws -> String {
    try runGit(["--git-dir", store.path()] + arguments)
  }

  /// Runs `git` with nothing of the user's or the machine's configuration.
  @discardableResult
  func runGit(_ arguments: [String], environment: [String: String] = [:]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-c", "safe.directory=*"] + arguments
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": folder.path(), "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
    ].merging(environment) { $1 }
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "git \(arguments)")
    return String(decoding: data, as: UTF8.self)
  }
}
