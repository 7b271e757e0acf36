import Foundation
import Testing

/// `export`: the history for other programs.
@Suite struct ExportTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.run("-q", "list")
  }

  /// What Python's `sqlite3` answers; `nil` where there is no Python.
  func rows(_ queries: String...) throws -> [[[String?]]]? {
    try place.write(
      """
      import json, sqlite3, sys
      database = sqlite3.connect("file:history.db?mode=ro", uri=True)
      rows = [database.execute(query).fetchall() for query in sys.argv[1:]]
      print(json.dumps([[[None if v is None else str(v) for v in r] for r in a] for a in rows]))
      """, to: "ask.py")
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "ask.py"] + queries
    process.currentDirectoryURL = place.folder
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus != 127 else {
      print("no python3: the database is not read by others")
      return nil
    }
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode([[[String?]]].self, from: output)
  }

  @Test func `a database is one that others find whole, and says what the verbs say`() throws {
    let run = try place.run("export", "sqlite", "history.db")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.lines.first == "wrote `history.db`: 10 revisions, 10 changes, 51 grants")
    let allows = """
      SELECT DISTINCT name FROM grants JOIN policies ON policies.id = policy
      WHERE 'q:sendmessage' GLOB pattern AND since <= '2024-05-01' AND (until IS NULL OR until >
      '2024-05-01') ORDER BY 1
      """
    guard
      let answers = try rows(
        "PRAGMA integrity_check", "PRAGMA foreign_key_check",
        "SELECT verdict, gained, lost FROM changes WHERE name = 'AmazonQFullAccess v2 → v3'",
        """
        SELECT r.revision, l.revision, since, grants.until, scope, unconditional FROM grants
        JOIN revisions r ON r.id = grants.revision JOIN revisions l ON l.id = last_revision
        WHERE action = 'q:*'
        """, allows,
        "SELECT revision IS NULL, date FROM announcements ORDER BY date LIMIT 1")
    else { return }
    #expect(answers[0] == [["ok"]])
    #expect(answers[1] == [])
    #expect(
      answers[2] == [
        [
          "mixed", #"["cloudformation:GetResource","cloudformation:ListResources"]"#, #"["q:*"]"#,
        ]
      ])
    #expect(
      answers[3] == [
        [
          "v1", "v2", "2023-11-28T16:00:24Z", "2024-07-09T08:35:50Z", #"{"resources":["*"]}"#, "1",
        ]
      ])
    #expect(answers[4] == [["AmazonQFullAccess"]])
  }

  @Test func `a stream has each revision and its change, and depends on the history alone`() throws
  {
    #expect(try place.run("export", "jsonl", "a.jsonl").status == 0)
    let stream = try String(contentsOfFile: place.path("a.jsonl"), encoding: .utf8)
    #expect(try place.run("export", "jsonl").output == stream)
    #expect(try place.run("export", "jsonl", "-").output == stream)
    let kinds = try stream.split(separator: "\n").map { line in
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return value?["kind"] as? String ?? (value?["document"] == nil ? "?" : "revision")
    }
    #expect(kinds == Array(repeating: ["revision", "change"], count: 10).flatMap { $0 })
    // The same history in another store, whose commits are others.
    #expect(try place.run("export", "out").status == 0)
    let merge = try place.run(
      ["--history", "other.git", "merge", "out"], environment: RecordTests.now)
    #expect(merge.status == 0, "\(merge.errors)")
    #expect(try place.run("--history", "other.git", "export", "jsonl").output == stream)
  }

  @Test func `a folder comes back as the same tree`() throws {
    // A name that its folder shares with files: AWS has such a policy.
    let answer = RecordTests.answer("v1", "2025-03-03", RecordTests.document("q:A"))
    let record = try place.run(
      ["record", "Mine.json", "-"], environment: RecordTests.now, input: answer)
    #expect(record.status == 0, "\(record.errors)")
    for words in [["export", "out"], ["export", "folder", "sqlite"]] {
      #expect(try place.run(words).status == 0)
      let store = place.path("\(words.count).git")
      let merge = try place.run(
        ["--history", store, "merge", words.last ?? ""], environment: RecordTests.now)
      #expect(merge.status == 0, "\(merge.errors)")
      #expect(
        try place.runGit(["--git-dir", store, "rev-parse", "main^{tree}"])
          == place.git("rev-parse", "main^{tree}"))
    }
  }

  @Test func `what is not ours is not replaced, what is ours is`() throws {
    try place.write("mine", to: "history.db")
    try place.write("", to: "empty.db")
    for (words, what) in [
      (["sqlite", "history.db"], "error: `history.db` is there, and is something else; `--force`"),
      (["jsonl", "history.db"], "error: `history.db` is there, and is something else; `--force`"),
      (["sqlite", "data"], "error: `data` is a folder; a file is accepted"),
      (["sqlite", "no/history.db"], "error: "),
      (
        ["data"], "error: `data` is not empty; `--force` writes into it, and leaves everything else"
      ),
      (["history.db"], "error: `history.db` as a folder; `export sqlite history.db` writes a file"),
      (["folder", "empty.db/x/../../empty.db/"], "error: `"),
    ] {
      let run = try place.run(["export"] + words)
      #expect(run.status == 2, "\(words)")
      #expect(run.errors.hasPrefix(what), "\(run.errors)")
      #expect(run.output == "")
    }
    #expect(try String(contentsOfFile: place.path("history.db"), encoding: .utf8) == "mine")
    for (words, count) in [
      (["sqlite", "empty.db"], 1), (["sqlite", "empty.db"], 1),
      (["sqlite", "history.db", "--force"], 1), (["jsonl", "a"], 1), (["jsonl", "a"], 1),
    ] {
      let run = try place.run(["export"] + words)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.lines.count { $0.hasPrefix("wrote `") } == count)
    }
    // Nothing unfinished stays.
    let names = try FileManager.default.contentsOfDirectory(atPath: place.folder.path())
    #expect(names.sorted() == ["a", "data", "empty.db", "history.db"])
  }

  @Test func `of a folder the history alone is replaced`() throws {
    try FileManager.default.createDirectory(
      atPath: place.path("out/policies/aws/z/Z"), withIntermediateDirectories: true)
    try place.write("{}", to: "out/policies/aws/z/Z/policy.json")
    try place.write("keep", to: "out/README.md")
    #expect(try place.run("export", "out").status == 2)
    #expect(try place.run("export", "out", "--force").status == 0)
    #expect(try place.run("export", "out", "--force").status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: place.path("out"))
    #expect(
      names.sorted() == ["README.md", "history.json", "policies", "services", "sources"])
    #expect(!FileManager.default.fileExists(atPath: place.path("out/policies/aws/z")))
  }

  @Test func `an empty history is exported too`() throws {
    #expect(try place.run("--history", "e.git", "init", "--empty").status == 0)
    for words in [["sqlite", "history.db"], ["jsonl", "e.jsonl"], ["out"]] {
      let run = try place.run(["--history", "e.git", "export"] + words)
      #expect(run.status == 0, "\(run.errors)")
    }
    #expect(try rows("SELECT count(*) FROM grants").map { $0 == [[["0"]]] } != false)
  }
}
