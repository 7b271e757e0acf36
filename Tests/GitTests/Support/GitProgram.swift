import Foundation

/// The `git` program, with nothing of the user's or the machine's configuration or environment.
struct GitProgram {
  /// The repository or folder it runs in.
  let folder: String

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// What `git` writes to its output; throws when it does not exit with 0.
  @discardableResult
  func callAsFunction(_ arguments: String..., input: String = "") throws -> String {
    String(decoding: try bytes(arguments, input: Data(input.utf8)), as: UTF8.self)
  }

  /// The lines `git` writes.
  func lines(_ arguments: [String], input: String = "") throws -> [String] {
    String(decoding: try bytes(arguments, input: Data(input.utf8)), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  /// The bytes `git` writes.
  func bytes(_ arguments: [String], input: Data = Data()) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-c", "safe.directory=*", "-c", "core.quotePath=false"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = Self.environment(home: folder)
    let scratch = try TemporaryFolder()
    // Files, not pipes: neither side waits for the other to read.
    let names = ["in", "out", "err"].map { URL(fileURLWithPath: scratch.file($0)) }
    try input.write(to: names[0])
    for name in names.dropFirst() { try Data().write(to: name) }
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let error = String(decoding: try Data(contentsOf: names[2]), as: UTF8.self)
      throw Failure(description: "git \(arguments) exited \(process.terminationStatus): \(error)")
    }
    return try Data(contentsOf: names[1])
  }

  static func environment(home: String) -> [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": home, "LC_ALL": "C", "TZ": "UTC",
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com",
      "GIT_COMMITTER_NAME": "C", "GIT_COMMITTER_EMAIL": "c@example.com",
      "GIT_AUTHOR_DATE": "1700000000 +0000", "GIT_COMMITTER_DATE": "1700000000 +0000",
    ]
  }
}
