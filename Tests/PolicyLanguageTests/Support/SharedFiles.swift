import Foundation

/// Files that stand beside the project rather than in it; tests that need them are skipped, with a
/// line in the output, where they are not there.
enum SharedFiles {
  /// The bytes of a file, or `nil` where it is absent.
  static func read(_ path: String) -> [UInt8]? {
    guard let url = url(of: path), let data = try? Data(contentsOf: url) else { return nil }
    return Array(data)
  }

  /// Where a file is, or `nil` where it is absent.
  static func url(of path: String) -> URL? {
    let url = folder.appendingPathComponent(path)
    if FileManager.default.fileExists(atPath: url.path) { return url }
    print("skipped: no \(url.path); POLICY_HISTORY_SHARED names the folder")
    return nil
  }

  private static var folder: URL {
    if let path = ProcessInfo.processInfo.environment["POLICY_HISTORY_SHARED"] {
      return URL(fileURLWithPath: path)
    }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return package.appendingPathComponent("../shared").standardizedFileURL
  }
}
