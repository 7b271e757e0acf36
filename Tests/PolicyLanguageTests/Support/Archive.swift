import Foundation

/// The policy files of a git bundle that stands beside the project.
enum Archive {
  /// Every text that any commit of the bundle holds, or none where the bundle is absent.
  static func texts(of bundle: String) throws -> [[UInt8]] {
    guard let source = SharedFiles.url(of: "data/\(bundle)") else { return [] }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("archive-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appendingPathComponent("store.git").path
    _ = try git(["clone", "-q", "--bare", source.path, store], in: folder)
    let objects = try git(
      [
        "-C", store, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectname)",
      ],
      in: folder)
    let names = String(decoding: objects, as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("blob ") }.map { $0.dropFirst("blob ".count) }
    let list = folder.appendingPathComponent("names")
    try Data(names.joined(separator: "\n").utf8).write(to: list)
    return texts(
      inBatch: Array(try git(["-C", store, "cat-file", "--batch"], in: folder, input: list)))
  }

  /// Runs git without anybody's configuration and returns what it prints.
  private static func git(
    _ arguments: [String], in folder: URL, input: URL? = nil
  ) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": folder.path, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
    ]
    let output = folder.appendingPathComponent("output")
    try Data().write(to: output)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardInput =
      try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return try Data(contentsOf: output)
  }

  /// Takes the output of `git cat-file --batch` apart: a line with the size, the text, a newline.
  private static func texts(inBatch batch: [UInt8]) -> [[UInt8]] {
    var texts: [[UInt8]] = []
    var position = 0
    while let end = batch[position...].firstIndex(of: UInt8(ascii: "\n")) {
      let header = String(decoding: batch[position..<end], as: UTF8.self).split(separator: " ")
      guard let size = header.last.flatMap({ Int($0) }) else { break }
      texts.append(Array(batch[(end + 1)..<(end + 1 + size)]))
      position = end + 2 + size
    }
    return texts
  }
}
