import Foundation
import Git
import Importing
import PolicyHistory
import Testing

extension TestArchive {
  /// Reads the archive into a history.
  func read(
    into history: History = History(), options: GitArchive.Options = GitArchive.Options()
  ) throws -> GitArchive.Reading {
    try GitArchive(at: path, options: options).reading(into: history)
  }
}

extension History {
  /// The ids of a policy's revisions in the order they took effect.
  func ids(_ name: String) throws -> [String] {
    let key = PolicyKey(scope: try scope(of: name), name: try PolicyName(name))
    guard let policy = policies[key] else { return [] }
    return Timeline(of: policy, sources: sources).entries.map { "\($0.revision.id)" }
  }

  /// A policy by its name, in whatever scope.
  func policy(_ name: String) throws -> Policy {
    try #require(policies.values.first { $0.record.name.text == name }, "\(name)")
  }

  private func scope(of name: String) throws -> PolicyScope {
    policies.values.first { $0.record.name.text == name }?.scope ?? .aws
  }
}

extension ImportSummary {
  /// What was passed over, shortened.
  var passedOver: [String] { skipped.map { "\($0.reason.rawValue) \($0.path)" } }

  /// Whether each change of a policy's file is counted once.
  var addsUp: Bool {
    changes == revisions + readings + known + superseded
      + skipped.count { !$0.path.hasSuffix("DEPRECATED.json") && !$0.path.hasSuffix("list.json") }
  }
}

/// Data beside the project that some tests read.
enum Shared {
  /// A bare clone of a bundle; nil, with a line, where the bundle is absent.
  static func archive(_ name: String) throws -> TestArchive? {
    let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
    let folder =
      ProcessInfo.processInfo.environment["POLICY_HISTORY_SHARED"]
      ?? root.appending(path: "../shared").standardizedFileURL.path()
    let bundle = URL(filePath: folder).appending(path: "data/\(name).bundle").path()
    guard FileManager.default.fileExists(atPath: bundle) else {
      print("no \(bundle): not tested with it")
      return nil
    }
    let archive = try TestArchive()
    try FileManager.default.removeItem(atPath: archive.path)
    try archive.git("clone", "-q", "--bare", bundle, archive.path)
    return archive
  }
}
