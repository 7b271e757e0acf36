import Foundation
import PolicyHistory
import PolicyLanguage
import Testing

@testable import Publishing

/// Outputs are held to the schemas of `docs/schema`, and the schemas to outputs that are wrong.
@Suite struct SchemaTests {
  struct Case {
    var schema: String
    var value: JSONValue
    var isValid = true
  }

  @Test func `every output is what its schema says`() throws {
    var cases = try Self.bundled()
    cases.merge(try Self.made()) { first, _ in first }
    cases.merge(try Self.wrong()) { first, _ in first }
    try Self.judge(cases)
  }

  // MARK: Right outputs

  static let id = "3f2a91c"

  static func bundled() throws -> [String: Case] {
    let history = try Bundled.history()
    let log = try ChangeLog(of: history)
    let timelines = history.policiesInOrder.map { Timeline(of: $0, sources: history.sources) }
    let day = try Moment("2024-05-01")
    let revisions = timelines.flatMap { timeline in
      timeline.entries.map { PolicyRevision($0, in: timeline) }
    }
    let files = try history.files()
    return [
      "changelog": Case(schema: "changelog.json", value: .array(log.json(history: id))),
      "changelog without evidence": Case(schema: "changelog.json", value: .array(log.json())),
      "diff": Case(schema: "diff.json", value: .array(log.changes.map { $0.json(history: id) })),
      "log": Case(
        schema: "log.json", value: .array(try revisions.map { try $0.json(history: id) })),
      "log with documents": Case(
        schema: "log.json", value: .array(try revisions.map { try $0.json(.document) })),
      "log of changes": Case(schema: "log.json", value: .array(log.changes.map { $0.json() })),
      "show": Case(
        schema: "show.json", value: try revisions[0].json([.document, .readings], history: id)),
      "show nothing": Case(schema: "show.json", value: .null),
      "list": Case(
        schema: "list.json",
        value: .array(timelines.map { $0.listing($0.state(at: day), history: id) })),
      "verify": Case(
        schema: "verify.json",
        value: Verification(files: files).json(history: String(repeating: "3f2a91c0", count: 5))),
      "verify a broken history": Case(
        schema: "verify.json",
        value: Verification(files: files.filter { $0.path != "history.json" }).json()),
      "compare": Case(
        schema: "compare.json",
        value: try compare(.revision(revisions[0]), .file("mine.json")).json(history: id)),
    ]
  }

  static func compare(
    _ from: PolicyComparison.Side, _ to: PolicyComparison.Side
  ) throws -> PolicyComparison {
    PolicyComparison(
      (from, try Made.document([#""Action": "s3:*""#])),
      (to, try Made.document([#""Action": "s3:Get*""#])))
  }

  /// Histories with everything the bundled one has not.
  static func made() throws -> [String: Case] {
    let timeline = try Made.timeline(
      [
        try Made.revision("v2", "2024-01-01", [#""NotAction": ["iam:*", "sts:*"]"#]),
        try Made.revision(
          "v4", "2024-01-05",
          [
            #""Action": ["s3:Get*", "iam:PassRole"], "NotResource": "arn:aws:s3:::x/*""#,
            #""Effect": "Deny", "Action": "s3:GetObject", "Condition": {"Bool": {"k": false}}"#,
          ]),
        try Made.revision(
          "v5", "2024-01-09",
          [
            #""Action": "s3:*", "Condition": {"StringFoo": {"k": ["a", "b"]}}"#,
            #""Effect": "Deny", "Action": "s3:GetObject""#,
          ]),
        try Made.revision("v4-after-v5", "2024-01-10", [#""Action": "s3:*""#]),
        try Made.revision("v6", "2024-03-01", nil),
        try Made.revision("v7", "2024-03-02", nil),
      ],
      announcements: [
        try Announcement("2024-06-01", title: "a", url: "https://a.example"),
        try Announcement("2024-01-02", "Added."),
      ],
      statuses: [
        try Status(.deleted, "2024-02-02"), try Status(.unlisted, "2024-02-01"),
        try Status(.deprecated, "2024-01-20"),
      ])
    let items = ChangeLog(try ChangeLog.items(of: timeline))
    #expect(Set(items.changes.map(\.change.verdict)).contains(nil))
    let states = try ["2023-01-01", "2024-01-06", "2024-02-03", "2024-03-03"].map {
      timeline.listing(timeline.state(at: try Moment($0)))
    }
    let revisions = timeline.entries.map { PolicyRevision($0, in: timeline) }
    return [
      "made-up change log": Case(schema: "changelog.json", value: .array(items.json(history: id))),
      "made-up list": Case(schema: "list.json", value: .array(states)),
      "made-up log": Case(
        schema: "log.json",
        value: .array(try revisions.map { try $0.json([.document, .readings]) })),
      "transient": Case(schema: "change.json", value: try transient(items.changes)),
    ]
  }

  /// A change with access that was there in between alone.
  static func transient(_ changes: [PolicyChange]) throws -> JSONValue {
    let entries = AccessEntry.entries(
      of: try Made.document([#""Action": "s3:*""#]), beyond: [])
    let transient = try entries.map {
      TransientEntry($0, since: try Moment("2024-01-01"), until: try Moment("2024-01-02"))
    }
    return changes[0].json(transient: transient)
  }

  // MARK: Wrong outputs

  /// A valid change, spoilt in one way each.
  static func wrong() throws -> [String: Case] {
    let change = try #require(try Bundled.change("AmazonQFullAccess", "v3")).json()
    func spoilt(_ key: String, _ value: JSONValue?) -> Case {
      var members = change.members ?? []
      members.removeAll { $0.key == key }
      if let value { members.append(JSONMember(key, value)) }
      return Case(schema: "change.json", value: JSONValue(.object(members)), isValid: false)
    }
    let entry = JSONValue.object([("action", .string("s3:*")), ("how", .string("action"))])
    return [
      "without a version": spoilt("schemaVersion", nil),
      "of another version": spoilt("schemaVersion", .integer(2)),
      "without a policy": spoilt("policy", nil),
      "with an unknown verdict": spoilt("verdict", .string("bigger")),
      "created from something": spoilt("verdict", .string("created")),
      "deleted, with a revision after": spoilt("verdict", .string("deleted")),
      "mixed without a gain": spoilt("gained", .array([])),
      "widened with a loss": spoilt("access", .string("widened")),
      "the same with gains": spoilt("access", .string("same")),
      "unknown with lists": spoilt("access", .null),
      "an entry without scopes": spoilt("gained", .array([entry])),
      "without lists of Denies": spoilt("deny", .object([])),
      "a date that is none": spoilt("from", .object([("id", .string("v1"))])),
    ]
  }

  // MARK: Judging

  static func judge(_ cases: [String: Case]) throws {
    let values = JSONValue.object(
      cases.sorted { $0.key < $1.key }.map { name, judged in
        (
          name,
          .object([
            ("schema", .string(judged.schema)), ("valid", .bool(judged.isValid)),
            ("value", judged.value),
          ])
        )
      })
    try Judges.withFolder { folder in
      let file = folder.appending(path: "values.json")
      try Data(values.bytes(.indented)).write(to: file)
      let schemas = Bundled.root.appending(path: "docs/schema").path()
      guard
        let answer = try Judges.script(
          "schemas.py", packages: ["jsonschema", "referencing"], [schemas, file.path()])
      else { return }
      #expect(answer.status == 0, "\(answer.output)")
      #expect(answer.output.contains("\(cases.count) values, "), "\(answer.output)")
    }
  }
}
