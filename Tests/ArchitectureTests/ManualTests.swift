import Foundation
import Testing

/// The man page is one that readers of man pages accept.
@Suite struct ManualTests {
  @Test func `the man page has no warning`() throws {
    let mandoc = Process()
    let output = Pipe()
    mandoc.executableURL = URL(filePath: "/usr/bin/env")
    mandoc.arguments = ["mandoc", "-T", "lint", "-W", "warning", "docs/policy-history.1"]
    mandoc.currentDirectoryURL = Project.root
    mandoc.standardOutput = output
    mandoc.standardError = FileHandle.nullDevice
    try mandoc.run()
    let warnings = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    mandoc.waitUntilExit()
    guard mandoc.terminationStatus != 127 else {
      return print("mandoc is not installed: the man page is not checked")
    }
    #expect(warnings == "")
    #expect(mandoc.terminationStatus == 0)
  }
}
