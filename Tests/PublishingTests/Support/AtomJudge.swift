import Foundation
import Testing

/// What other people's programs make of an Atom feed.
enum AtomJudge {
  /// Holds a feed to the schema of RFC 4287, where `jing` and the schema are at hand.
  static func expectValid(
    _ atom: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let schema = Judges.shared.appending(path: "schemas/atom.rnc").path()
    guard let jing = Judges.program("jing"), FileManager.default.fileExists(atPath: schema) else {
      print("no `jing`, or no \(schema): the feed is not held to RFC 4287's schema")
      return
    }
    try Judges.withFolder { folder in
      let file = folder.appending(path: "feed.atom")
      try Data(atom.utf8).write(to: file)
      let (status, output) = try Judges.run(jing, ["-c", schema, file.path()])
      #expect(status == 0, "\(output)", sourceLocation: sourceLocation)
    }
  }

  /// What a subscriber's program understands of a feed.
  struct Understood: Decodable {
    var version: String
    var id: String
    var entries: [Entry]

    struct Entry: Decodable {
      var id: String
      var title: String
      var published: String
      var updated: String
      var summary: String
      var type: String
      var content: String
      var tags: [String]
    }
  }

  /// Reads a feed with `feedparser`, where it is at hand.
  static func read(_ atom: String) throws -> Understood? {
    try Judges.withFolder { folder in
      let file = folder.appending(path: "feed.atom")
      try Data(atom.utf8).write(to: file)
      guard let answer = try Judges.script("feed.py", packages: ["feedparser"], [file.path()])
      else { return nil }
      try #require(answer.status == 0, "\(answer.output)")
      return try JSONDecoder().decode(Understood.self, from: Data(answer.output.utf8))
    }
  }
}
