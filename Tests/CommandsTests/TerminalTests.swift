import Foundation
import Testing

/// What a person sees: colour where it is allowed, lines as wide as the terminal.
@Suite struct TerminalTests {
  let place: Workplace

  init() throws { place = try Workplace.reading.get() }

  struct Look: Sendable {
    var options: [String] = []
    var environment: [String: String] = [:]
    var hasColor: Bool
  }

  @Test(arguments: [
    Look(hasColor: true),
    Look(environment: ["NO_COLOR": "1"], hasColor: false),
    Look(environment: ["NO_COLOR": ""], hasColor: true),
    Look(environment: ["TERM": "dumb"], hasColor: false),
    Look(options: ["--color", "never"], hasColor: false),
    Look(options: ["--color", "always"], environment: ["NO_COLOR": "1"], hasColor: true),
  ])
  func `a terminal has colour unless somebody says no`(look: Look) throws {
    let seen = try place.look(
      arguments: ["diff", "AmazonQFullAccess"] + look.options, environment: look.environment)
    #expect(seen.status == 0)
    #expect(seen.screen.contains("\u{1b}[32m+ q:UsePlugin\u{1b}[0m") == look.hasColor)
    #expect(seen.screen.contains("\u{1b}") == look.hasColor)
  }

  @Test func `a pipe has no colour unless it is asked for`() throws {
    let plain = try place.run("diff", "AmazonQFullAccess")
    #expect(!plain.output.contains("\u{1b}"))
    let colored = try place.run("diff", "AmazonQFullAccess", "--color", "always")
    #expect(colored.output.contains("\u{1b}[32m+ q:UsePlugin\u{1b}[0m"))
    #expect(colored.output.replacing(/\u{1b}\[\d*m/, with: "") == plain.output)
  }

  @Test(arguments: [UInt16(80), 100, 140])
  func `lines fit the terminal`(columns: UInt16) throws {
    let seen = try place.look(
      arguments: ["log", "--changes", "--color", "never"], columns: columns)
    let lines = seen.screen.split(separator: "\n").dropLast()
    let longest = lines.map(\.count).max() ?? 0
    #expect(longest <= columns)
    #expect(longest > columns - 15)
  }

  @Test func `the variable COLUMNS goes before the terminal`() throws {
    let wide = try place.look(
      arguments: ["log", "--color", "never"], columns: 60, environment: ["COLUMNS": "120"])
    #expect(wide.screen == (try place.run("log", environment: ["COLUMNS": "120"]).output))
  }

  @Test func `an answer that cannot be written is trouble`() throws {
    let process = place.process(["log", "--changes"], [:])
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(
      decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(text == "error: cannot write the answer: no space left on device\n")
  }
}
