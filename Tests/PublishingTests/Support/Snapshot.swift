import Foundation
import Testing

/// Compares a text with the file in `Snapshots/`, which somebody has read word by word.
///
/// Where the file is missing, or `RECORD_SNAPSHOTS` is set, it is written and the test fails.
func expectSnapshot(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = Bundled.root.appending(path: "Tests/PublishingTests/Snapshots/\(name)")
  let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil
  if !isRecording, let recorded = try? Data(contentsOf: file) {
    let expected = String(decoding: recorded, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(found.count == expected.count, "lines of \(name)", sourceLocation: sourceLocation)
    for (number, (found, expected)) in zip(found, expected).enumerated() where found != expected {
      Issue.record(
        "\(name):\(number + 1): `\(found)`, expected `\(expected)`",
        sourceLocation: sourceLocation)
      return
    }
    return
  }
  try FileManager.default.createDirectory(
    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(text.utf8).write(to: file)
  Issue.record("recorded \(name); read it, then run again", sourceLocation: sourceLocation)
}
