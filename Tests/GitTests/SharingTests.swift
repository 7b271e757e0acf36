import Foundation
import Testing

@testable import Git

/// That a repository is not shared between tasks is the compiler's to see to: it is asked.
@Suite struct SharingTests {
  static let accepted = [
    "func a() throws { let r = try open(); Task { _ = r.isBare } }",
    "func b() throws { let r = try open(); let s: any Sendable = try r.head(); _ = s }",
  ]

  /// Using it here and there, and using what has finished.
  static let races = [
    "func a() throws { let r = try open(); Task { _ = r.isBare }; _ = r.isBare }",
    "func b() throws { let r = try open(); Task.detached { _ = r.isBare }; _ = r.isBare }",
    "func c(_ w: consuming ObjectWriter) throws { try w.finish(); try w.finish() }",
  ]

  /// Asking for what may go anywhere, of a repository or of what refers to it.
  static let types = [
    "func a() throws { let r = try open(); let s: any Sendable = r; _ = s }",
    "let shared: Repository? = nil",
    "func b(_ r: Repository) throws { try send(r.objectWriter()) }",
    "func c(_ r: Repository) throws { try send(r.walk(from: [])) }",
  ]

  // The compiler looks for races only where the types are right, so they are tried apart.
  @Test(arguments: [(accepted, false), (races, true), (types, true)])
  func theCompilerTellsWhatMayBeShared(lines: [String], areRefused: Bool) throws {
    guard let compiler = Compiler() else {
      print("the modules of this build are not beside it: what may be shared is not tried")
      return
    }
    let refused = try compiler.linesRefused(
      in: lines + [
        "@testable import Git",
        "func open() throws -> sending Repository { try Repository.open(at: String()) }",
        "func send<T: ~Copyable & Sendable>(_: consuming T) {}",
      ])
    #expect(refused == (areRefused ? Set(lines.indices.map { $0 + 1 }) : []))
  }
}

/// The Swift compiler, with the modules that these tests were compiled with.
private struct Compiler {
  let build: String
  let moduleMap: String

  /// Nil where the modules of this build are not to be found.
  init?() {
    build = (CommandLine.arguments[0] as NSString).deletingLastPathComponent
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    moduleMap = package + "/Sources/CLibgit2/module.modulemap"
    let files = [build + "/Modules/Git.swiftmodule", moduleMap]
    guard files.allSatisfy(FileManager.default.fileExists) else { return nil }
  }

  /// The numbers of the lines of a source that are refused, checked as far as races are.
  func linesRefused(in source: [String]) throws -> Set<Int> {
    let folder = try TemporaryFolder()
    let path = folder.file("source.swift")
    try Data(source.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "swiftc", "-emit-sil", "-o", "/dev/null", "-swift-version", "6", "-parse-as-library",
      "-I", build + "/Modules", "-Xcc", "-fmodule-map-file=\(moduleMap)",
      "-module-cache-path", build + "/ModuleCache", path,
    ]
    let output = folder.file("output")
    try Data().write(to: URL(fileURLWithPath: output))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    try process.run()
    process.waitUntilExit()
    let text = try String(contentsOfFile: output, encoding: .utf8)
    let lines = text.split(separator: "\n").compactMap { message -> Int? in
      let parts = message.split(separator: ":")
      return parts.count > 3 && parts[3] == " error" ? Int(parts[1]) : nil
    }
    // A compiler that fails for another reason names no line.
    #expect(process.terminationStatus == 0 || !lines.isEmpty, "\(text)")
    return Set(lines)
  }
}
