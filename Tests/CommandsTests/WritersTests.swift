import Foundation
import Testing

/// Many processes at one store.
///
/// How many rounds there are is 2, or what POLICY_HISTORY_ROUNDS says.
@Suite(.serialized) struct WritersTests {
  static let rounds =
    ProcessInfo.processInfo.environment["POLICY_HISTORY_ROUNDS"].flatMap(Int.init) ?? 2
  static let writers = 8

  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(RecordTests.document(), to: "document")
    try place.run("init", "--empty", "--history", place.path("s.git"))
  }

  /// Runs the program several times at once, and waits for all.
  private func atOnce(_ arguments: [[String]]) throws {
    let processes = arguments.map { arguments in
      let process = place.process(
        ["--history", place.path("s.git")] + arguments, RecordTests.now)
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      return process
    }
    for process in processes { try process.run() }
    for (process, arguments) in zip(processes, arguments) {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(arguments)")
    }
  }

  private func revisions() throws -> Int {
    try place.run("log", "--history", place.path("s.git"), "--format", "jsonl").lines.count
  }

  private func expectSound() throws {
    let verified = try place.run("verify", "--history", place.path("s.git"))
    #expect(verified.status == 0, "\(verified.output)")
  }

  @Test func `each records its own, and none is lost`() throws {
    for round in 1...Self.rounds {
      let records = (1...Self.writers).map { writer in
        ["record", "P\(writer)", "document", "--version", "v\(round)"]
      }
      // Readers see a whole history all the while. Until the first branch is made, objects without one
      // are what a killed first run leaves, and `verify` says so.
      try atOnce(records + (round == 1 ? [["log"]] : [["verify"], ["log"]]))
      #expect(try revisions() == round * Self.writers)
    }
    try expectSound()
    print("writers: \(Self.writers) at once recorded in \(Self.rounds) rounds, none lost")
  }

  @Test func `archives that overlap come together`() throws {
    try ImportTests(in: place).archive()
    for round in 1...Self.rounds {
      try atOnce(
        (1...Self.writers).map { writer in
          ["import", "git", "archive", "--source", "https://example.com/\(round)/\(writer)"]
        })
      #expect(try revisions() == 3)
      let log = try place.run(
        "show", "P", "--history", place.path("s.git"), "--format", "json")
      let revision = try #require(try log.json() as? [String: Any])
      #expect((revision["readings"] as? [Any])?.count == round * Self.writers)
    }
    try expectSound()
    print("writers: \(Self.writers) at once imported in \(Self.rounds) rounds, none lost")
  }
}
