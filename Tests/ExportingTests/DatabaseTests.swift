import Foundation
import Testing

@testable import Exporting

/// The database as a file.
@Suite struct DatabaseTests {
  let path = FileManager.default.temporaryDirectory
    .appending(path: "policy-history-\(UUID().uuidString).db").path()

  func withDatabase(_ body: (Database) throws -> Void) throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let database = try Database(creating: path)
    try database.run(Schema.settings)
    try database.run(Schema.tables)
    try body(database)
  }

  @Test func `our file is known by its first bytes, and no other`() throws {
    try withDatabase { database in
      try database.insert(into: "services", [.text("q"), .text("Q"), .null, .text("")])
      let bytes = Array(try Data(contentsOf: URL(filePath: path)).prefix(ExportFile.seen))
      #expect(ExportFile.isOurDatabase(bytes))
      #expect(!ExportFile.isOurDatabase(Array(bytes.dropLast())))
      try database.run("PRAGMA application_id = 0")
      let foreign = Array(try Data(contentsOf: URL(filePath: path)).prefix(ExportFile.seen))
      #expect(!ExportFile.isOurDatabase(foreign))
    }
    #expect(ExportFile.isOurStream(Array(#"{"schemaVersion":1,"policy":{}}"#.utf8)))
    #expect(!ExportFile.isOurStream(Array(#"{"a":1}"#.utf8)))
  }

  @Test func `what the tables do not allow is told in SQLite's words`() throws {
    try withDatabase { database in
      #expect(throws: SQLiteError(code: 1299, message: "NOT NULL constraint failed: services.name"))
      {
        try database.insert(into: "services", [.text("q"), .null, .null, .null])
      }
      try database.insert(into: "services", [.text("q"), .text("Q"), .null, .null])
      #expect(throws: SQLiteError.self) {
        try database.insert(into: "services", [.text("q"), .text("Q"), .null, .null])
      }
      #expect(throws: SQLiteError(code: 787, message: "FOREIGN KEY constraint failed")) {
        try database.insert(
          into: "statuses",
          [.integer(1), .integer(7), .text("deleted"), .text("2020"), .text("iam"), .text("x")])
      }
      #expect(throws: SQLiteError.self) { try database.run("SELEKT") }
    }
    #expect(throws: SQLiteError.self) { try Database(creating: "/nowhere/at/all.db") }
  }
}
