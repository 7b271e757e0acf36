import Foundation

/// Programs by other people that judge what is published, where they are at hand.
enum Judges {
  private static let environment = ProcessInfo.processInfo.environment

  /// The Python that the tests' packages are installed for; `make judges` makes it.
  static let python: String? = {
    let built = Bundled.root.appending(path: "build/venv/bin/python").path()
    let candidates = [environment["POLICY_HISTORY_PYTHON"], built].compactMap { $0 }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// The folder with what other people publish for judging.
  static let shared: URL =
    environment["POLICY_HISTORY_SHARED"].map { URL(filePath: $0) }
    ?? Bundled.root.appending(path: "../shared").standardizedFileURL

  /// A program on the path.
  static func program(_ name: String) -> String? {
    (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs a program; what it printed on either stream, and how it ended.
  static func run(
    _ program: String, _ arguments: [String]
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// Runs a script of `Tests/PublishingTests/Judges/`; nothing, and a line that says so, where
  /// Python or one of its packages is missing.
  static func script(
    _ name: String, packages: [String], _ arguments: [String]
  ) throws -> (status: Int32, output: String)? {
    guard let python else {
      print("no Python for the tests (POLICY_HISTORY_PYTHON): `\(name)` not run")
      return nil
    }
    let imports = packages.map { "import \($0)" }.joined(separator: "; ")
    guard try run(python, ["-c", imports]).status == 0 else {
      print("\(python) lacks one of \(packages): `\(name)` not run")
      return nil
    }
    let script = Bundled.root.appending(path: "Tests/PublishingTests/Judges/\(name)").path()
    return try run(python, [script] + arguments)
  }

  /// Calls with a folder that is gone afterwards.
  static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "policy-history-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
