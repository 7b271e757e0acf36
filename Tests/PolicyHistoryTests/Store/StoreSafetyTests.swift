import BundledHistory
import Foundation
import PolicyLanguage
import Testing

@testable import PolicyHistory

/// A write that fails leaves the old history; several that succeed lose nothing.
@Suite struct StoreSafetyTests {
  let folder: StoreFolder

  init() throws { folder = try StoreFolder() }

  /// A history of one revision of a policy.
  static func one(_ name: String, _ version: Int = 1) throws -> History {
    var policy = try Samples.policy(name)
    let date = "2025-\(padded(1 + version / 28, to: 2))-\(padded(1 + version % 28, to: 2))"
    let reading = try Reading(Samples.archive(), created: date, "s3:v\(version)")
    try policy.record([("v\(version)", reading)])
    return history(of: policy)
  }

  @Test func `a branch that moved meanwhile is recorded upon`() throws {
    let store = try folder.bundled()
    let other = try Store.open(at: folder.path)
    var asked = 0
    let made = try store.update(by: .replay) { history in
      asked += 1
      if asked == 1 { try other.merge(Self.one("Other"), by: .replay) }
      return try history.merging(Self.one("Mine"))
    }
    #expect(asked == 2)
    #expect(made.map(\.subject) == ["Mine v1 (2025-01-02)"])
    #expect(
      try folder.lines("log", "-3", "--format=%s") == [
        "Mine v1 (2025-01-02)", "Other v1 (2025-01-02)", "AmazonQFullAccess v5 (2024-11-13)",
      ])
    #expect(store.headID == made.last?.id)
    #expect(try store.policyKeys().count == 6)
  }

  @Test func `a branch that moves every time ends in words`() throws {
    let store = try folder.bundled()
    let other = try Store.open(at: folder.path)
    var asked = 0
    let error = #expect(throws: StoreError.self) {
      try store.update(by: .replay) { history in
        asked += 1
        try other.merge(Self.one("Other", asked), by: .replay)
        return try history.merging(Self.one("Mine"))
      }
    }
    #expect(asked == 30)
    #expect(error?.description.contains("other processes recorded something") == true)
    try store.refresh()
    #expect(store.headID == other.headID)
    #expect(try store.policyKeys().contains { $0.name.text == "Mine" } == false)
  }

  @Test func `a first branch that another process made is recorded upon`() throws {
    let store = try Store.create(at: folder.path)
    let other = try Store.open(at: folder.path)
    var asked = 0
    try store.update(by: .replay) { history in
      asked += 1
      if asked == 1 { try other.merge(Self.one("Other"), by: .replay) }
      return try history.merging(Self.one("Mine"))
    }
    #expect(try store.policyKeys().map(\.description) == ["Mine", "Other"])
    #expect(try folder.lines("rev-list", "main").count == 2)
  }

  @Test func `several at once lose nothing`() async throws {
    let path = folder.path
    let bundled = try folder.bundled().policyKeys().count
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          let store = try Store.open(at: path)
          for version in 1...3 {
            var isRecorded = false
            while !isRecorded {
              do {
                try store.merge(Self.one("Policy\(writer)", version), by: .replay)
                isRecorded = true
              } catch StoreError.contended {
                continue
              }
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try Store.open(at: path)
    let history = try store.history()
    #expect(history.policies.count == bundled + 4)
    #expect(
      history.policiesInOrder.suffix(4).map(\.revisions.count) == [3, 3, 3, 3])
    #expect(try folder.lines("rev-list", "main").count == 10 + 12)
    #expect(try folder.git("fsck", "--full", "--strict", "--no-dangling") == "")
  }

  @Test func `a lock that stays is named, and the history is as it was`() throws {
    let store = try folder.bundled()
    let lock = folder.path + "/refs/heads/main.lock"
    try Data().write(to: URL(filePath: lock))
    let error = #expect(throws: StoreError.self) {
      try store.merge(Self.one("Mine"), by: .replay)
    }
    #expect(error?.description.contains("`\(lock)` exists; delete it") == true)
    guard case .locked = error else { return #expect(error == nil) }
    #expect(try Store.open(at: folder.path).headID == BundledStoreTests.head)
    try FileManager.default.removeItem(atPath: lock)
    #expect(try store.merge(Self.one("Mine"), by: .replay).count == 1)
  }

  @Test(arguments: [1, 40])
  func `objects that cannot be written leave the old history`(revisions: Int) throws {
    let store = try folder.bundled()
    let objects = folder.path + "/objects"
    // Root may write to every folder, but not below a file.
    for name in try FileManager.default.contentsOfDirectory(atPath: objects) where name != "pack" {
      try FileManager.default.removeItem(atPath: objects + "/" + name)
    }
    for byte in 0..<256 {
      let name = String(byte, radix: 16)
      try Data().write(to: URL(filePath: objects + "/" + (byte < 16 ? "0" : "") + name))
    }
    let aside = folder.file("pack")
    var change = try Self.one("Mine")
    for version in 1...revisions { change = try change.merging(Self.one("Mine", version)) }
    #expect(throws: StoreError.self) {
      try store.update(by: .replay) { history in
        if revisions > 1 {
          // Open files stay readable; new packs find no folder.
          _ = try history.merging(change)
          try FileManager.default.moveItem(atPath: objects + "/pack", toPath: aside)
          try Data().write(to: URL(filePath: objects + "/pack"))
        }
        return try history.merging(change)
      }
    }
    if revisions > 1 {
      try FileManager.default.removeItem(atPath: objects + "/pack")
      try FileManager.default.moveItem(atPath: aside, toPath: objects + "/pack")
    }
    let after = try Store.open(at: folder.path)
    #expect(after.headID == BundledStoreTests.head)
    #expect(try after.history() == History(files: BundledHistory.files))
  }

  @Test func `what contradicts is refused, and nothing of it is recorded`() throws {
    let store = try folder.bundled()
    var other = try Self.one("Mine")
    let name = try PolicyName("AmazonQFullAccess")
    let arn = try PolicyARN("arn:aws:iam::aws:policy/service-role/AmazonQFullAccess")
    let policy = Policy(record: PolicyRecord(name: name, arn: arn))
    other.policies[policy.key] = policy
    #expect(throws: RecordingError.self) { try store.merge(other, by: .replay) }
    #expect(try Store.open(at: folder.path).headID == BundledStoreTests.head)
    let names = try folder.lines("cat-file", "--batch-check", "--batch-all-objects")
    #expect(names.count == (try folder.lines("rev-list", "--objects", "main").count))
  }

  @Test func `an identity that git cannot write is refused`() throws {
    let store = try folder.bundled()
    let recorder = Recorder(
      identity: Identity(name: "<>", email: "a@example.com"), clock: .newestAuthorDate)
    #expect(throws: StoreError.self) { try store.merge(Self.one("Mine"), by: recorder) }
    #expect(try Store.open(at: folder.path).headID == BundledStoreTests.head)
  }
}
