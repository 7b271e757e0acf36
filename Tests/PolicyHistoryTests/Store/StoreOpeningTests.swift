import BundledHistory
import Foundation
import Testing

@testable import PolicyHistory

/// Opening and making stores, and what is said where that cannot be.
@Suite struct StoreOpeningTests {
  let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  private func refusal(_ path: String) -> String? {
    do {
      _ = try Store.open(at: path)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `nothing at the path speaks of init`() {
    #expect(refusal(folder.path) == "no history at `\(folder.path)`; `init` makes one there")
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func `what is no store says why`() throws {
    #expect(
      refusal(folder.folder.path())
        == "`\(folder.folder.path())` is not a store: there is no git repository at exactly this path"
    )
    try Data("x".utf8).write(to: URL(filePath: folder.file("file")))
    #expect(
      refusal(folder.file("file"))?.hasPrefix("`\(folder.file("file"))` is not a store") == true)
    _ = try folder.bundled()
    #expect(refusal(folder.path + "/objects") != nil)
  }

  @Test func `a repository without the branch is no store`() throws {
    _ = try folder.bundled()
    try folder.git("branch", "-m", "main", "trunk")
    #expect(
      refusal(folder.path)
        == "`\(folder.path)` is not a store: it has a branch `trunk`, but none `main`")
  }

  @Test func `a repository of something else is no store`() throws {
    _ = try folder.bundled()
    try folder.replace("history.json", with: nil)
    #expect(
      refusal(folder.path)
        == "`\(folder.path)` is not a store: `history.json` is not in the tree of `main`")
  }

  @Test func `a later format is refused by its number`() throws {
    _ = try folder.bundled()
    try folder.replace("history.json", with: "{\n  \"format\": 2\n}\n")
    #expect(
      refusal(folder.path)
        == "history.json:2:13: the history is in format 2; this program reads format 1")
  }

  @Test func `a work tree is read, not written`() throws {
    let bundled = try folder.bundled()
    let clone = folder.file("clone")
    try folder.git("clone", "--quiet", folder.path, clone)
    let store = try Store.open(at: clone)
    #expect(store.headID == bundled.headID)
    #expect(try store.policyKeys().count == 4)
    #expect(throws: StoreError.self) { try store.merge(History(), by: .replay) }
  }

  @Test func `a store is made with the folders above it, and only where nothing is`() throws {
    let path = folder.file("a/b/history.git")
    let store = try Store.create(at: path + "/", from: BundledHistory.files)
    #expect(store.headID == BundledStoreTests.head)
    let parent = URL(filePath: path).deletingLastPathComponent().path()
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent) == ["history.git"])
    #expect(throws: StoreError.self) { try Store.create(at: path) }
    let file = folder.file("file")
    try Data().write(to: URL(filePath: file))
    #expect(throws: StoreError.self) { try Store.create(at: file, from: BundledHistory.files) }
    #expect(try Store.open(at: path).headID == BundledStoreTests.head)
  }

  @Test func `what cannot be made leaves nothing`() throws {
    let files = BundledHistory.files.filter { $0.path != "history.json" }
    #expect(throws: FormatError.self) { try Store.create(at: folder.path, from: files) }
    struct Failure: Error {}
    #expect(throws: Failure.self) {
      try Store.create(at: folder.path) { store in
        try store.merge(History(files: BundledHistory.files), by: .replay)
        throw Failure()
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.folder.path()) == [])
  }

  @Test func `who is second opens what the first one made`() throws {
    let first = try Samples.policy("First")
    let error = #expect(throws: StoreError.self) {
      try Store.create(at: folder.path) { store in
        try store.merge(History(files: BundledHistory.files), by: .replay)
        try Store.create(at: folder.path, holding: history(of: first)).refresh()
      }
    }
    #expect(error?.description == "`\(folder.path)` exists; a store is made where nothing is")
    let contents = try FileManager.default.contentsOfDirectory(atPath: folder.folder.path())
    #expect(contents == ["history.git"])
    let (store, isNew) = try Store.openOrCreate(at: folder.path, from: BundledHistory.files)
    #expect(!isNew)
    #expect(try store.policyKeys().map(\.description) == ["First"])
  }

  @Test func `several at once get one store`() async throws {
    let path = folder.path
    let made = try await withThrowingTaskGroup(of: (String?, Bool).self) { group in
      for _ in 0..<6 {
        group.addTask {
          let (store, isNew) = try Store.openOrCreate(at: path, from: BundledHistory.files)
          return (store.headID, isNew)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(made.allSatisfy { $0.0 == BundledStoreTests.head })
    #expect(made.count { $0.1 } == 1)
    let contents = try FileManager.default.contentsOfDirectory(atPath: folder.folder.path())
    #expect(contents == ["history.git"])
  }

  @Test(arguments: [
    (["XDG_DATA_HOME": "/data", "HOME": "/home/a"], "/data/policy-history/history.git"),
    (["XDG_DATA_HOME": "", "HOME": "/home/a"], "/home/a/.local/share/policy-history/history.git"),
    (
      ["XDG_DATA_HOME": "rel", "HOME": "/home/a"], "/home/a/.local/share/policy-history/history.git"
    ),
    (["HOME": "/home/a"], "/home/a/.local/share/policy-history/history.git"),
    (["HOME": ""], nil), ([:], nil),
  ])
  func `the default place follows XDG`(environment: [String: String], path: String?) throws {
    #expect((try? StoreLocation.default(environment: environment)) == path)
  }

  @Test func `git's name for the user is asked for`() throws {
    let store = try folder.bundled()
    try folder.git("config", "user.name", "Ada")
    try folder.git("config", "user.email", "ada@example.com")
    #expect(
      try Store.open(at: folder.path).userIdentity()
        == Identity(name: "Ada", email: "ada@example.com"))
    _ = store
  }
}
