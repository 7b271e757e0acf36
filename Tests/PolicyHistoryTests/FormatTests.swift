import Foundation
import PolicyLanguage
import Testing

@testable import PolicyHistory

@Suite("Format")
struct FormatTests {
  /// A file of each kind, laid out as Python's `json.dumps(indent=2, ensure_ascii=False)` does.
  static let files: [(path: String, text: String)] = [
    ("history.json", "{\n  \"format\": 1\n}\n"),
    (
      "policies/aws/q/AmazonQFullAccess/policy.json",
      """
      {
        "name": "AmazonQFullAccess",
        "arn": "arn:aws:iam::aws:policy/AmazonQFullAccess",
        "aliases": [
          "Q",
          "q-full"
        ],
        "service": "amazon-q-developer",
        "announcements": [
          {
            "date": "2024-04-30",
            "title": "Updated policy",
            "url": "https://example.com/",
            "text": "Über \\"q\\"\\n"
          }
        ],
        "statuses": [
          {
            "status": "deprecated",
            "date": "2025-01-01T10:00:00Z",
            "source": {
              "kind": "iam",
              "reference": "GetPolicy",
              "fidelity": "observed"
            }
          }
        ],
        "notServed": [
          {
            "version": "v9",
            "date": "2026-11-25T08:00:00Z",
            "source": {
              "kind": "iam",
              "reference": "GetPolicyVersion",
              "fidelity": "observed"
            }
          },
          {
            "version": "v10",
            "date": "2026-11-24",
            "source": {
              "kind": "iam",
              "reference": "GetPolicyVersion",
              "fidelity": "observed"
            }
          }
        ]
      }

      """
    ),
    (
      "policies/aws/q/AmazonQFullAccess/v1.json",
      """
      {
        "version": "v1",
        "readings": [
          {
            "source": {
              "kind": "documentation",
              "reference": "https://example.com/",
              "fidelity": "verbatim",
              "note": "as printed"
            },
            "summary": "All of it.",
            "sha256": "983cac9e88d539fbe251f5e161731485909fdf1a028cbb05cfab8fb8ba6f605a",
            "document": {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "AllowAmazonQFullAccess",
                  "Effect": "Allow",
                  "Action": [
                    "q:*"
                  ],
                  "Resource": "*"
                }
              ]
            }
          },
          {
            "source": {
              "kind": "iam",
              "reference": "GetPolicyVersion",
              "fidelity": "observed"
            },
            "created": "2023-11-28T16:00:24Z",
            "observed": "2023-11-29",
            "sha256": "983cac9e88d539fbe251f5e161731485909fdf1a028cbb05cfab8fb8ba6f605a"
          }
        ]
      }

      """
    ),
    (
      "services/amazon-q-developer.json",
      """
      {
        "name": "Amazon Q Developer",
        "trackingSince": "2023-11-28",
        "documentation": "https://example.com/"
      }

      """
    ),
    (
      "sources/iam-getpolicyversion.json",
      """
      {
        "kind": "iam",
        "reference": "GetPolicyVersion",
        "lookedAt": "2024-11-13"
      }

      """
    ),
  ]

  @Test func whatWasReadOfAnArchiveComesBack() throws {
    let text = """
      {
        "kind": "git",
        "reference": "archive",
        "readTo": {
          "commit": "7edf108662a25d61815c6f1320ce3743c625e2ed",
          "path": "policies",
          "scope": "aws",
          "unknown": 1
        }
      }

      """
    let history = try Self.history { $0.append(("sources/git-archive.json", text)) }
    let written = try history.files().first { $0.path == "sources/git-archive.json" }
    #expect(written.map { String(decoding: $0.bytes, as: UTF8.self) } == text)
    for (old, new) in [
      ("7edf", "7EDF"), ("policies", ""), ("\"aws\"", "\"x\""), ("\"path\"", "\"way\""),
    ] {
      #expect(throws: FormatError.self) {
        try Self.history {
          $0.append(("sources/git-archive.json", text.replacing(old, with: new)))
        }
      }
    }
  }

  static func history(
    _ change: (inout [(path: String, text: String)]) -> Void = { _ in }
  ) throws(FormatError) -> History {
    var files = Self.files
    change(&files)
    return try History(files: files.map { ($0.path, Array($0.text.utf8)) })
  }

  /// The error of reading the files with one text replaced in one of them.
  static func error(
    in path: String, _ old: String, _ new: String, _ location: SourceLocation = #_sourceLocation
  ) -> String? {
    let error = #expect(throws: FormatError.self, sourceLocation: location) {
      try history { files in
        for index in files.indices where files[index].path.hasSuffix(path) {
          files[index].text = files[index].text.replacing(old, with: new, maxReplacements: 1)
        }
      }
    }
    return error?.description
  }

  @Test(arguments: ["{}", "{\"readings\": []}", "{\n  \"readings\": []\n}\n"])
  func aRevisionThatNobodySpeaksOfIsRefused(text: String) throws {
    let path = "policies/aws/q/AmazonQFullAccess/2024-04-30.json"
    let error = #expect(throws: FormatError.self) {
      try Self.history { $0.append((path, text)) }
    }
    #expect(
      error?.description == "\(path):1:1: a revision without `readings`; at least one is accepted")
    #expect(throws: UndatedRevision.self) {
      try Revision(id: RevisionID("2024-04-30"), readings: [])
    }
  }

  @Test func filesComeBackByteByByte() throws {
    let files = try Self.history().files()
    #expect(files.map(\.path) == Self.files.map(\.path))
    for (file, original) in zip(files, Self.files) {
      #expect(String(decoding: file.bytes, as: UTF8.self) == original.text)
    }
  }

  @Test func whatLooksLikeADocumentInAKeyThatNobodyKnowsComesBack() throws {
    let path = "policies/aws/q/AmazonQFullAccess/2024-04-30.json"
    let text = """
      {
        "readings": [
          {
            "source": {
              "kind": "file",
              "reference": "page",
              "fidelity": "verbatim"
            }
          }
        ],
        "future": [
          {
            "document": {
              "kept": true
            }
          }
        ]
      }

      """
    let files = try Self.history { $0.append((path, text)) }.files()
    let written = try #require(files.first { $0.path == path })
    #expect(String(decoding: written.bytes, as: UTF8.self) == text)
  }

  @Test func filesBecomeValues() throws {
    let history = try Self.history()
    let policy = try #require(history.policiesInOrder.first)
    #expect(policy.record.aliases == [try PolicyName("Q"), try PolicyName("q-full")])
    #expect(policy.record.announcements.first?.text == "Über \"q\"\n")
    #expect(policy.record.statuses.first?.kind == .deprecated)
    #expect(policy.record.notServed.map(\.version.text) == ["v9", "v10"])
    #expect(history.services.values.first?.trackingSince == .day(try Day("2023-11-28")))
    #expect(history.sources.values.first?.lookedAt == .day(try Day("2024-11-13")))
    let revision = try #require(policy.revisions.first)
    #expect(revision.readings.map(\.source.kind) == [.documentation, .iam])
    #expect(revision.readings[1].document == revision.readings[0].document)
    #expect(try revision.readings[1].document?.parsed().statements.elements.count == 1)
    #expect(try revision.document?.hasTrueDigest() == true)
    #expect(revision.effective == .instant(try Instant("2023-11-28T16:00:24Z")))
    #expect(revision.summary == "All of it.")
  }

  @Test func otherLayoutsAreReadAndWrittenInOurs() throws {
    let history = try Self.history { files in
      for index in files.indices {
        let json = try? JSONReader.read(Array(files[index].text.utf8))
        files[index].text = json?.text(.canonical) ?? ""
      }
    }
    #expect(try history == Self.history())
    #expect(
      try history.files().map { String(decoding: $0.bytes, as: UTF8.self) }
        == Self.files.map(\.text))
  }

  @Test func aDocumentWithoutDigestGetsOne() throws {
    let history = try Self.history { files in
      files[2].text = files[2].text.replacing(
        #/ +"sha256": ".{64}",\n/#, with: "", maxReplacements: 1)
    }
    #expect(try history == Self.history())
  }

  @Test func aDocumentIsReadWhenItIsAskedFor() throws {
    let history = try Self.history { files in
      files[2].text = files[2].text.replacing(
        "\"Effect\": \"Allow\"", with: "\"Effect\": \"Permit\"")
    }
    let document = try #require(history.policiesInOrder.first?.revisions.first?.document)
    let error = #expect(throws: FormatError.self) { try document.parsed() }
    #expect(
      error?.description == "policies/aws/q/AmazonQFullAccess/v1.json:18:23: Effect `Permit`;"
        + " accepted are `Allow` and `Deny`")
    #expect(throws: FormatError.self) { try history.files() }
  }

  @Test func unknownKeysAreKeptInOrder() throws {
    let known = try Self.history()
    for index in Self.files.indices {
      let history = try Self.history { files in
        let end = files[index].text.lastIndex(of: "\n") ?? files[index].text.endIndex
        files[index].text = String(
          files[index].text[..<end].dropLast(2)
            + ",\n  \"zeta\": null,\n  \"alpha\": [\n    1\n  ]\n}\n")
      }
      #expect(history != known)
      let text = String(decoding: try history.files()[index].bytes, as: UTF8.self)
      #expect(text.hasSuffix(",\n  \"zeta\": null,\n  \"alpha\": [\n    1\n  ]\n}\n"), "\(text)")
    }
  }

  @Test func unknownKeysInsideAreKept() throws {
    for (old, new) in [
      ("\"fidelity\": \"observed\"\n", "\"fidelity\": \"observed\",\n        \"who\": true\n"),
      ("\"observed\": \"2023-11-29\",\n", "\"observed\": \"2023-11-29\",\n      \"x\": {},\n"),
      ("\"note\": \"as printed\"", "\"note\": \"as printed\", \"more\": {\"a\": 1.10}"),
    ] {
      let history = try Self.history { files in
        files[2].text = files[2].text.replacing(old, with: new)
      }
      #expect(try history != Self.history(), "\(new)")
      let written = try history.files()
      #expect(try History(files: written) == history)
    }
  }

  @Test func aLaterFormatIsRefusedByName() {
    #expect(
      Self.error(in: "history.json", "1", "2")
        == "history.json:2:13: the history is in format 2; this program reads format 1")
    #expect(
      Self.error(in: "history.json", "1", "\"1\"")
        == "history.json:2:13: `format` is a string; the number 1 is accepted")
    #expect(Self.error(in: "history.json", "1", "1.0")?.contains("format") == true)
    #expect(Self.error(in: "history.json", "1", "-1")?.contains("format") == true)
    #expect(
      Self.error(in: "history.json", "format", "form")
        == "history.json:1:1: a history without `format`")
  }

  @Test(arguments: [
    (
      "policy.json", "\"name\": \"AmazonQFullAccess\"", "\"name\": \"Other\"",
      "the name is `Other`; by the folder it is `AmazonQFullAccess`"
    ),
    ("policy.json", "\"q-full\"", "7", "6:5: `aliases` is a number; a string is accepted"),
    ("policy.json", "\"q-full\"", "\"q full\"", "6:5: `aliases`: `q full` is not a policy's name"),
    (
      "policy.json", "deprecated", "gone",
      "19:17: `status` is `gone`; accepted are `deprecated`, `unlisted`, `deleted`"
    ),
    ("policy.json", "2024-04-30", "30 April", "11:15: `date`: `30 April` is not a date"),
    (
      "policy.json", "\"arn:aws:iam::aws:policy/AmazonQFullAccess\"", "null",
      "3:10: `arn` is null; a string is accepted"
    ),
    (
      "v1.json", "\"version\": \"v1\"", "\"version\": \"v2\"",
      "1:1: the version is `v2`; by the file's name it is `v1`"
    ),
    (
      "v1.json", "\"version\": \"v1\",", "",
      "1:1: the version is none; by the file's name it is `v1`"
    ),
    (
      "v1.json", "\"kind\": \"iam\"", "\"kind\": \"rumour\"",
      "`kind` is `rumour`; accepted are `iam`, `documentation`, `git`, `file`"
    ),
    (
      "v1.json", "\"fidelity\": \"observed\"", "\"fidelity\": \"\"",
      "`fidelity` is ``; accepted are `observed`, `verbatim`, `reconstructed`"
    ),
    ("v1.json", "\"GetPolicyVersion\"", "\"\"", "`reference`: an empty reference"),
    (
      "v1.json", "\"2023-11-28T16:00:24Z\"", "\"yesterday\"", "`created`: `yesterday` is not a date"
    ),
    ("v1.json", "\"sha256\": \"9", "\"sha256\": \"x", "`sha256`: `x83cac"),
    (
      "v1.json", "\"summary\": \"All of it.\"", "\"summary\": 1",
      "`summary` is a number; a string is accepted"
    ),
    ("v1.json", "\"summary\": \"All of it.\"", "\"note\": 1, \"note\": 2", "duplicate key `note`"),
    ("v1.json", "\"source\": {", "\"sauce\": {", "4:5: a reading without `source`"),
    ("amazon-q-developer.json", "name", "nom", "1:1: a service without `name`"),
    (
      "iam-getpolicyversion.json", "GetPolicyVersion", "Other",
      "the file of this source is `sources/iam-other.json`"
    ),
  ])
  func whatIsWrongIsNamedWithItsPlace(path: String, old: String, new: String, error: String) {
    let found = Self.error(in: path, old, new)
    #expect(found?.contains(error) == true, "\(found ?? "")")
  }

  @Test func aDigestWithoutItsDocumentIsRefused() {
    let error = Self.error(
      in: "v1.json", "983cac9e88d539fbe251f5e161731485909fdf1a028cbb05cfab8fb8ba6f605a",
      String(repeating: "0", count: 64))
    #expect(error?.contains(":27:5: a reading of the document `983cac9e") == true, "\(error ?? "")")
  }

  @Test func aNumberIsNoDocument() {
    // What stands for a document inside the reader may not be smuggled in from outside.
    let error = #expect(throws: FormatError.self) {
      try Self.history { files in
        files[2].text = files[2].text.replacing(
          "\"observed\": \"2023-11-29\",", with: "\"document\": 0,")
      }
    }
    #expect(
      error?.description.contains("a number where a policy document") == true,
      "\(String(describing: error))")
  }

  @Test func aRevisionWithoutAnyDateIsRefused() {
    let error = #expect(throws: FormatError.self) {
      try Self.history { files in
        files[2].text = files[2].text.replacing(#/ +"(created|observed)": .*\n/#, with: "")
      }
    }
    #expect(error?.description.contains("no reading of `v1` says when it took effect") == true)
  }

  @Test func missingFilesAreNamed() {
    #expect(
      #expect(throws: FormatError.self) { try Self.history { $0.removeFirst() } }?.description
        == "history.json: the file is missing: this is not a history")
    #expect(
      #expect(throws: FormatError.self) { try Self.history { $0.remove(at: 1) } }?.description
        == "policies/aws/q/AmazonQFullAccess/policy.json: the file is missing, and there are revisions"
    )
  }

  @Test func filesThatAreNotOursArePassedOver() throws {
    let history = try Self.history { files in
      files += [
        ("README.md", "x"), ("policies/notes.txt", "x"), ("package.json", "x"), ("x/y.json", ""),
      ]
    }
    #expect(try history == Self.history())
  }

  @Test(arguments: [
    "policies/aws/a/AmazonQFullAccess/v2.json", "policies/aws/q/AmazonQFullAccess/v02.json",
    "policies/aws/q/AmazonQFullAccess/x/v2.json", "policies/v2.json", "services/A.json",
    "services/a/b.json", "sources/x.json", "policies/iso/q/AmazonQFullAccess/v2.json",
    "policies/aws/q/AmazonQ FullAccess/v2.json", "policies/aws/g/.git/v1.json",
  ])
  func jsonInAWrongPlaceIsRefused(path: String) {
    let error = #expect(throws: FormatError.self) { try HistoryPath(path) }
    #expect(error?.path == path)
  }

  @Test func namesThatDifferInCaseAloneAreOnePolicyTwice() {
    let error = #expect(throws: FormatError.self) {
      try Self.history { files in
        files.append(
          (
            "policies/aws/q/amazonqfullaccess/policy.json",
            "{\"name\": \"amazonqfullaccess\"}"
          ))
      }
    }
    #expect(error?.description.contains("told apart without case") == true)
  }

  @Test func allPathsComeBack() throws {
    for path in [
      "history.json", "services/a-b.json", "sources/git-x.json",
      "policies/aws/q/AmazonQ/policy.json",
      "policies/123456789012/_/__/v68-after-v71-2.json", "policies/aws-cn/f/Foo/2024-11-13.json",
    ] {
      #expect(try HistoryPath(path)?.description == path)
    }
  }
}
