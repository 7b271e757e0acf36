import BundledHistory
import Foundation
import PolicyLanguage
import Testing

/// What the program carries is what the folder holds.
@Suite struct BundledHistoryTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../history").standardizedFileURL

  @Test func `the embedded files are the folder's, byte for byte`() throws {
    let embedded = BundledHistory.files
    #expect(embedded.map(\.path) == (try Self.dataFiles()))
    for file in embedded {
      let bytes = try Data(contentsOf: Self.folder.appending(path: file.path))
      #expect(bytes.elementsEqual(file.bytes), "\(file.path)")
    }
  }

  @Test func `the embedded files hold ten revisions of four policies`() {
    let names = BundledHistory.files.map { $0.path.split(separator: "/").suffix(2) }
    #expect(names.count { $0.last == "policy.json" } == 4)
    #expect(names.count { $0.last?.wholeMatch(of: /v[0-9]+\.json/) != nil } == 10)
  }

  @Test func `every embedded file is laid out as the format says`() throws {
    for file in BundledHistory.files {
      let value = try JSONReader.read(file.bytes)
      #expect(value.bytes(.indented) + Array("\n".utf8) == file.bytes, "\(file.path)")
    }
  }

  /// The paths of the folder's data files: all but Swift sources and hidden files.
  static func dataFiles() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path())
      .filter { path in
        var isDirectory: ObjCBool = false
        _ = FileManager.default.fileExists(
          atPath: folder.appending(path: path).path(), isDirectory: &isDirectory)
        let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
        return !isDirectory.boolValue && !isHidden && !path.hasSuffix(".swift")
      }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
