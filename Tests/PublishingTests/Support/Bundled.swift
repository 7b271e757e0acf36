import Foundation
import PolicyHistory
import PolicyLanguage
import Publishing

/// The bundled history, read from its folder.
enum Bundled {
  /// The folder with `Package.swift`.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL

  static func history() throws -> History {
    let folder = root.appending(path: "history")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".json") }
    let files = try paths.map { path in
      (path: path, bytes: Array(try Data(contentsOf: folder.appending(path: path))))
    }
    return try History(files: files)
  }

  static func changeLog() throws -> ChangeLog { try ChangeLog(of: history()) }

  /// The change that made a revision.
  static func change(_ policy: String, _ revision: String) throws -> PolicyChange? {
    try changeLog().changes.first {
      $0.key.name.text == policy && $0.to?.revision.id.text == revision
    }
  }
}

extension History {
  /// The names of actions that stand literally in a document.
  func namedActions() throws -> NamedActions {
    let documents = try policiesInOrder.flatMap(\.revisions).compactMap(\.document)
      .map { try $0.parsed() }
    return NamedActions(
      documents.flatMap(\.statements.elements).flatMap(\.action.values.elements))
  }
}

extension ChangeLog {
  /// Everything there is to tell in a history.
  init(of history: History) throws {
    let named = try history.namedActions()
    let policies = try history.policiesInOrder.flatMap { policy in
      try Self.items(of: Timeline(of: policy, sources: history.sources)) { named }
    }
    self.init(policies + history.services.values.flatMap(Self.items(of:)))
  }
}
