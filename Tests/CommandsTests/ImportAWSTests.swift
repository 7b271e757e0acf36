import Foundation
import Testing

/// `import aws`, with a program that stands in for the AWS CLI.
@Suite struct ImportAWSTests {
  let place: Workplace
  let aws: FakeCLI

  init() throws {
    place = try Workplace()
    aws = try FakeCLI(in: place)
    try aws.has(["P": [1, 3], "Q": [2]])
  }

  /// 2026-11-25T08:00:00Z.
  private static let now = "1795593600"

  @discardableResult
  private func run(_ arguments: String..., path: String? = nil, now: String = now) throws -> Run {
    try place.run(
      ["--history", "store.git"] + arguments,
      environment: ["PATH": path ?? aws.path, "SOURCE_DATE_EPOCH": now])
  }

  @Test func `the summary says what was new, and gaps that they were asked about`() throws {
    let run = try run("import", "aws")
    #expect(run.status == 0)
    #expect(run.errors == "made `store.git`, empty\n")
    #expect(
      run.lines.dropLast() == [
        "asked IAM about 2 of 2 policies of aws: 7 questions",
        "  new         3 revisions, the first of 2 policies",
        "  not served  2 versions below one in force",
      ])
    #expect(run.lines.last?.hasSuffix("known until 2026-11-25T08:00:00Z") == true)
    let log = try self.run("log", "P").output
    #expect(log.contains("v2 never observed, not served on 2026-11-25"), "\(log)")
    let show = try self.run("show", "P").errors
    #expect(show.contains("v2 never observed, not served on 2026-11-25"), "\(show)")
    let before = try self.run("show", "Q", "--at", "2019-01-01")
    #expect(before.status == 3)
    #expect(
      before.errors == """
        error: `Q` is not recorded on 2019-01-01: the first recorded revision is v2 of \
        2020-01-02T00:00:00Z, v1 not served on 2026-11-25

        """)
    let json = try self.run("log", "P", "--format", "json").objects()
    let notServed = json.first?["notServed"] as? [[String: Any]]
    #expect(notServed?.map { $0["version"] as? String } == ["v2"])
    #expect(try self.run("verify").status == 0)
  }

  @Test func `the next time nothing is new`() throws {
    try run("import", "aws")
    let head = try place.runGit(["--git-dir", place.path("store.git"), "rev-parse", "main"])
    let again = try run("import", "aws")
    #expect(again.lines.first == "nothing new: IAM lists 2 policies of aws")
    #expect(
      try place.runGit(["--git-dir", place.path("store.git"), "rev-parse", "main"]) == head)
    #expect(try aws.calls().count == 9)
  }

  @Test func `a trial asks for the list alone and writes nothing`() throws {
    let run = try run("import", "aws", "--dry-run")
    #expect(
      run.lines.first
        == "IAM lists 2 policies of aws: at least 7 questions to ask about 2 policies; nothing was"
        + " recorded")
    #expect(try aws.calls() == ["[iam][list-policies][--scope][AWS][--output][json]"])
    #expect(!FileManager.default.fileExists(atPath: place.path("store.git")))
    let json = try self.run("import", "aws", "--dry-run", "--format", "json").json()
    #expect((json as? [String: Any])?["planned"] as? Int == 7)
  }

  @Test func `no shell reads what is handed on`() throws {
    let hostile = "a b'; touch \(place.path("touched")); $(touch \(place.path("touched")))"
    let run = try run(
      "import", "aws", "P", "--profile", hostile, "--region", "cn-north-1", "--endpoint-url",
      "http://127.0.0.1:1")
    #expect(run.status == 0)
    #expect(!FileManager.default.fileExists(atPath: place.path("touched")))
    for call in try aws.calls() {
      #expect(
        call.hasSuffix(
          "[json][--profile=\(hostile)][--region=cn-north-1][--endpoint-url=http://127.0.0.1:1]"))
    }
    #expect(try aws.calls()[1].hasPrefix("[iam][list-policy-versions][--policy-arn][arn:aws:iam:"))
  }

  @Test func `what cannot be asked is told, and makes no store`() throws {
    let missing = try run("import", "aws", path: place.path("none"))
    #expect(missing.status == 2)
    #expect(
      missing.errors.hasPrefix(
        "error: the AWS CLI cannot be run: no such file or directory; it is the program `aws`"))
    try aws.fail(
      "list", "\nUnable to locate credentials. You can configure credentials by running x.")
    let unknown = try run("import", "aws")
    #expect(unknown.status == 2)
    #expect(
      unknown.errors.hasPrefix("error: the AWS CLI has no credentials: `Unable to locate"))
    try aws.fail("list", nil)
    try place.write("<html>", to: "iam/list")
    #expect(try run("import", "aws").errors.hasPrefix("error: the AWS CLI answered which policies"))
    #expect(try run("import", "aws", "--jobs", "0").status == 2)
    #expect(!FileManager.default.fileExists(atPath: place.path("store.git")))
  }

  @Test func `where credentials expire, what was answered is recorded`() throws {
    let words = "An error occurred (ExpiredToken) when calling the GetPolicyVersion operation: x"
    try aws.fail("Q-v2", words)
    let run = try run("import", "aws", "--jobs", "1", "--format", "json")
    #expect(run.status == 2)
    #expect(
      run.errors.contains(
        "the credentials of the AWS CLI have expired: `\(words)`; `aws sso login`, or what gave"
          + " them, renews them; what was answered before is recorded"))
    let json = try #require(try run.json() as? [String: Any])
    #expect(json["revisions"] as? Int == 2)
    #expect(json["complete"] as? Bool == false)
    #expect((json["failure"] as? String)?.contains("expired") == true)
    try aws.fail("Q-v2", nil)
    let rest = try self.run("import", "aws", "--format", "json")
    #expect(rest.status == 0)
    #expect((try rest.json() as? [String: Any])?["revisions"] as? Int == 1)
  }

  @Test func `one that was ended in the middle goes on the next time`() throws {
    var policies: [String: [Int]] = [:]
    for number in 0..<90 { policies["P\(number)"] = [2] }
    try aws.has(policies)
    let whole = try place.run(
      ["--history", "whole.git", "import", "aws"],
      environment: ["PATH": aws.path, "SOURCE_DATE_EPOCH": Self.now])
    #expect(whole.status == 0)
    // 200 questions are answered, of 271.
    try place.write("", to: "iam/calls")
    try place.write("", to: "iam/hold")
    let process = place.process(
      ["--history", "store.git", "import", "aws"],
      ["PATH": aws.path, "SOURCE_DATE_EPOCH": Self.now])
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let branch = place.path("store.git/refs/heads/main")
    let end = Date.now + 60
    while !FileManager.default.fileExists(atPath: branch), process.isRunning, Date.now < end {
      Thread.sleep(forTimeInterval: 0.01)
    }
    #expect(process.isRunning)
    // A signal that no thread of the tests can have blocked for it.
    _ = try place.execute("/bin/kill", ["-KILL", "\(process.processIdentifier)"])
    try FileManager.default.removeItem(atPath: place.path("iam/hold"))
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    let rest = try run("import", "aws", "--format", "json")
    let revisions = try #require((try rest.json() as? [String: Any])?["revisions"] as? Int)
    #expect((1..<90).contains(revisions))
    let trees = try ["store.git", "whole.git"].map {
      try place.runGit(["--git-dir", place.path($0), "rev-parse", "main^{tree}"])
    }
    #expect(trees[0] == trees[1])
    #expect(try place.runGit(["--git-dir", place.path("store.git"), "fsck", "--strict"]) == "")
  }
}
