import Foundation
import Testing

/// Where the store is, and when it is made.
@Suite struct StoreTests {
  let place: Workplace

  init() throws { place = try Workplace() }

  @Test func `the first verb that reads makes the store, and says so once`() throws {
    let first = try place.run("list")
    #expect(first.status == 0)
    #expect(first.errors == "made `\(place.store.path())` of the bundled history\n")
    let second = try place.run("list")
    #expect(second.errors == "")
    #expect(second.output == first.output)
  }

  @Test func `quiet is quiet`() throws {
    #expect(try place.run("list", "-q").errors == "")
  }

  @Test func `without a data folder the home is used`() throws {
    let run = try place.run("list", environment: ["XDG_DATA_HOME": ""])
    #expect(run.status == 0)
    let store = place.path(".local/share/policy-history/history.git")
    #expect(FileManager.default.fileExists(atPath: store))
    let nowhere = try place.run("list", environment: ["XDG_DATA_HOME": "", "HOME": ""])
    #expect(nowhere.status == 2)
    #expect(nowhere.errors.hasPrefix("error: neither `XDG_DATA_HOME` nor `HOME` is set"))
  }

  @Test(arguments: [
    ["TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"],
    [
      "GIT_AUTHOR_NAME": "Somebody", "GIT_COMMITTER_EMAIL": "else@example.com",
      "GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z", "SOURCE_DATE_EPOCH": "1",
    ],
  ])
  func `the same history has the same id everywhere`(environment: [String: String]) throws {
    try place.write("[user]\nname = N\nemail = e@example.com\n", to: "gitconfig")
    let own = environment.merging(["GIT_CONFIG_GLOBAL": place.path("gitconfig")]) { $1 }
    _ = try place.run(["list"], environment: own)
    let head = try place.git("rev-parse", "HEAD")
    #expect(head == (try Workplace.reading.get().git("rev-parse", "HEAD")))
    try FileManager.default.removeItem(at: place.store)
    try place.run("log")
    #expect(head == (try place.git("rev-parse", "HEAD")))
  }

  @Test func `a named store that is missing is not made`() throws {
    let run = try place.run("--history", place.path("none.git"), "list")
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains("`init`"))
    #expect(!FileManager.default.fileExists(atPath: place.path("none.git")))
    let variable = try place.run("list", environment: ["POLICY_HISTORY": place.path("none.git")])
    #expect(variable.errors == run.errors)
  }

  @Test func `init makes a named store, once`() throws {
    let path = place.path("deep/in/history.git")
    let made = try place.run("--history", path, "init")
    #expect(made.status == 0)
    #expect(
      made.lines.first == "made `\(path)` of the bundled history: 10 revisions of 4 policies")
    let again = try place.run("--history", path, "init")
    #expect(again.status == 2)
    #expect(again.errors == "error: `\(path)` exists; a store is made where nothing is\n")
    let listed = try place.run("list", "--history", path, environment: ["POLICY_HISTORY": "/none"])
    #expect(listed.output == (try Workplace.reading.get().run("list").output))
    #expect(!FileManager.default.fileExists(atPath: place.store.path()))
  }

  @Test func `an empty store answers that there is nothing`() throws {
    let empty = ["POLICY_HISTORY": place.path("empty.git")]
    #expect(try place.run("init", "--empty", environment: empty).status == 0)
    #expect(try place.run("list", environment: empty).output == "no policy\n\n0 policies\n")
    #expect(try place.run("log", "--format", "json", environment: empty).output == "[]\n")
    #expect(try place.run("log", "--format", "jsonl", environment: empty).output == "")
    #expect(try place.run("verify", environment: empty).status == 0)
    let show = try place.run("show", "AmazonQFullAccess", environment: empty)
    #expect(show.status == 3)
    #expect(show.errors == "error: no policy `AmazonQFullAccess` in the history\n")
  }

  @Test func `what is no store is told as such`() throws {
    try place.write("{}", to: "file")
    for path in [place.path("file"), place.folder.path()] {
      let run = try place.run("--history", path, "list")
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix("error: `\(path)` is not a store"))
    }
  }

  @Test func `a sound store verifies`() throws {
    try place.run("-q", "list")
    let run = try place.run("verify")
    let head = try place.git("rev-parse", "HEAD").dropLast()
    #expect(run.status == 0)
    #expect(
      run.output == "4 policies · 10 revisions · 10 snapshots · 80 objects · nothing wrong"
        + " · history \(head)\n")
    #expect(try place.run("verify", "--head", "\(head)").output == run.output)
    let other = try place.run("verify", "--head", String(repeating: "1", count: 40))
    #expect(other.status == 2)
    #expect(other.output.hasPrefix("error: refs/heads/main: the commit `1111"))
    let short = try place.run("verify", "--head", "\(head.prefix(12))")
    #expect(short.status == 2)
    #expect(short.errors.hasPrefix("error: --head: `\(head.prefix(12))` is not the id of a commit"))
  }

  @Test func `a store with a file of another layout does not`() throws {
    try place.run("-q", "list")
    let work = place.path("work")
    for arguments in [
      ["clone", "-q", place.store.path(), work],
      ["-C", work, "config", "user.email", "a@example.com"],
      ["-C", work, "config", "user.name", "A"],
    ] { try place.runGit(arguments) }
    let name = "policies/aws/q/AmazonQFullAccess/v1.json"
    try place.write("{\"version\": \"v1\", \"readings\": []}\n", to: "work/\(name)")
    try place.runGit(["-C", work, "commit", "-q", "-a", "-m", "damage"])
    try place.runGit(["-C", work, "push", "-q", "origin", "HEAD:main"])
    let run = try place.run("verify")
    #expect(run.status == 2)
    #expect(run.output.contains("error: \(name): "))
    #expect(run.output.contains("9 revisions · "))
    #expect(try place.run("show", "AmazonQFullAccess").status == 2)
    #expect(try place.run("show", "AmazonQDeveloperAccess").status == 0)
  }
}
