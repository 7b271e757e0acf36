import Foundation
import Testing

/// `record`: what it takes, what it refuses, and that it says what it did.
@Suite struct RecordTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.run("-q", "list")
    try place.write("[user]\nname = Ada\nemail = ada@example.com\n", to: ".gitconfig")
  }

  static let now = ["SOURCE_DATE_EPOCH": "1767600000"]  // 2026-01-05T08:00:00Z

  /// A document with an action, and nothing else.
  static func document(_ action: String = "q:NewThing") -> String {
    #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"\#(action)","#
      + #""Resource":"*"}]}"#
  }

  /// What IAM answers of a version.
  static func answer(
    _ version: String, _ created: String, isDefault: Bool = true, _ document: String
  ) -> String {
    #"{"PolicyVersion":{"VersionId":"\#(version)","IsDefaultVersion":\#(isDefault),"#
      + #""CreateDate":"\#(created)","Document":\#(document)}}"#
  }

  @discardableResult
  func record(_ arguments: String..., input: String = "") throws -> Run {
    try place.run(["record"] + arguments, environment: Self.now, input: input)
  }

  func head() throws -> String { try place.git("rev-parse", "main") }

  @Test func `an answer of IAM needs no option, and recording it again changes nothing`() throws {
    let answer = Self.answer("v6", "2026-01-02T03:04:05Z", Self.document())
    let first = try record("amazonqfullaccess", "-", input: answer)
    #expect(first.status == 0)
    #expect(first.errors == "")
    #expect(first.output.hasPrefix("mixed  AmazonQFullAccess v5 → v6  "))
    #expect(first.output.contains("\nrecorded AmazonQFullAccess v6 (2026-01-02) as "))
    let show = try place.run("show", "AmazonQFullAccess", "--format", "json")
    #expect(show.output.contains(#""effective": "2026-01-02T03:04:05Z""#))
    let recorded = try head()
    let again = try record("AmazonQFullAccess", "-", input: answer)
    #expect(again.status == 0)
    #expect(again.answer == "AmazonQFullAccess v6 is recorded so already; nothing changed\n")
    #expect(try head() == recorded)
    #expect(try place.run("verify").status == 0)
  }

  @Test func `who looks at one policy has not looked at the others`() throws {
    let answer = Self.answer("v6", "2026-01-02T03:04:05Z", Self.document())
    try record("AmazonQFullAccess", "-", input: answer)
    let looked = try place.run("show", "AmazonQFullAccess")
    #expect(looked.errors.hasSuffix(" · known until 2026-01-05T08:00:00Z\n"))
    let other = try place.run("show", "AmazonQDeveloperAccess")
    #expect(other.errors.hasSuffix(" · known until 2024-11-13\n"))
  }

  @Test func `a document encoded as IAM sends it is the same`() throws {
    let encoded = Self.document().utf8.map { "%" + String($0, radix: 16) }.joined()
    try record("AmazonQFullAccess", "-", input: Self.answer("v6", "2026-01-02", Self.document()))
    let again = try record(
      "AmazonQFullAccess", "-", input: Self.answer("v6", "2026-01-02", "\"\(encoded)\""))
    #expect(again.answer == "AmazonQFullAccess v6 is recorded so already; nothing changed\n")
  }

  @Test func `the user signs, at the time of recording`() throws {
    try record(
      "AmazonQFullAccess", "-", "--version", "v6", "--effective", "2026-01-02", "--summary",
      "Adds a thing.", "--source", "https://example.com/page.html", input: Self.document())
    #expect(
      try place.git("log", "-2", "--format=%an <%ae> %at %cn %ct%n%B", "main").hasPrefix(
        """
        Ada <ada@example.com> 1767312000 Ada 1767600000
        AmazonQFullAccess v6 (2026-01-02)

        Adds a thing.

        Policy: AmazonQFullAccess
        Arn: arn:aws:iam::aws:policy/AmazonQFullAccess
        Version: v6
        Effective: 2026-01-02
        Source: documentation https://example.com/page.html

        """))
    let named = ["GIT_AUTHOR_NAME": "Bob", "GIT_AUTHOR_EMAIL": "b@example.com"]
    _ = try place.run(
      ["record", "AmazonQFullAccess", "--status", "deprecated"],
      environment: named.merging(Self.now) { $1 })
    #expect(try place.git("log", "-1", "--format=%an %cn", "main") == "Bob Bob\n")
  }

  @Test func `who is unknown to git is told so`() throws {
    try FileManager.default.removeItem(atPath: place.path(".gitconfig"))
    let run = try record("AmazonQFullAccess", "--status", "deprecated")
    #expect(run.errors.hasPrefix("note: recorded as `policy-history`: git does not know"))
    #expect(try record("AmazonQFullAccess", "--status", "deprecated").errors == "")
  }

  @Test func `a dry run says what diff says afterwards, and writes nothing`() throws {
    let answer = Self.answer("v6", "2026-01-02T03:04:05Z", Self.document("q:*"))
    let before = try head()
    let dry = try record("AmazonQFullAccess", "-", "--dry-run", input: answer)
    #expect(dry.status == 0)
    #expect(dry.errors.hasPrefix("would record AmazonQFullAccess v6 (2026-01-02)\n"))
    #expect(dry.errors.hasSuffix("nothing was written\n"))
    #expect(try head() == before)
    try record("AmazonQFullAccess", "-", input: answer)
    #expect(try place.run("diff", "AmazonQFullAccess").answer == dry.answer)
    let missing = place.path("none.git")
    let run = try record(
      "Mine", "-", "--dry-run", "--history", missing, input: Self.document())
    #expect(run.output.hasPrefix("first recorded  Mine 2026-01-05"))
    #expect(!FileManager.default.fileExists(atPath: missing))
  }

  @Test func `a new policy has the scope and the ARN that are stated`() throws {
    let arn = "arn:aws:iam::123456789012:policy/team/Mine"
    let run = try record(
      "Mine", "-", "--scope", "123456789012", "--arn", arn, input: Self.document())
    #expect(run.lines.first == "first recorded  123456789012/Mine 2026-01-05  1 gained")
    let show = try place.run("show", "123456789012/Mine", "--format", "json")
    #expect(show.output.contains("\"arn\": \"\(arn.replacing("/", with: "/"))\""))
    let other = try record("Mine", "-", input: Self.document("q:Other"))
    #expect(other.lines.first == "first recorded  Mine 2026-01-05  1 gained")
    #expect(try place.run("list").output.contains("\nMine "))
  }

  @Test func `a name that is nearly another is told`() throws {
    let run = try record("AmazonQFulAccess", "-", "--dry-run", input: Self.document())
    #expect(run.errors.contains("new to the history; near is `AmazonQFullAccess`"))
  }

  @Test func `long lists are folded, and written out where that is asked for`() throws {
    let actions = (1...40).map { "\"q:Action\($0)\"" }.joined(separator: ",")
    let document =
      #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[\#(actions)],"#
      + #""Resource":"*"}]}"#
    func dry(_ more: String...) throws -> Run {
      try place.run(
        ["record", "Long", "-", "--version", "v7", "--dry-run"] + more, environment: Self.now,
        input: document)
    }
    #expect(try dry().output.contains("more (--full)"))
    let full = try dry("--full")
    #expect(full.output.hasPrefix("first recorded  Long v7  40 gained\n"))
    #expect(full.lines.contains { $0.contains("q:Action40") } && !full.output.contains("--full"))
    #expect(full.output.contains("\nnot recorded → v7"))
  }

  @Test func `a missing store is made, but not for what is refused`() throws {
    let path = place.path("mine.git")
    let refused = try record("Mine", "-", "--history", path, input: "{}")
    #expect(refused.status == 2)
    #expect(!FileManager.default.fileExists(atPath: path))
    let run = try record("Mine", "-", "--history", path, input: Self.document())
    #expect(run.errors == "made `\(path)`, empty\n")
    #expect(try place.run("verify", "--history", path).status == 0)
  }

  static let unfit = document().replacing("Allow", with: "Permit")
  static let operatorOfTomorrow = document().replacing(
    #""Resource":"*""#, with: #""Resource":"*","Condition":{"BytesLike":{"q:a":"b"}}"#)

  @Test(arguments: [
    (["AmazonQFullAccess", "-"], "[", "stdin:1:2: error: "),
    (["AmazonQFullAccess", "-"], "", "stdin:1:1: error: "),
    (["AmazonQFullAccess", "-"], unfit, "stdin:1:48: error: Effect `Permit`; accepted are"),
    (["AmazonQFullAccess", "-"], operatorOfTomorrow, "error: Statement[0]: unknown condition"),
    (["AmazonQFullAccess", "none.json"], "", "error: cannot read `none.json`: no such file"),
    (["AmazonQFullAccess"], "", "error: the file is missing; without one `--status` or"),
    (["Nobody", "--status", "deleted"], "", "error: no policy `Nobody` in the history\n"),
    (["a b", "-"], document(), "error: `a b` is not a policy's name"),
    (["Mine", "-", "--scope", "moon"], document(), "error: `moon` is not a scope"),
    (
      ["arn:aws:iam::aws:policy/Mine", "-", "--scope", "aws-cn"], document(),
      "error: --scope: `aws-cn`, and `arn:aws:iam::aws:policy/Mine` is of `aws`\n"
    ),
    (
      ["Mine", "-", "--arn", "arn:aws:iam::aws:policy/Yours"], document(),
      "error: --arn: `arn:aws:iam::aws:policy/Yours` is the ARN of `Yours`, not of `Mine`\n"
    ),
    (
      ["AmazonQFullAccess", "-", "--arn", "arn:aws:iam::aws:policy/x/AmazonQFullAccess"],
      document(), "error: `AmazonQFullAccess`: two ARNs, "
    ),
    (["Mine", "-", "--version", "3"], document(), "error: --version: `3` is not a version"),
    (["Mine", "-", "--effective", "2026-02-30"], document(), "error: --effective: `2026-02-30`"),
    (
      ["Mine", "-", "--effective", "2026-01-06"], document(),
      "error: --effective: `2026-01-06` is in the future\n"
    ),
    (
      ["AmazonQFullAccess", "-", "--version", "v7"], answer("v6", "2026-01-02", document()),
      "error: --version: `v7`, and the file says `v6`\n"
    ),
    (
      ["AmazonQFullAccess", "-", "--effective", "2026-01-01"],
      answer("v6", "2026-01-02T03:04:05Z", document()),
      "error: --effective: `2026-01-01`, and the file says it was created `2026-01-02T03:04:05Z`\n"
    ),
    (
      ["AmazonQFullAccess", "-", "--effective", "2026-01-03"],
      answer("v6", "2026-01-02T03:04:05Z", document()),
      "error: --effective: `2026-01-03`, and by the file v6 was created `2026-01-02T03:04:05Z`"
    ),
    (
      ["AmazonQFullAccess", "-"], answer("v6", "2026-01-02", isDefault: false, document()),
      "error: by the file `v6` is not the default version, and none after it is recorded"
    ),
    (
      ["AmazonQFullAccess", "-", "--status", "deleted"], document(),
      "error: `--status` is about the policy as a whole"
    ),
    (["AmazonQFullAccess", "--status", "gone"], "", "error: --status: `gone`; accepted are"),
    (
      ["AmazonQFullAccess", "--status", "deleted", "--version", "v5"], "",
      "error: `--version` and `--summary` are said of a document"
    ),
  ])
  func `what cannot be recorded is refused with a reason`(
    arguments: [String], input: String, message: String
  ) throws {
    let before = try head()
    let run = try place.run(["record"] + arguments, environment: Self.now, input: input)
    #expect(run.status == (arguments.contains("Nobody") ? 3 : 2))
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.output == "")
    #expect(try head() == before)
  }

  @Test func `a document that contradicts what IAM served is refused, both are named`() throws {
    try record("AmazonQFullAccess", "-", input: Self.answer("v6", "2026-01-02", Self.document()))
    let run = try record(
      "AmazonQFullAccess", "-", input: Self.answer("v6", "2026-01-02", Self.document("q:Other")))
    #expect(run.status == 2)
    #expect(
      run.errors.hasPrefix(
        "error: `AmazonQFullAccess` v6: iam `GetPolicyVersion` (document "), "\(run.errors)")
  }

  @Test func `findings are recorded by force, and told`() throws {
    let run = try record("AmazonQFullAccess", "-", "--force", input: Self.operatorOfTomorrow)
    #expect(run.status == 0)
    #expect(run.errors == "note: Statement[0]: unknown condition operator `BytesLike`\n")
    #expect(run.output.contains("\nrecorded AmazonQFullAccess 2026-01-05 (2026-01-05) as "))
  }

  @Test func `an older answer is no return, unless the user says so`() throws {
    let (old, new) = (Self.document("q:Old"), Self.document("q:New"))
    try record(
      "Mine", "-", "--effective", "2025-02-02", input: Self.answer("v2", "2025-02-02", new))
    let older = Self.answer("v1", "2025-01-01", old)
    let first = try record("Mine", "-", input: older)
    #expect(first.errors.contains("v1 is older than v2, which is recorded"))
    #expect(first.output.contains("\nrecorded Mine v1 (2025-01-01) as "))
    let back = try record("Mine", "-", "--effective", "2025-12-24", input: older)
    #expect(back.output.contains("\nrecorded Mine v1-after-v2 (2025-12-24) as "))
    let previous = Self.answer("v1", "2025-01-01", isDefault: false, old)
    #expect(try record("Mine", "-", input: previous).answer.hasSuffix("nothing changed\n"))
    let log = try place.run("log", "Mine").lines.filter { $0.hasPrefix("20") }
    #expect(
      log.map { $0.split(separator: " ").joined(separator: " ") } == [
        "2025-12-24 v1-after-v2 rolledBack", "2025-02-02 v2", "2025-01-01 v1",
      ])
    // In force was v2 then, as is recorded.
    let before = try record("Mine", "-", "--effective", "2025-01-31", input: older)
    #expect(before.status == 2)
  }

  @Test func `a status is recorded once, and ends access if it is deletion`() throws {
    let first = try record("AmazonQFullAccess", "--status", "deleted", "--effective", "2026-01-04")
    #expect(first.output.hasPrefix("deleted  AmazonQFullAccess v5 → nothing"))
    let again = try record("AmazonQFullAccess", "--status", "deleted")
    #expect(again.answer == "AmazonQFullAccess is recorded so already; nothing changed\n")
    #expect(try place.run("show", "AmazonQFullAccess").status == 1)
    try record(
      "AmazonQFullAccess", "-", "--version", "v6", "--effective", "2026-01-05",
      input: Self.document())
    #expect(try place.run("diff", "AmazonQFullAccess").output.hasPrefix("restored  "))
  }

  @Test func `programs are told the same`() throws {
    let dry = try record(
      "AmazonQFullAccess", "-", "--dry-run", "--format", "json", input: Self.document())
    let object = try #require(try dry.json() as? [String: Any])
    #expect(object["dryRun"] as? Bool == true)
    #expect(object["recorded"] as? Bool == false)
    #expect((object["change"] as? [String: Any])?["verdict"] as? String == "mixed")
  }
}
