import BundledHistory
import Foundation
import PolicyHistory
import PolicyLanguage
import Testing

@testable import Exporting

/// What is worked out for the tables.
@Suite struct RowTests {
  static let header = ("history.json", #"{"format": 1}"#)
  static let record = ("policies/aws/p/P/policy.json", #"{"name": "P"}"#)

  /// The timeline of a policy `P` of some revisions.
  static func timeline(
    _ revisions: [(id: String, date: String, statements: String?)], record: String? = nil
  ) throws -> Timeline {
    var files = [header, (Self.record.0, record ?? Self.record.1)]
    for (id, date, statements) in revisions {
      let source = #"{"kind": "iam", "reference": "GetPolicyVersion", "fidelity": "observed"}"#
      let document = statements.map { #", "document": {"Statement": [\#($0)]}"# } ?? ""
      files.append(
        (
          "policies/aws/p/P/\(id).json",
          """
          {"version": "\(id)", "readings": [
            {"source": \(source), "created": "\(date)"\(document)}]}
          """
        ))
    }
    let history = try History(files: files.map { ($0, Array($1.utf8)) })
    return Timeline(of: try #require(history.policiesInOrder.first), sources: [:])
  }

  static func allow(_ action: String, _ resource: String = "*") -> String {
    #"{"Effect": "Allow", "Action": "\#(action)", "Resource": "\#(resource)"}"#
  }

  /// Grants in a line each.
  static func lines(_ timeline: Timeline) throws -> [String] {
    try ExportedGrant.all(of: timeline).map { grant in
      let ids = [grant.first, grant.last].map { timeline.entries[$0].revision.id.text }
      let end = timeline.entries[grant.last].end?.description ?? "now"
      return "\(grant.action) \(ids.joined(separator: "-")) until \(end)"
    }
  }

  @Test func `what revisions one after another give alike is one grant`() throws {
    let timeline = try Self.timeline([
      ("v1", "2020-01-01", Self.allow("q:A")),
      ("v2", "2020-02-01", Self.allow("q:A") + "," + Self.allow("q:B")),
      ("v3", "2020-03-01", Self.allow("q:B")),
      ("v4", "2020-04-01", Self.allow("q:A")),
    ])
    #expect(
      try Self.lines(timeline) == [
        "q:A v1-v2 until 2020-03-01", "q:B v2-v3 until 2020-04-01", "q:A v4-v4 until now",
      ])
  }

  @Test func `a revision that nobody knows, and a deletion, end what was given`() throws {
    let deleted = """
      {"name": "P", "statuses": [{"status": "deleted", "date": "2020-03-15", "source":
        {"kind": "iam", "reference": "GetPolicy", "fidelity": "observed"}}]}
      """
    let timeline = try Self.timeline(
      [
        ("v1", "2020-01-01", Self.allow("q:A")), ("v2", "2020-02-01", nil),
        ("v3", "2020-03-01", Self.allow("q:A")), ("v4", "2020-04-01", Self.allow("q:A")),
      ], record: deleted)
    #expect(
      try Self.lines(timeline) == [
        "q:A v1-v1 until 2020-02-01", "q:A v3-v3 until 2020-03-15", "q:A v4-v4 until now",
      ])
  }

  @Test func `what is denied is no grant, and what limits one is said`() throws {
    let deny = #"{"Effect": "Deny", "Action": "*", "Resource": "arn:aws:q:::x"}"#
    let all = #"{"Effect": "Deny", "Action": "s3:*", "Resource": "*"}"#
    let timeline = try Self.timeline([
      (
        "v1", "2020-01-01",
        [Self.allow("q:A"), Self.allow("s3:Get*"), deny, all].joined(separator: ",")
      )
    ])
    let grants = try ExportedGrant.all(of: timeline)
    #expect(grants.map(\.action) == ["q:A"])
    #expect(grants.first?.scope.isUnlimited == false)
    #expect(grants.first?.scope.unless.count == 1)
  }

  @Test(arguments: [
    [allow("q:A"), allow("s3:Get*"), allow("S3:GetObject"), allow("q:a", "arn:aws:q:::x")],
    [allow("q:*"), allow("*"), #"{"Effect": "Deny", "Action": "q:A", "Resource": "*"}"#],
    [#"{"Effect": "Allow", "NotAction": ["q:A", "s3:*"], "Resource": "*"}"#, allow("q:A")],
    [allow("q:A"), allow("s3:*"), #"{"Effect": "Deny", "NotAction": "q:*", "Resource": "*"}"#],
    [allow("q?:A"), allow("qa:A"), allow("nothing")],
    [allow("q:B"), allow("s3:B"), #"{"Effect": "Deny", "Action": "*:B", "Resource": "*"}"#],
  ])
  func `service by service a document gives what it gives as a whole`(
    statements: [String]
  ) throws {
    let text = #"{"Statement": [\#(statements.joined(separator: ","))]}"#
    let document = try PolicyDocument(JSONReader.read(Array(text.utf8)))
    let whole = AccessEntry.entries(of: document, beyond: [])
    var search = EntrySearch()
    for _ in 1...2 {
      let parts = search.entries(of: document)
      #expect(parts.sorted { $0.action < $1.action } == whole.sorted { $0.action < $1.action })
    }
  }

  @Test func `a grant of a service is found again where only another service changed`() throws {
    var search = EntrySearch()
    for (second, count) in [("s3:A", 2), ("s3:B", 2), ("q:B", 2)] {
      let text = #"{"Statement": [\#(Self.allow("q:A")),\#(Self.allow(second))]}"#
      let document = try PolicyDocument(JSONReader.read(Array(text.utf8)))
      #expect(search.entries(of: document).map(\.action) == ["q:A", second])
      #expect(search.entries(of: document).count == count)
    }
  }

  @Test(arguments: [
    ("Q:Get*", "q:get*"), ("*", "*"), ("q:[a]?", "q:[[]a]?"), ("", ""), ("[", "[[]"),
  ])
  func `patterns are made for GLOB`(pattern: String, glob: String) {
    #expect(Rows.glob(pattern) == glob)
  }
}
