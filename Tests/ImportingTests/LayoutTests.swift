import Importing
import PolicyHistory
import Testing

/// Where an archive has its policies, and what they are called.
@Suite struct LayoutTests {
  @Test func `a suffix belongs to the name unless all files have it`() throws {
    let all = try TestArchive([
      TestCommit(1, ["policies/P.json": .version(1), "policies/Q.json": .version(1)])
    ])
    #expect(try Set(all.read().history.policies.keys.map(\.name.text)) == ["P", "Q"])
    let one = try TestArchive([
      TestCommit(1, ["policies/P.json": .version(1), "policies/Q": .version(1)])
    ])
    #expect(try Set(one.read().history.policies.keys.map(\.name.text)) == ["P.json", "Q"])
  }

  @Test func `versions side by side, in the order of their numbers`() throws {
    var files: [String: TestCommit.Change] = [:]
    for number in [1, 2, 9, 10] {
      files["data/json/P/v\(number)/policy.json"] = .document("s3:Get\(number)")
    }
    let archive = try TestArchive([
      TestCommit(1, files), TestCommit(2, ["data/json/P/v11/policy.json": .document("s3:*")]),
      // Older than what is there, and nobody says when it was.
      TestCommit(3, ["data/json/P/v3/policy.json": .document("s3:Get3")]),
      TestCommit(
        4, ["data/json/P/v4/policy.json": .version(4), "data/json/index.json": .text("[]")]),
    ])
    let reading = try archive.read()
    #expect(
      try reading.history.policy("P").revisions.map { "\($0.id)" }
        == ["v4", "v10", "v11"])
    // Of the first look v10 alone was in force; nobody says when the others were.
    #expect(
      reading.summary.passedOver == [
        "undated data/json/P/v1/policy.json", "undated data/json/P/v2/policy.json",
        "undated data/json/P/v9/policy.json", "undated data/json/P/v3/policy.json",
        "misplaced data/json/index.json",
      ])
    #expect(reading.summary.rollbacks == 0)
    #expect(reading.summary.addsUp)
  }

  @Test func `of versions of one look the newest alone was in force then`() throws {
    let archive = try TestArchive([
      TestCommit(1, ["data/json/P/v1/policy.json": .document("s3:Get1")]),
      TestCommit(
        2,
        [
          "data/json/P/v2/policy.json": .document("s3:Get2"),
          "data/json/P/v3/policy.json": .document("s3:Get3"),
          "data/json/Q/v1/policy.json": .document("s3:Get1"),
          "data/json/Q/v2/policy.json": .document("s3:Get2"),
          "data/json/Q/v3/policy.json": .text("not a document"),
        ]),
    ])
    let reading = try archive.read()
    #expect(try reading.history.ids("P") == ["v1", "v3"])
    #expect(try reading.history.ids("Q") == ["v2"])
    #expect(
      reading.summary.passedOver == [
        "undated data/json/P/v2/policy.json", "undated data/json/Q/v1/policy.json",
        "unreadable data/json/Q/v3/policy.json",
      ])
  }

  @Test func `an old version beside newer ones does not come after those that have dates`()
    throws
  {
    let dated = try TestArchive([
      TestCommit(1, ["policies/P": .version(9)]), TestCommit(2, ["policies/P": .version(10)]),
    ])
    var files: [String: TestCommit.Change] = [:]
    for number in [8, 9, 10] {
      files["data/json/P/v\(number)/policy.json"] = .document("s3:Get\(number)")
    }
    let sideBySide = try TestArchive([TestCommit(1, hour: 3, files)])
    let history = try dated.read(options: GitArchive.Options(source: "dated")).history
    let reading = try sideBySide.read(into: history)
    #expect(try reading.history.ids("P") == ["v9", "v10"])
    #expect(reading.summary.readings == 2)
    #expect(reading.summary.passedOver == ["undated data/json/P/v8/policy.json"])
    #expect(reading.summary.addsUp)
  }

  @Test func `what is undated is recorded once another source dates it`() throws {
    let archive = try TestArchive([
      TestCommit(1, ["data/json/P/v3/policy.json": .document("s3:Get3")]),
      TestCommit(2, ["data/json/P/v2/policy.json": .document("s3:Get2")]),
    ])
    let other = try TestArchive([TestCommit(1, ["policies/P": .version(2)])])
    let named = GitArchive.Options(source: "other")
    let first = try archive.read().history
    #expect(try first.ids("P") == ["v3"])
    let both = try archive.read(into: other.read(into: first, options: named).history)
    #expect(both.summary.skipped == [])
    #expect(try both.history.policy("P")[RevisionID("v2")]?.readings.count == 2)
    #expect(
      try both.history == archive.read(into: other.read(options: named).history).history)
  }

  @Test func `a file that states another version than its folder contradicts it`() throws {
    let archive = try TestArchive([
      TestCommit(1, ["data/json/P/v1/policy.json": .version(1)]),
      TestCommit(2, ["data/json/P/v2/policy.json": .version(3)]),
    ])
    #expect(try archive.read().summary.passedOver == ["conflicting data/json/P/v2/policy.json"])
  }

  @Test(arguments: ["v1.json", "v1", "v1/anything.json"])
  func `other files of versions are found`(file: String) throws {
    let archive = try TestArchive([TestCommit(1, ["deep/er/P/\(file)": .document("s3:Get")])])
    #expect(try archive.read().history.ids("P") == ["v1"])
  }

  @Test func `a folder of any name is found, and the root`() throws {
    let deep = try TestArchive([
      TestCommit(1, ["a/b/P": .version(1), "README.md": .text("words"), "a/x.json": .text("{}")])
    ])
    #expect(try deep.read().history.sources.values.first?.readTo?.path == "a/b")
    let root = try TestArchive([TestCommit(1, ["P": .version(1), "Q": .version(1)])])
    let reading = try root.read()
    #expect(reading.history.policies.count == 2)
    #expect(reading.history.sources.values.first?.readTo?.path == ".")
  }

  @Test func `a folder can be named, also with slashes around it`() throws {
    let archive = try TestArchive([
      TestCommit(1, ["policies/P": .version(1), "other/Q": .version(1)])
    ])
    for path in ["other", "./other/", "/other"] {
      let reading = try archive.read(options: GitArchive.Options(path: path))
      #expect(reading.history.policies.keys.map(\.name.text) == ["Q"])
    }
  }

  @Test func `another commit can be named`() throws {
    let archive = try TestArchive([
      TestCommit(1, ["policies/P": .version(1)]), TestCommit(2, ["policies/P": .version(2)]),
    ])
    for name in ["b1", "refs/heads/b1", "main~1"] {
      let reading = try archive.read(options: GitArchive.Options(reference: name))
      #expect(try reading.history.ids("P") == ["v1"])
    }
  }
}

/// What cannot be read at all.
@Suite struct RefusalTests {
  private func refusal(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "nothing was refused"
    } catch {
      return "\(error)"
    }
  }

  @Test func `no repository, no commit, no such commit, no such folder`() throws {
    let archive = try TestArchive()
    #expect(
      refusal { _ = try GitArchive(at: archive.folder + "/none") }.contains(
        "there is none at exactly this path"))
    #expect(refusal { _ = try archive.read() }.contains("has no commit"))
    try archive.add([TestCommit(1, ["policies/P": .version(1)])])
    #expect(
      refusal { _ = try archive.read(options: GitArchive.Options(reference: "nope")) }
        .hasPrefix("no commit `nope` in `"))
    #expect(
      refusal { _ = try archive.read(options: GitArchive.Options(reference: "a..b~^:x")) }
        != "nothing was refused")
    #expect(
      refusal { _ = try archive.read(options: GitArchive.Options(path: "nope")) }
        == "no folder `nope` at `HEAD`")
  }

  @Test func `a bundle, with the way to make a repository of it`() throws {
    let archive = try TestArchive([TestCommit(1, ["policies/P": .version(1)])])
    let bundle = archive.folder + "/a.bundle"
    try archive.git("--git-dir", archive.path, "bundle", "create", "-q", bundle, "main")
    #expect(
      refusal { _ = try GitArchive(at: bundle) }
        == "`\(bundle)` is a file; if it is a bundle, `git clone --bare \(bundle) archive.git` makes"
        + " a repository of it")
  }

  @Test func `no folder that looks like one, or several`() throws {
    let none = try TestArchive([TestCommit(1, ["README.md": .text("words")])])
    #expect(refusal { _ = try none.read() }.hasPrefix("no folder at `HEAD` looks like"))
    let two = try TestArchive([TestCommit(1, ["a/P": .version(1), "b/Q": .version(1)])])
    #expect(refusal { _ = try two.read() }.contains("`a`, `b`; `--path` chooses one"))
  }

  @Test func `a shallow clone, with the way to complete it`() throws {
    let full = try TestArchive([
      TestCommit(1, ["policies/P": .version(1)]), TestCommit(2, ["policies/P": .version(2)]),
    ])
    let shallow = full.folder + "/shallow"
    try full.git("clone", "-q", "--depth", "1", "file://\(full.path)", shallow)
    #expect(refusal { _ = try GitArchive(at: shallow) }.contains("fetch --unshallow"))
    try full.git("-C", shallow, "fetch", "-q", "--unshallow")
    let reading = try GitArchive(at: shallow).reading(into: History())
    #expect(try reading.history.ids("P") == ["v1", "v2"])
  }
}
