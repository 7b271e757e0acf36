import Foundation
import Testing

/// `merge`, and how several machines share a history through plain git.
@Suite struct MergeTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write("[user]\nname = Ada\nemail = ada@example.com\n", to: ".gitconfig")
  }

  @discardableResult
  func run(_ store: String, _ arguments: String..., input: String = "") throws -> Run {
    try place.run(
      ["--history", place.path(store)] + arguments, environment: RecordTests.now, input: input)
  }

  func record(_ name: String, _ version: String, _ date: String, in store: String) throws {
    let answer = RecordTests.answer(version, date, RecordTests.document("q:\(version)"))
    let run = try run(store, "record", name, "-", input: answer)
    #expect(run.status == 0, "\(run.errors)")
  }

  func git(_ store: String, _ arguments: String...) throws -> String {
    try place.runGit(["-C", place.path(store)] + arguments)
  }

  @Test func `two machines that recorded apart end with one history`() throws {
    // As docs/sharing.md tells: a remote of plain git, and a store on each machine.
    let remote = "file://\(place.path("remote.git"))"
    try place.runGit(["init", "-q", "--bare", "-b", "main", place.path("remote.git")])
    for store in ["a.git", "b.git"] {
      try run(store, "init")
      _ = try git(store, "remote", "add", "origin", remote)
    }
    _ = try git("a.git", "push", "-q", "origin", "main")
    try record("AmazonQFullAccess", "v6", "2025-01-01", in: "a.git")
    try record("AmazonQFullAccess", "v7", "2025-02-02", in: "b.git")
    try record("Mine", "v1", "2025-03-03", in: "b.git")
    _ = try git("a.git", "push", "-q", "origin", "main")

    _ = try git("b.git", "fetch", "-q", "origin", "main")
    #expect(
      try git("b.git", "rev-list", "--left-right", "--count", "FETCH_HEAD...main") == "1\t2\n")
    let joined = try run("b.git", "merge", "--ref", "FETCH_HEAD")
    #expect(joined.status == 0)
    #expect(joined.lines[0].contains(/^joined as [0-9a-f]{7}: 1 revision$/), "\(joined.output)")
    #expect(joined.lines[1] == "  AmazonQFullAccess v6 (2025-01-01)")
    _ = try git("b.git", "push", "-q", "origin", "main")

    _ = try git("a.git", "fetch", "-q", "origin")
    let forwarded = try run("a.git", "merge", "--ref", "origin/main")
    #expect(forwarded.lines[0].hasPrefix("moved on to "))
    #expect(
      try run("a.git", "merge", "--ref", "origin/main").lines[0]
        == "nothing new: the history has everything of it")
    let heads = try Set(["a.git", "b.git", "remote.git"].map { try git($0, "rev-parse", "main") })
    #expect(heads.count == 1)
    #expect(try run("a.git", "log", "AmazonQFullAccess").output.contains("v7"))
    for store in ["a.git", "b.git", "remote.git"] {
      #expect(try git(store, "fsck", "--full", "--strict", "--no-dangling") == "")
    }
    #expect(try run("a.git", "verify").status == 0)
  }

  @Test func `a folder of files is merged as a repository is`() throws {
    try run("a.git", "init")
    try record("Mine", "v1", "2025-03-03", in: "a.git")
    try place.runGit(["clone", "-q", place.path("a.git"), place.path("work")])
    try FileManager.default.copyItem(atPath: place.path("work"), toPath: place.path("folder"))
    try FileManager.default.removeItem(atPath: place.path("folder/.git"))
    for (store, other) in [("b.git", "folder"), ("c.git", "work"), ("d.git", "a.git")] {
      let run = try run(store, "merge", place.path(other))
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.errors == "made `\(place.path(store))`, empty\n")
    }
    let trees = try Set(
      ["a.git", "b.git", "c.git", "d.git"].map {
        try git($0, "rev-parse", "main^{tree}")
      })
    #expect(trees.count == 1)
    #expect(try run("b.git", "merge", place.path("folder")).lines[0].hasPrefix("nothing new"))
  }

  @Test func `a contradiction stops it, both sides are named`() throws {
    for (store, action) in [("a.git", "q:A"), ("b.git", "q:B")] {
      let answer = RecordTests.answer("v1", "2025-03-03", RecordTests.document(action))
      try run(store, "record", "Mine", "-", input: answer)
    }
    let before = try git("a.git", "rev-parse", "main")
    let run = try run("a.git", "merge", place.path("b.git"))
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains("error: `Mine` v1: iam `GetPolicyVersion` (document "))
    #expect(run.errors.contains(") both show what IAM served, and differ\n"))
    #expect(try git("a.git", "rev-parse", "main") == before)
  }

  @Test func `what is no history is refused, and no store is made`() throws {
    try FileManager.default.createDirectory(
      atPath: place.path("empty"), withIntermediateDirectories: true)
    try place.runGit(["init", "-q", place.path("bare")])
    for (other, message) in [
      ("none", "error: nothing at `"), ("empty", "is not a store: there is no git repository"),
      ("bare", "is not a store: it has no commit yet"),
    ] {
      let run = try run("new.git", "merge", place.path(other))
      #expect(run.status == 2)
      #expect(run.errors.contains(message), "\(run.errors)")
    }
    #expect(try run("new.git", "merge").errors.hasPrefix("error: the other history is missing"))
    #expect(!FileManager.default.fileExists(atPath: place.path("new.git")))
    try run("a.git", "init")
    let unknown = try run("a.git", "merge", "--ref", "origin/main")
    #expect(unknown.errors.hasPrefix("error: no commit `origin/main` in `"))
  }
}
