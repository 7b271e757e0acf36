import BundledHistory
import Importing
import PolicyHistory
import Testing

/// Parts of a real archive.
@Suite struct RealArchiveTests {
  @Test func `eighteen policies: every version once, roll-backs and empty files`() throws {
    guard let archive = try Shared.archive("mamip-slice") else { return }
    let reading = try archive.read()
    #expect(reading.summary.addsUp)
    #expect(reading.history.policies.count == 18)
    #expect(try reading.history.ids("ReadOnlyAccess").contains("v68-after-v71"))
    let ids = reading.history.policies.values.flatMap { $0.revisions.map { "\($0.id)" } }
    #expect(ids.count == reading.summary.revisions)
    // v68 of ReadOnlyAccess once, v8 of another policy once; v71 came after v68 again.
    #expect(ids.count { $0.contains("-after-") } == 3)
    #expect(reading.summary.rollbacks == 2)
    #expect(reading.summary.skipped.allSatisfy { $0.reason == .emptied })
  }

  @Test func `re-issues and numbers that were never seen`() throws {
    guard let archive = try Shared.archive("mamip-q4") else { return }
    let history = try archive.read().history
    #expect(
      try history.ids("AmazonQFullAccess")
        == ["v1", "v2", "v3", "v4", "v5", "v6", "v7", "v9", "v11"])
    let policy = try history.policy("AmazonQFullAccess")
    let documents = ["v7", "v9", "v11"].map { id in
      (try? RevisionID(id)).flatMap { policy[$0]?.document?.digest }
    }
    #expect(documents.allSatisfy { $0 != nil && $0 == documents[0] })
  }

  @Test func `the bundled history before or after it makes no difference`() throws {
    guard let archive = try Shared.archive("mamip-q4") else { return }
    let bundled = try History(files: BundledHistory.files)
    let opened = try GitArchive(at: archive.path)
    let stores = try [true, false].map { isBundledFirst in
      let store = try Store.create(at: archive.folder + "/\(isBundledFirst).git")
      if isBundledFirst { try store.merge(bundled, by: .replay) }
      try store.update(by: .replay) { try opened.reading(into: $0).history }
      if !isBundledFirst { try store.merge(bundled, by: .replay) }
      return store
    }
    let files = try stores.map { store in try store.files().map { "\($0.path) \($0.bytes)" } }
    #expect(files[0] == files[1])
    let policy = try stores[0].history().policy("AmazonQFullAccess")
    let disputed = Timeline(of: policy, sources: [:]).entries.filter {
      $0.marks.contains(.disputed)
    }
    #expect(disputed.map { "\($0.revision.id)" } == ["v5"])
    #expect(disputed.first?.revision.counting?.source.kind == .git)
  }

  @Test(arguments: ["mamip-slice", "mamip-policies"])
  func `whole archives agree with the bundled history in either order`(name: String) throws {
    guard let archive = try Shared.archive(name) else { return }
    let bundled = try History(files: BundledHistory.files)
    let opened = try GitArchive(at: archive.path)
    let after = try opened.reading(into: bundled).history
    let alone = try opened.reading(into: History())
    #expect(try alone.history.merging(bundled) == after)
    #expect(alone.summary.addsUp)
    // Once each: a version is recorded again only where it came back or was made anew.
    for policy in after.policiesInOrder {
      let plain = policy.revisions.filter { $0.version.map { RevisionID($0) } == $0.id }
      #expect(Set(plain.map(\.version)).count == plain.count, "\(policy.key)")
    }
    if name == "mamip-policies" {
      #expect(alone.summary.revisions == 5248)
      #expect(alone.summary.rollbacks == 9)
      #expect(alone.summary.recreations == 2)
      #expect(try after.ids("ReadOnlyAccess").contains("v68-after-v71"))
    }
  }
}
