import Foundation
import Testing

@testable import Commands

/// `import git`.
@Suite struct ImportTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try archive()
  }

  init(in place: Workplace) { self.place = place }

  private var store: String { place.path("store.git") }

  /// Two commits of one policy: a version, and an empty file with another policy.
  func archive() throws {
    let work = place.path("archive")
    try place.runGit(["init", "-q", "-b", "main", work])
    try commit(["P": version("v1"), "Q": version("v1")], on: "2024-01-01")
    try commit(["P": version("v3"), "Q": ""], on: "2024-01-02")
  }

  private func version(_ version: String) -> String {
    """
    {"PolicyVersion": {"VersionId": "\(version)", "CreateDate": "2023-01-0\(version.last ?? "1")",
    "Document": {"Version": "2012-10-17", "Statement":
    {"Effect": "Allow", "Action": "s3:Get\(version)", "Resource": "*"}}}}
    """
  }

  private func commit(_ files: [String: String], on day: String) throws {
    let work = place.path("archive")
    try FileManager.default.createDirectory(
      atPath: work + "/policies", withIntermediateDirectories: true)
    for (name, text) in files { try place.write(text, to: "archive/policies/\(name)") }
    try place.runGit(["-C", work, "add", "-A"])
    let identity = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    try place.runGit(
      ["-C", work] + identity + ["commit", "-q", "-m", "x"],
      environment: [
        "GIT_AUTHOR_DATE": "\(day)T00:00:00Z", "GIT_COMMITTER_DATE": "\(day)T00:00:00Z",
      ])
  }

  private func run(_ arguments: String...) throws -> Run {
    try place.run(["--history", store, "import", "git"] + arguments)
  }

  @Test func `the summary says what was new and what was passed over`() throws {
    let run = try run("archive", "--source", "https://example.com/archive")
    #expect(run.status == 0)
    #expect(run.errors == "")
    let commit = try place.runGit(["-C", place.path("archive"), "rev-parse", "HEAD"]).prefix(8)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.prefix(5).map(String.init) == [
        "read 2 commits of https://example.com/archive: 4 file changes, 3 different files", "",
        "  new      3 revisions, the first of 2 policies",
        "  skipped  1 changes: 1 emptied",
        "  gaps     1 in 1 policy: versions that nobody observed; `log` names them",
      ])
    #expect(
      run.output.contains("\nskipped: policies/Q: emptied on ")
        && run.output.contains(" (\(commit))\n"))
    #expect(lines.dropLast().last?.hasSuffix("known until 2024-01-02T00:00:00Z") == true)
    let show = try place.run("--history", store, "log", "P")
    #expect(show.output.contains("v2 never observed"))
  }

  @Test func `the next time nothing is new, and then what is`() throws {
    let options = ["archive", "--source", "a"]
    _ = try run(options[0], options[1], options[2])
    let head = try place.runGit(["--git-dir", store, "rev-parse", "main"])
    let again = try run("archive", "--source", "a")
    #expect(again.lines.first == "nothing new in a")
    #expect(try place.runGit(["--git-dir", store, "rev-parse", "main"]) == head)
    try commit(["P": version("v1")], on: "2024-01-03")
    let third = try run("archive", "--source", "a")
    #expect(third.lines.first == "read 1 commit of a: 1 file change, 1 different file")
    #expect(third.output.contains("  new   1 revision; 1 came back\n"))
  }

  @Test func `the default store has the bundled history too, whoever is first to use it`() throws {
    let run = try place.run("import", "git", "archive")
    #expect(run.status == 0)
    #expect(run.errors.hasSuffix("of the bundled history\n"))
    #expect(try place.run("list").output.contains("AmazonQFullAccess"))
    #expect(try place.run("log", "P").status == 0)
    // What is named holds what was asked for alone.
    _ = try self.run("archive")
    #expect(try !place.run("--history", store, "list").output.contains("AmazonQFullAccess"))
  }

  @Test func `as JSON`() throws {
    let json = try #require(try run("archive", "--format", "json").json() as? [String: Any])
    #expect(json["source"] as? String == "archive")
    #expect(json["revisions"] as? Int == 3)
    #expect((json["skipped"] as? [[String: Any]])?.first?["reason"] as? String == "emptied")
    #expect((json["gaps"] as? [[String: Any]])?.first?["first"] as? Int == 2)
  }

  @Test func `what cannot be imported makes no store`() throws {
    for arguments in [["none"], ["archive", "--scope", "x"], ["archive", "--source", ""]] {
      let run = try place.run(["--history", store, "import", "git"] + arguments)
      #expect(run.status == 2)
      #expect(run.output == "")
      #expect(run.errors.hasPrefix("error: "))
    }
    #expect(!FileManager.default.fileExists(atPath: store))
  }

  @Test func `progress shows on a terminal, and is gone in the end`() throws {
    let seen = try place.look(arguments: ["--history", store, "import", "git", "archive"])
    #expect(seen.screen.contains("\rreading ["))
    #expect(seen.screen.contains("\rrecording ["))
    #expect(seen.screen.contains("\r\u{1B}[Kread 2 commits"))
    let quiet = try place.look(
      arguments: ["--history", store + "2", "import", "git", "archive", "-q"])
    #expect(!quiet.screen.contains("reading"))
  }

  @Test(arguments: [
    (
      50, 0,
      "reading [##########----------] 50/100 commits  7 revisions"
    ),
    (
      25, 2000,
      "reading [#####---------------] 25/100 commits  7 revisions  12/s  6 s left"
    ),
    (
      100, 2000,
      "reading [####################] 100/100 commits  7 revisions  50/s"
    ),
  ])
  func `the bar has counts, rate and the time that is left`(
    done: Int, milliseconds: Int, text: String
  ) {
    let line = ProgressBar.text(
      "reading", done, of: 100, "commits", after: Int64(milliseconds), remark: "7 revisions",
      width: 79)
    #expect(line == text)
  }
}
