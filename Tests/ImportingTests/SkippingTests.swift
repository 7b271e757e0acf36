import Importing
import PolicyHistory
import Testing

/// What is passed over: counted, listed, and in the way of nothing.
@Suite struct SkippingTests {
  @Test func `empty, unreadable, contradicting and odd files are listed with their reasons`() throws
  {
    let duplicate = #"{"PolicyVersion": {"VersionId": "v1", "VersionId": "v2"}}"#
    let huge = String(repeating: " ", count: (1 << 22) + 1)
    let archive = try TestArchive([
      TestCommit(1, ["policies/P": .version(1), "policies/Q": .version(1)]),
      TestCommit(
        2,
        [
          "policies/P": .text(""), "policies/Q": .gone, "policies/Broken": .text("{"),
          "policies/Twice": .text(duplicate), "policies/Link": .link("P"),
          "policies/Module": .submodule, "policies/a b": .version(1),
          "policies/folder/P": .version(1), "policies/Huge": .text(huge),
        ]),
      TestCommit(3, ["policies/P": .version(1), "policies/Q": .version(1, allows: "s3:*")]),
      TestCommit(4, ["policies/P": .version(2)]),
    ])
    let reading = try archive.read()
    #expect(
      reading.summary.passedOver == [
        "unreadable policies/Broken", "tooLarge policies/Huge", "notAFile policies/Link",
        "notAFile policies/Module", "emptied policies/P", "removed policies/Q",
        "unreadable policies/Twice", "misplaced policies/a b", "misplaced policies/folder/P",
        "conflicting policies/Q",
      ])
    #expect(reading.summary.addsUp)
    #expect(try reading.history.ids("P") == ["v1", "v2"])
    #expect(try reading.history.ids("Q") == ["v1"])
    #expect(try reading.history.policy("Q").record.statuses == [])
    let broken = try #require(reading.summary.skipped.first)
    #expect(broken.detail?.hasPrefix("line 1, column 2: ") == true)
    #expect(broken.commit.utf8.count == 40)
    #expect("\(try #require(broken.date))" == "2024-01-01T02:00:00Z")
  }

  @Test func `of two names that differ in case one is read`() throws {
    let archive = try TestArchive([
      TestCommit(1, ["policies/Name": .version(1), "policies/NAME": .version(2)]),
      // Alone it is the same policy, spelled anew.
      TestCommit(2, ["policies/Name": .gone, "policies/NAME": .version(3)]),
    ])
    let reading = try archive.read()
    #expect(reading.summary.passedOver == ["caseClash policies/Name", "removed policies/Name"])
    #expect(try reading.history.ids("NAME") == ["v2", "v3"])
    #expect(reading.history.policies.count == 1)
  }

  @Test func `a name that is spelled otherwise later keeps its revisions`() throws {
    let archive = try TestArchive([
      TestCommit(1, ["policies/Name": .version(1)]),
      TestCommit(2, ["policies/Name": .gone, "policies/NAME": .version(2)]),
    ])
    #expect(try archive.read().history.ids("NAME") == ["v1", "v2"])
  }

  @Test func `files that a clone lacks are looked for the next time`() throws {
    let full = try TestArchive([
      TestCommit(1, ["policies/P": .version(1)]), TestCommit(2, ["policies/P": .version(2)]),
    ])
    try full.git("--git-dir", full.path, "config", "uploadpack.allowFilter", "true")
    let partial = full.folder + "/partial.git"
    try full.git(
      "clone", "-q", "--bare", "--filter=blob:none", "file://\(full.path)", partial)
    let options = GitArchive.Options(path: "policies", source: "archive")
    let archive = try GitArchive(at: partial, options: options)
    let reading = try archive.reading(into: History())
    #expect(reading.summary.count(.missing) == 2)
    #expect(!archive.isRead(in: reading.history.sources))
    let later = try full.read(into: reading.history, options: options)
    #expect(try later.history.ids("P") == ["v1", "v2"])
  }
}
