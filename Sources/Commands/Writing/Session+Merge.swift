internal import FoundationEssentials
internal import PolicyHistory

/// The other history of a merge.
enum OtherHistory {
  /// A repository at a commit.
  case repository(Store)
  /// A folder of files.
  case folder(History)

  /// Opens what a path names: a git repository at exactly this path, else a folder.
  ///
  /// - Throws: `StoreError`, `FormatError`, `Failure` where there is nothing.
  init(at path: String, reference: String?) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure("nothing at `\(path)`; a folder or a git repository with a history is accepted")
    }
    do {
      self = .repository(try Store.open(at: path, reading: reference))
    } catch StoreError.notAStore(let place, let reason) {
      if reference == nil, let files = try Self.files(in: path) {
        self = .folder(try History(files: files))
      } else {
        throw StoreError.notAStore(path: place, reason: reason)
      }
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  /// The files of a history in a folder; `nil` where none is there.
  private static func files(in folder: String) throws -> [(path: String, bytes: [UInt8])]? {
    let manager = FileManager.default
    guard manager.fileExists(atPath: "\(folder)/\(HistoryPath.header)") else { return nil }
    var paths = ["\(HistoryPath.header)"]
    for part in ["services", "sources", "policies"] {
      guard manager.fileExists(atPath: "\(folder)/\(part)") else { continue }
      paths += try manager.subpathsOfDirectory(atPath: "\(folder)/\(part)").map { "\(part)/\($0)" }
    }
    // The folder of a policy can be called `….json` too.
    return try paths.filter { $0.hasSuffix(".json") && !isFolder("\(folder)/\($0)") }.map { path in
      (path, try InputFile.read("\(folder)/\(path)"))
    }
  }
}

/// What a merge did.
struct MergeOutcome {
  /// How the other history came in, and what it brought.
  let merged: Merged

  /// The short id of the newest snapshot.
  let head: String?

  /// The number of policies in the history now.
  let policies: Int
}

extension Session {
  /// Takes in another history; a named store that is missing is made.
  ///
  /// - Parameters:
  ///   - path: The other history; `nil` for another commit of the store itself.
  ///   - reference: Which commit of a repository.
  /// - Throws: `StoreError`, `FormatError`, `RecordingError`; nothing is recorded then.
  func merge(_ path: String?, reference: String?) throws -> MergeOutcome {
    let now = try now
    let other = try OtherHistory(at: path ?? self.path(), reference: reference)
    let store = try storeToWrite()
    let recorder = try recorder(for: store, at: now)
    let merged: Merged
    switch other {
    case .repository(let other): merged = try store.merge(other, by: recorder)
    case .folder(let history): merged = try store.merge(folder: history, by: recorder)
    }
    if [.joined, .recorded].contains(merged.way) { tellSigner(recorder) }
    return MergeOutcome(
      merged: merged, head: store.shortHeadID, policies: try store.policyKeys().count)
  }
}
