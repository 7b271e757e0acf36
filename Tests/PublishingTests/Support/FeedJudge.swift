import Foundation
import Publishing
import Testing

/// What other people's programs make of feeds of each format.
enum FeedJudge {
  /// Holds a feed to what its format says, by the end of its name.
  static func expectValid(
    _ file: PublishedFile, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    switch file.path.split(separator: ".").last {
    case "atom": try AtomJudge.expectValid(file.text, sourceLocation: sourceLocation)
    case "json": try judge("jsonfeed.py", ["jsonschema"], file, sourceLocation)
    default: try judge("rss.py", ["feedparser"], file, sourceLocation)
    }
  }

  private static func judge(
    _ script: String, _ packages: [String], _ file: PublishedFile,
    _ sourceLocation: SourceLocation
  ) throws {
    try Judges.withFolder { folder in
      let place = folder.appending(path: "feed")
      try Data(file.text.utf8).write(to: place)
      let schemas = Judges.shared.appending(path: "schemas").path()
      guard let answer = try Judges.script(script, packages: packages, [place.path(), schemas])
      else { return }
      #expect(answer.status == 0, "\(file.path): \(answer.output)", sourceLocation: sourceLocation)
    }
  }
}
