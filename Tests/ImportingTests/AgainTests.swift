import Importing
import PolicyHistory
import Testing

/// Importing again.
@Suite struct AgainTests {
  private let first = [
    TestCommit(1, ["policies/P": .version(1), "policies/Q": .version(1)]),
    TestCommit(2, ["policies/P": .version(2)]),
  ]
  private let second = [
    TestCommit(3, ["policies/P": .version(1)]),
    TestCommit(4, ["policies/P": .version(2), "policies/Q": .text("")]),
    TestCommit(5, ["policies/Q": .version(1)]),
  ]

  @Test func `only new commits are read, with the same result as all at once`() throws {
    let archive = try TestArchive(first)
    let begun = try archive.read().history
    try archive.add(second)
    let steps = try archive.read(into: begun)
    #expect(steps.summary.commits == 3)
    #expect(steps.summary.rollbacks == 1)
    let once = try archive.read()
    #expect(once.summary.commits == 5)
    #expect(steps.history == once.history)
    #expect(try steps.history.ids("P").count == 4)
  }

  @Test func `what is read is known as read`() throws {
    let archive = try TestArchive(first)
    let opened = try GitArchive(at: archive.path)
    #expect(!opened.isRead(in: [:]))
    let history = try opened.reading(into: History()).history
    #expect(opened.isRead(in: history.sources))
    let again = try opened.reading(into: history)
    #expect(again.summary.commits == 0)
    #expect(again.history == history)
    #expect(opened.nothingNew(in: history.sources).lookedAt == again.history.lookedAt)
    let elsewhere = try GitArchive(at: archive.path, options: .init(scope: PolicyScope("aws-cn")))
    #expect(!elsewhere.isRead(in: history.sources))
  }

  /// The rewritten commits keep their dates, as tools that rewrite do.
  @Test func `after a rewritten past all is read, and what is known stays`() throws {
    let archive = try TestArchive(first + second)
    let before = try archive.read().history
    try archive.add([
      TestCommit(11, hour: 1, parents: [], ["policies/P": .version(1), "policies/Q": .version(1)]),
      TestCommit(12, parents: [11], ["policies/P": .version(3)]),
    ])
    let after = try archive.read(into: before)
    #expect(after.summary.commits == 2)
    #expect(after.summary.revisions == 1)
    #expect(
      try after.history.policy("P").revisions.map { "\($0.id)" } == [
        "v1", "v1-after-v2", "v2", "v2-after-v1", "v3",
      ])
  }

  @Test func `a store has each version once, and the same head the next time`() throws {
    let archive = try TestArchive(first)
    let store = try Store.create(at: archive.folder + "/store.git")
    let opened = try GitArchive(at: archive.path)
    func record() throws -> [Snapshot] {
      try store.update(by: .replay) { try opened.reading(into: $0).history }
    }
    #expect(
      try record().map(\.subject) == [
        "P v1 (2023-01-01)", "Q v1 (2023-01-01)", "P v2 (2023-01-02)",
      ])
    let head = store.headID
    #expect(try record().isEmpty)
    #expect(store.headID == head)
    let other = try Store.create(
      at: archive.folder + "/other.git", holding: opened.reading(into: History()).history)
    #expect(other.headID == head)
  }
}

extension History {
  /// The newest look at a source.
  fileprivate var lookedAt: Instant? { sources.values.compactMap { $0.lookedAt?.start }.max() }
}
