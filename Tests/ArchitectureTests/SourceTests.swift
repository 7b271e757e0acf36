import Foundation
import Testing

/// What no source may have.
@Suite struct SourceTests {
  /// What ends the program where an error should have been thrown.
  static let traps = ["try!", "fatalError(", "preconditionFailure(", "as!"]

  @Test func `nothing traps outside a stated invariant`() throws {
    for file in try Project.sources() {
      #expect(Self.traps(in: file) == [], "state the invariant (`// INVARIANT: …`) or throw")
    }
  }

  @Test func `no file is longer than 500 lines`() throws {
    for file in try Project.sources() + Project.files(below: "Tests", ending: ".swift") {
      #expect(file.lines.count <= 501, "\(file.path)")
    }
  }

  @Test(arguments: [
    ("let a = try! b()", 1), ("a as! B", 1), ("  preconditionFailure(\"no\")", 1),
    ("fatalError(\"no\")  // INVARIANT: the table is complete", 0),
    ("/// Never `try!` here.", 0), ("try b(); c as? D; assert(e)", 0),
  ])
  func `traps are found`(source: String, count: Int) {
    #expect(Self.traps(in: Project.File(path: "A.swift", text: source)).count == count)
  }

  /// The places of a source that can trap; lines that are comments are left out.
  static func traps(in file: Project.File) -> [String] {
    file.lines.enumerated().compactMap { index, line in
      guard traps.contains(where: line.contains), !line.contains("INVARIANT"),
        !line.drop(while: { $0 == " " }).hasPrefix("//")
      else { return nil }
      return "\(file.path):\(index + 1): \(line)"
    }
  }
}
