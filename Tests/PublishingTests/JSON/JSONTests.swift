import PolicyHistory
import PolicyLanguage
import Testing

@testable import Publishing

@Suite struct JSONTests {
  @Test func `the change that narrows and adds`() throws {
    let change = try #require(try Bundled.change("AmazonQFullAccess", "v3"))
    try expectSnapshot(change.json(history: "3f2a91c").text(.indented) + "\n", "change.json")
  }

  @Test func `a change has the keys of the contract, in order`() throws {
    let change = try #require(try Bundled.change("AmazonQFullAccess", "v3")).json()
    #expect(
      change.keys == [
        "schemaVersion", "kind", "policy", "from", "to", "announcement", "verdict", "access",
        "guard", "marks", "gained", "lost", "allow", "deny", "transient",
      ])
    #expect(change["policy"]?.keys == ["name", "scope", "arn", "aliases"])
    #expect(change["from"]?.keys == ["id", "version", "effective", "announced"])
    for effect in ["allow", "deny"] {
      #expect(
        change[effect]?.keys == [
          "added", "removed", "partlyAdded", "partlyRemoved", "widened", "narrowed", "rescoped",
        ])
    }
    let lost = try #require(change["lost"]?.array?.first)
    #expect(
      lost.keys == ["action", "how", "except", "known", "scopes", "certainty", "witness", "marks"])
    #expect(lost["action"] == .string("q:*"))
    #expect(lost["how"] == .string("part"))
    #expect(lost["except"]?.array?.count == 12)
    #expect(lost["witness"]?.keys == ["action", "resource", "context"])
    #expect(change["verdict"] == .string("mixed"))
  }

  @Test func `an entry about a part says what is known of it, also if that is nothing`() throws {
    let comparison = DocumentComparison(
      from: try Made.document([#""Action": "s3:A*""#]),
      to: try Made.document([#""Action": "s3:A?""#]))
    let lost = try #require(comparison.lost.first).json
    #expect(lost.keys == ["action", "how", "except", "known", "scopes", "certainty", "witness"])
    #expect(lost["known"] == .array([]))
    #expect(lost["witness"]?["synthetic"] == .bool(true))
  }

  @Test func `a grant carries its condition`() throws {
    let change = try #require(try Bundled.change("AmazonQFullAccess", "v5")).json()
    let gained = try #require(change["gained"]?.array)
    #expect(gained.count == 10)
    #expect(
      gained[0]["scopes"]?.text(.compact)
        == #"[{"resources":["*"],"condition":{"StringEquals":{"iam:PassedToService":"#
        + #"["q.amazonaws.com"]}}}]"#)
  }

  @Test func `a revision has the keys of the contract, in order`() throws {
    let history = try Bundled.history()
    let policy = try #require(history.policiesInOrder.last)
    let timeline = Timeline(of: policy, sources: history.sources)
    let revision = PolicyRevision(timeline.entries[0], in: timeline)
    let all: PolicyRevision.Parts = [.document, .readings]
    let short = [
      "schemaVersion", "policy", "id", "version", "effective", "announced", "created", "summary",
      "announcement", "marks", "knownUntil", "evidence",
    ]
    #expect(try revision.json().keys == short)
    let json = try revision.json(all, history: "3f2a91c")
    #expect(json.keys == short + ["document", "readings"])
    #expect(json["evidence"]?.keys == ["inForce", "source", "history", "knownUntil"])
    #expect(json["document"] == (try timeline.entries[0].revision.document?.parsed().json))
    let readings = try #require(json["readings"]?.array)
    #expect(readings.map(\.keys) == [["source", "summary", "sha256"], ["source", "created"]])
  }

  @Test func `a document that does not count stands with its reading`() throws {
    let page = Source(kind: .documentation, reference: "https://a.example", fidelity: .verbatim)
    let other = RecordedDocument(try Made.document([#""Action": "s3:B""#]))
    let revision = try Made.revision("v1", "2024-01-01", [#""Action": "s3:A""#])
    let disputed = try Revision(
      id: revision.id, readings: revision.readings + [Reading(source: page, document: other)])
    let timeline = try Made.timeline([disputed])
    let json = try PolicyRevision(timeline.entries[0], in: timeline).json(.readings)
    #expect(json["marks"] == .strings(["disputed"]))
    let documents = try #require(json["readings"]?.array).map { $0["document"] }
    #expect(documents == [try other.parsed().json, nil])
  }

  @Test func `a deletion has no revision after it, but a date`() throws {
    let timeline = try Made.timeline(
      [try Made.revision("v1", "2024-01-01", [#""Action": "s3:A""#])],
      statuses: [try Status(.deleted, "2024-02-02")])
    let json = try #require(try Made.changes(of: timeline).last).json()
    #expect(json.keys.prefix(5) == ["schemaVersion", "kind", "policy", "from", "deleted"])
    #expect(json["to"] == nil)
    #expect(json["deleted"] == .string("2024-02-02"))
    #expect(json["lost"]?.array?.count == 1)
  }

  @Test func `what is not known is null, what is missing is named`() throws {
    let timeline = try Made.timeline([
      try Made.revision("v1", "2024-01-01", [#""Action": "s3:A""#]),
      try Made.revision("v4", "2024-02-02", nil),
    ])
    let json = try #require(try Made.changes(of: timeline).last).json()
    for key in ["verdict", "access", "guard", "gained", "lost", "allow", "deny"] {
      #expect(json[key] == .null, "\(key)")
    }
    #expect(json["marks"] == .strings(["gap"]))
    #expect(json["missing"] == .strings(["v2", "v3"]))
  }

  @Test func `policies are listed as they were`() throws {
    let timeline = try Made.timeline(
      [
        try Made.revision("v1", "2024-01-01", [#""Action": "s3:A""#]),
        try Made.revision("v2", "2024-02-02", [#""Action": "s3:B""#]),
      ], statuses: [try Status(.deleted, "2024-03-03")])
    let listings = try ["2023-12-31", "2024-01-05", "2024-03-03"].map {
      timeline.listing(timeline.state(at: try Moment($0)))
    }
    #expect(listings.map { $0["state"]?.string } == ["notYet", "inForce", "deleted"])
    #expect(listings.map { $0["current"]?["id"]?.string } == [nil, "v1", nil])
    #expect(listings.map { $0["revisions"] } == Array(repeating: .integer(2), count: 3))
    #expect(
      listings[1].keys == [
        "schemaVersion", "policy", "state", "current", "marks", "revisions", "statuses",
        "knownUntil", "evidence",
      ])
  }

  @Test func `a verification counts what it found`() throws {
    let files = try Bundled.history().files().filter { $0.path != "history.json" }
    let more = files + [(path: "a.txt", bytes: []), (path: "b.txt", bytes: [])]
    let json = Verification(files: more).json(history: "3f2a91c")
    #expect(
      json.keys == [
        "schemaVersion", "history", "policies", "revisions", "snapshots", "objects", "errors",
        "notes",
        "problems",
      ])
    #expect(json["policies"] == .integer(4))
    #expect(json["revisions"] == .integer(10))
    #expect(json["errors"] == .integer(1))
    #expect(json["notes"] == .integer(2))
    #expect(json["problems"]?.array?.first?.keys == ["severity", "path", "message"])
  }

  @Test func `two policies compared say which each is`() throws {
    let json = try SchemaTests.compare(.file("a.json"), .file("b.json")).json()
    #expect(json["from"]?.text(.compact) == #"{"file":"a.json"}"#)
    #expect(json["verdict"] == .string("narrowed"))
    #expect(json["policy"] == nil)
    let document = try Made.document([#""Action": "s3:*""#])
    let same = PolicyComparison((.file("a"), document), (.file("b"), document))
    #expect(same.json()["verdict"] == .string("reissued"))
  }

  @Test func `scopes say what is not stated by leaving it out`() throws {
    let document = try Made.document([
      #""NotAction": "iam:*", "NotResource": "arn:aws:s3:::x", "Condition": {"Null": {"k": true}}"#,
      #""Effect": "Deny", "Action": "s3:A", "Resource": "arn:aws:s3:::y""#,
    ])
    let entry = try #require(AccessEntry.entries(of: document, beyond: []).first)
    #expect(
      entry.json.text(.compact)
        == #"{"action":"*","how":"action","except":["iam:*"],"scopes":["#
        + #"{"exceptResources":["arn:aws:s3:::x"],"condition":{"Null":{"k":true}},"#
        + #""unless":[{"actions":["s3:A"],"resources":["arn:aws:s3:::y"]}]}],"#
        + #""certainty":"proven","witness":{"action":"s3:A","#
        + #""resource":"*","context":{}},"marks":["openEnded"]}"#)
  }
}

extension JSONValue {
  /// The keys of an object in order.
  var keys: [String] { (members ?? []).map(\.key) }
}
