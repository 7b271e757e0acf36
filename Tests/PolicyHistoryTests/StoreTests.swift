import BundledHistory
import Foundation
import Testing

@testable import PolicyHistory

@Suite struct StoreTests {
  @Test func `the bundled files make a store that holds them`() throws {
    let path = FileManager.default.temporaryDirectory.path + "/store-\(UUID().uuidString).git"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let store = try Store.create(at: path, from: BundledHistory.files)
    #expect(store.headID == "9acd54549403eef43756afc6394db9d8143543ef")
    #expect(try store.files().map(\.path) == BundledHistory.files.map(\.path))
  }
}
