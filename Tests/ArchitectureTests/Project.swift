import Foundation

/// The project's own files, for the tests that read them.
enum Project {
  /// The folder with `Package.swift`.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  /// A text file, by its path from the root.
  struct File {
    var path: String
    var text: String
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  }

  /// The files below a folder whose names have an ending, sorted by path; hidden ones are left out.
  static func files(below folder: String, ending: String) throws -> [File] {
    try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path())
      .filter { $0.hasSuffix(ending) && !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .sorted()
      .map { try file("\(folder)/\($0)") }
  }

  /// A file, by its path from the root.
  static func file(_ path: String) throws -> File {
    let data = try Data(contentsOf: root.appending(path: path))
    return File(path: path, text: String(decoding: data, as: UTF8.self))
  }

  /// The Swift sources of the program and of what builds it.
  static func sources() throws -> [File] {
    try files(below: "Sources", ending: ".swift") + files(below: "history", ending: ".swift")
  }
}
