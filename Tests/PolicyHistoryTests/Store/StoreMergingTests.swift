import BundledHistory
import Foundation
import Testing

@testable import PolicyHistory

/// Two stores become one history, with the commits of both.
@Suite struct StoreMergingTests {
  let here: StoreFolder
  let there: StoreFolder

  init() throws {
    here = try StoreFolder()
    there = try StoreFolder()
  }

  static let recorder = Recorder(
    identity: Identity(name: "Ada", email: "ada@example.com"),
    clock: .at(Instant(secondsSince1970: 1_800_000_000) ?? Day.first.start))

  func tree(_ folder: StoreFolder) throws -> String { try folder.git("rev-parse", "main^{tree}") }

  /// Both stores bundled, and something else recorded in each.
  func apart() throws -> (Store, Store) {
    let mine = try here.bundled()
    let theirs = try there.bundled()
    for version in 1...2 { try mine.merge(StoreSafetyTests.one("Mine", version), by: .replay) }
    for version in 2...3 { try theirs.merge(StoreSafetyTests.one("Mine", version), by: .replay) }
    try theirs.merge(StoreSafetyTests.one("Theirs", 4), by: .replay)
    return (mine, theirs)
  }

  func other(_ folder: StoreFolder, _ reference: String? = nil) throws -> Store {
    try Store.open(at: folder.path, reading: reference)
  }

  @Test func `histories recorded apart are one tree from either side`() throws {
    let (mine, theirs) = try apart()
    let tips = try (here.git("rev-parse", "main"), there.git("rev-parse", "main"))
    let before = try other(here)
    let merged = try mine.merge(other(there), by: Self.recorder)
    #expect(merged.way == .joined)
    #expect(merged.revisions == 2)
    #expect(merged.subjects == ["Mine v3 (2025-01-04)", "Theirs v4 (2025-01-05)"])
    try theirs.merge(before, by: .replay)
    #expect(try tree(here) == tree(there))
    #expect(
      try here.git("log", "-1", "--format=%P%n%an %at %ct%n%B", "main").replacing("\n", with: "|")
        == "\(tips.0) \(tips.1)|Ada 1800000000 1800000000|histories merged: 2 revisions||"
        .replacing("\n", with: ""))
    for folder in [here, there] {
      #expect(try folder.git("fsck", "--full", "--strict", "--no-dangling") == "")
    }
    #expect(try mine.history() == Store.open(at: there.path).history())
    // The samples come without files of their sources.
    let problems = Verification(files: try mine.files()).problems
    #expect(problems.filter { !$0.message.contains("`sources/") } == [])
    // Each revision is still known by the commit that recorded it.
    let paths = try mine.recordingCommits()
    let third = try #require(try HistoryPath("policies/aws/m/Mine/v3.json"))
    #expect(try there.lines("log", "-1", "--format=%s", paths[third] ?? "")[0].hasPrefix("Mine v3"))
  }

  @Test func `what is behind moves on without a commit, and then there is nothing new`() throws {
    let mine = try here.bundled()
    let theirs = try there.bundled()
    try theirs.merge(StoreSafetyTests.one("Theirs"), by: .replay)
    let merged = try mine.merge(other(there), by: Self.recorder)
    #expect(merged.way == .forwarded)
    #expect(merged.subjects == ["Theirs v1 (2025-01-02)"])
    #expect(mine.headID == theirs.headID)
    #expect(try mine.merge(other(there), by: Self.recorder).way == .known)
    #expect(try theirs.merge(other(here), by: Self.recorder).way == .known)
    #expect(try here.git("fsck", "--full", "--strict") == "")
  }

  @Test func `an empty store takes over what there is`() throws {
    _ = try there.bundled()
    let mine = try Store.create(at: here.path)
    #expect(try mine.merge(other(there), by: Self.recorder).way == .forwarded)
    #expect(mine.headID == BundledStoreTests.head)
  }

  @Test func `unrelated stores have both pasts afterwards`() throws {
    let mine = try Store.create(at: here.path)
    try mine.merge(StoreSafetyTests.one("Mine"), by: .replay)
    _ = try there.bundled()
    let merged = try mine.merge(other(there), by: Self.recorder)
    #expect(merged.way == .joined)
    #expect(try mine.policyKeys().count == 5)
    #expect(try here.lines("rev-list", "main").count == 1 + 10 + 1)
    #expect(try here.git("fsck", "--full", "--strict") == "")
  }

  @Test func `what a later snapshot lost comes back`() throws {
    let mine = try here.bundled()
    _ = try there.bundled()
    try there.replace("policies/aws/q/AmazonQFullAccess/v2.json", with: nil)
    let merged = try mine.merge(other(there), by: Self.recorder)
    #expect(merged.way == .joined)
    #expect(try mine.history() == History(files: BundledHistory.files))
  }

  @Test func `files that are no history's are kept, from either side the same`() throws {
    let (mine, theirs) = try apart()
    try here.replace("README.md", with: "mine")
    try there.replace("README.md", with: "theirs")
    try there.replace("LICENSE", with: "MIT")
    let before = try other(here)
    try mine.merge(other(there), by: Self.recorder)
    try theirs.merge(before, by: Self.recorder)
    #expect(try tree(here) == tree(there))
    #expect(try here.lines("ls-tree", "--name-only", "main").contains("LICENSE"))
  }

  @Test(arguments: ["100755", "120000"])
  func `what can be run, and links, are kept from either side the same`(mode: String) throws {
    let (mine, theirs) = try apart()
    try here.replace("mine", with: "a", mode: mode)
    try there.replace("theirs", with: "b", mode: mode)
    let before = try other(here)
    try mine.merge(other(there), by: Self.recorder)
    try theirs.merge(before, by: Self.recorder)
    #expect(try tree(here) == tree(there))
    #expect(
      try here.git("ls-tree", "main", "mine", "theirs").components(separatedBy: mode).count == 3)
    #expect(try here.git("show", "main:theirs") == "b")
    #expect(try here.git("show", "main:mine") == "a")
  }

  @Test func `of one file that one side alone can run, the one that cannot be stays`() throws {
    let (mine, theirs) = try apart()
    try here.replace("script", with: "a", mode: "100755")
    try there.replace("script", with: "a")
    let before = try other(here)
    try mine.merge(other(there), by: Self.recorder)
    try theirs.merge(before, by: Self.recorder)
    #expect(try tree(here) == tree(there))
    #expect(try here.git("ls-tree", "main", "script").hasPrefix("100644"))
  }

  @Test func `a file that is laid out otherwise is written as it should be`() throws {
    let (mine, theirs) = try apart()
    let path = "policies/aws/m/Mine/policy.json"
    try here.replace(path, with: "{\"name\":\"Mine\"}")
    let before = try other(here)
    try mine.merge(other(there), by: Self.recorder)
    try theirs.merge(before, by: Self.recorder)
    #expect(try tree(here) == tree(there))
    #expect(try here.git("show", "main:\(path)") == "{\n  \"name\": \"Mine\"\n}\n")
  }

  @Test func `a contradiction stops it, and nothing is written`() throws {
    let (mine, theirs) = try apart()
    for (store, action) in [(mine, "s3:a"), (theirs, "s3:b")] {
      var policy = try Samples.policy()
      try policy.record([("v1", Reading(Samples.iam, created: "2025-01-01", action))])
      try store.merge(history(of: policy), by: .replay)
    }
    let head = mine.headID
    let error = #expect(throws: RecordingError.self) {
      try mine.merge(other(there), by: Self.recorder)
    }
    #expect(error?.description.contains("`Sample` v1: iam `GetPolicyVersion` (document ") == true)
    #expect(error?.description.contains(" and iam `GetPolicyVersion` (document ") == true)
    #expect(try Store.open(at: here.path).headID == head)
    let names = try here.lines("cat-file", "--batch-check", "--batch-all-objects")
    #expect(names.count == (try here.lines("rev-list", "--objects", "main").count))
  }

  @Test func `three stores are one tree in any order`() throws {
    let folders = try (0..<3).map { _ in try StoreFolder() }
    func fill() throws {
      for (index, folder) in folders.enumerated() {
        let store = try folder.bundled()
        try store.merge(StoreSafetyTests.one("Mine", index + 1), by: .replay)
        try store.merge(StoreSafetyTests.one("Mine", 3 - index), by: .replay)
      }
    }
    try fill()
    var trees: Set<String> = []
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0]] {
      let place = try StoreFolder()
      let store = try Store.create(at: place.path)
      for index in order { try store.merge(other(folders[index]), by: Self.recorder) }
      trees.insert(try tree(place))
    }
    #expect(trees.count == 1)
  }

  @Test func `a commit of the store itself can be merged`() throws {
    let (mine, _) = try apart()
    try here.git("fetch", "--quiet", there.path, "main")
    let merged = try mine.merge(other(here, "FETCH_HEAD"), by: Self.recorder)
    #expect(merged.way == .joined)
    #expect(throws: StoreError.self) { try other(here, "nothing") }
    #expect(throws: StoreError.self) { try other(here, "main:history.json") }
    #expect(throws: StoreError.self) {
      try other(here, "main").merge(StoreSafetyTests.one("X"), by: Self.recorder)
    }
  }

  @Test func `a branch that moves meanwhile is merged upon`() throws {
    let (mine, _) = try apart()
    let writer = try Store.open(at: here.path)
    let theirs = try other(there)
    // What `mine` read last is behind by now.
    try writer.merge(StoreSafetyTests.one("Late", 9), by: .replay)
    try mine.merge(theirs, by: Self.recorder)
    #expect(try mine.policyKeys().map(\.description).contains("Late"))
  }

  @Test func `a repository that lacks objects is refused, and the old history stays`() throws {
    let mine = try here.bundled()
    let theirs = try there.bundled()
    try theirs.merge(StoreSafetyTests.one("Theirs"), by: .replay)
    let blob = try there.git("rev-parse", "main:policies/aws/t/Theirs/policy.json")
      .trimmingCharacters(in: .newlines)
    let other = try other(there)
    _ = try other.history()
    try FileManager.default.removeItem(
      atPath: "\(there.path)/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    #expect(throws: StoreError.self) { try mine.merge(self.other(there), by: Self.recorder) }
    #expect(try Store.open(at: here.path).headID == BundledStoreTests.head)
  }
}
