import Foundation
import Testing

/// What the program prints for programs, held to the schemas of `docs/schema` by another validator.
@Suite struct SchemaTests {
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL

  /// A command line and the schema of what it prints.
  static let cases: [(arguments: [String], schema: String)] = [
    (["list"], "list.json"), (["list", "--at", "2024-01-01"], "list.json"),
    (["log"], "log.json"), (["log", "--changes"], "log.json"),
    (["log", "AmazonQFullAccess", "--documents", "--commits"], "log.json"),
    (["show", "AmazonQFullAccess"], "show.json"),
    (["show", "AmazonQFullAccess", "--at", "2023-01-01"], "show.json"),
    (["diff", "AmazonQFullAccess"], "diff.json"), (["diff", "--from", "2023-01-01"], "diff.json"),
    (["diff", "AmazonQFullAccess", "--from", "v1", "--only", "q:*"], "diff.json"),
    (["compare", "AmazonQFullAccess", "AmazonQDeveloperAccess@v1"], "compare.json"),
    (["blame", "AmazonQFullAccess"], "blame.json"),
    (["blame", "AmazonQFullAccess", "--at", "2023-01-01"], "blame.json"),
    (["grants", "iam:PassRole", "--ever"], "grants.json"),
    (["grants", "q:*", "--at", "2024-05-01"], "grants.json"),
    (["grants", "q:Nothing", "--from", "2020-01-01"], "grants.json"),
    (["changelog"], "changelog.json"), (["verify"], "verify.json"),
  ]

  /// Command lines that write, in this order; `document.json` and `findings.json` are there.
  static let writing: [(arguments: [String], schema: String)] = [
    (["record", "AmazonQFullAccess", "document.json", "--dry-run"], "record.json"),
    (["record", "AmazonQFullAccess", "document.json", "--version", "v6"], "record.json"),
    (
      ["record", "AmazonQFullAccess", "findings.json", "--version", "v7", "--force"], "record.json"
    ),
    (["record", "AmazonQFullAccess", "--status", "deleted"], "record.json"),
    (["record", "AmazonQFullAccess", "--status", "deleted"], "record.json"),
    (["import", "announcements", "page.html"], "import-announcements.json"),
    (["import", "details", "account.json"], "import-details.json"),
    (["who", "s3:GetObject", "--details", "account.json"], "who.json"),
    (["who", "s3:*", "--details", "account.json", "--from", "2024-01-01"], "who.json"),
    (
      ["who", "q:*", "--details", "account.json", "--context", "a=b", "--context", "a=c"],
      "who.json"
    ),
    (["impact", "--details", "account.json", "--from", "2023-01-01"], "impact.json"),
    (["review", "--lock", "lock", "--accept", "AmazonQDeveloperAccess"], "review.json"),
    (["review", "--lock", "lock", "--from-details", "account.json"], "review.json"),
    (["review", "--lock", "lock"], "review.json"),
    (["merge", "data/policy-history/history.git", "--history", "other.git"], "merge.json"),
    (["merge", "data/policy-history/history.git", "--history", "other.git"], "merge.json"),
  ]

  @Test func `every verb prints what its schema says`() throws {
    try Self.judge(Self.cases, in: Workplace.reading.get())
  }

  @Test func `every verb that writes prints what its schema says`() throws {
    let place = try Workplace()
    try place.run("-q", "list")
    try place.write(RecordTests.document(), to: "document.json")
    try place.write(RecordTests.operatorOfTomorrow, to: "findings.json")
    try place.write(AnnouncementsTests.page, to: "page.html")
    try place.write(
      Account.file(
        users: [
          Account.principal("User", "alice", attached: ["Deployment"], boundary: "Bound"),
          Account.principal(
            "User", "bob", attached: ["Deployment"],
            inline: [
              "no": Account.document([["Effect": "Deny", "Action": "s3:*", "Resource": "*"]])
            ]),
        ],
        policies: [
          Account.policy(
            "Deployment", [("2024-01-01T10:00:00Z", Account.allow("s3:*")), ("2024-02-01", [:])]),
          Account.policy("Bound", [("2024-01-01T10:00:00Z", Account.allow("s3:Get*"))]),
        ]), to: "account.json")
    try Self.judge(Self.writing, in: place)
  }

  private static func judge(
    _ cases: [(arguments: [String], schema: String)], in place: Workplace
  ) throws {
    guard let python = Self.python else {
      return print("no Python with jsonschema (`make judges`): outputs are not held to the schemas")
    }
    var values: [String: Any] = [:]
    for (index, (arguments, schema)) in cases.enumerated() {
      let run = try place.run(arguments + ["--format", "json"])
      #expect(run.status < 2, "\(arguments): \(run.errors)")
      let name = "\(index) \(arguments.joined(separator: " "))"
      values[name] = ["schema": schema, "valid": true, "value": try run.json()]
    }
    let lines = try place.run("export", "jsonl").lines
    for (index, line) in lines.enumerated() {
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let schema = value?["kind"] == nil ? "revision.json" : "change.json"
      values["line \(index)"] = ["schema": schema, "valid": true, "value": value ?? [:]]
    }
    values["import git"] = ["schema": "import.json", "valid": true, "value": try Self.imported()]
    for (name, value) in try Self.importedFromIAM() {
      values["import aws \(name)"] = ["schema": "import-aws.json", "valid": true, "value": value]
    }
    let file = place.folder.appending(path: "values.json")
    try JSONSerialization.data(withJSONObject: values).write(to: file)
    let script = Self.root.appending(path: "Tests/PublishingTests/Judges/schemas.py")
    let schemas = Self.root.appending(path: "docs/schema")
    let (status, output) = try Self.run(python, [script.path(), schemas.path(), file.path()])
    #expect(status == 0, "\(output)")
  }

  /// What an import prints of an archive that has nothing but an empty file.
  private static func imported() throws -> Any {
    let place = try Workplace()
    let work = place.path("archive")
    try place.runGit(["init", "-q", work])
    try FileManager.default.createDirectory(
      atPath: work + "/policies", withIntermediateDirectories: true)
    try place.write("", to: "archive/policies/P")
    try place.runGit(["-C", work, "add", "-A"])
    try place.runGit([
      "-C", work, "-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-q", "-m", "x",
    ])
    let run = try place.run("import", "git", work, "--path", "policies", "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    return try run.json()
  }

  /// What imports from IAM print: a trial, one that fails, one that passes something over, and the
  /// revisions with what was not served.
  private static func importedFromIAM() throws -> [String: Any] {
    let place = try Workplace()
    let aws = try FakeCLI(in: place)
    try aws.has(["P": [1, 3], "Q": [2]])
    func run(_ arguments: String...) throws -> Any {
      try place.run(
        ["import", "aws", "--history", "iam.git", "--jobs", "1", "--format", "json"] + arguments,
        environment: ["PATH": aws.path]
      ).json()
    }
    var values = ["trial": try run("--dry-run")]
    try aws.fail("Q", "Could not connect to the endpoint URL")
    values["failed"] = try run()
    try aws.fail("Q", nil)
    try place.write("{", to: "iam/Q-v2")
    values["passed over"] = try run()
    return values
  }

  /// A Python that has what the judges need.
  static let python: String? = {
    let environment = ProcessInfo.processInfo.environment
    let built = root.appending(path: "build/venv/bin/python").path()
    return [environment["POLICY_HISTORY_PYTHON"], built].compactMap { $0 }.first { path in
      (try? run(path, ["-c", "import jsonschema, referencing"]).status) == 0
    }
  }()

  static func run(
    _ program: String, _ arguments: [String]
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
