import PolicyLanguage
import Testing

@testable import PolicyHistory

@Suite("Merging")
struct MergingTests {
  static func history(_ policies: Policy...) -> History {
    var history = History()
    for policy in policies { history.policies[policy.key] = policy }
    return history
  }

  static func contradiction(_ a: History, _ b: History) -> String? {
    let errors = [(a, b), (b, a)].map { a, b in
      #expect(throws: RecordingError.self) { try a.merging(b) }?.description
    }
    #expect(errors[0] == errors[1])
    return errors[0]
  }

  @Test func readingsOfOneRevisionAreUnited() throws {
    var (a, b) = (try Samples.policy(), try Samples.policy())
    try a.record([("v1", Reading(Samples.page, observed: "2024-01-05", "q:A"))])
    try b.record([
      ("v1", Reading(Samples.archive(), created: "2024-01-01", observed: "2024-01-02", "q:A")),
      ("v2", Reading(Samples.archive(), created: "2024-02-01", observed: "2024-02-02", "q:B")),
    ])
    let merged = try Self.history(a).merging(Self.history(b))
    #expect(try merged == Self.history(b).merging(Self.history(a)))
    let policy = try #require(merged.policiesInOrder.first)
    #expect(policy.timeline.ids == ["v1", "v2"])
    #expect(policy.revisions[0].readings.count == 2)
  }

  @Test func aPolicyUnderItsAliasIsTheSamePolicy() throws {
    var documented = try Samples.policy("FooPolicy", aliases: "OldFoo")
    try documented.record([("v1", Reading(Samples.page, observed: "2024-01-05", "q:A"))])
    var known = try Samples.policy("Zfoo", aliases: "foopolicy")
    try known.record([("v2", Reading(Samples.iam, created: "2024-02-05", "q:B"))])
    let merged = try Self.history(documented).merging(Self.history(known))
    #expect(try merged == Self.history(known).merging(Self.history(documented)))
    let policy = try #require(merged.policiesInOrder.first)
    #expect(merged.policies.count == 1)
    #expect(policy.record.name.text == "Zfoo")
    #expect(policy.record.aliases.map(\.text).sorted() == ["FooPolicy", "OldFoo"])
    #expect(policy.timeline.ids == ["v1", "v2"])
  }

  @Test func aChainOfAliasesIsOnePolicy() throws {
    let a = Self.history(try Samples.policy("N", aliases: "Z"))
    let b = Self.history(try Samples.policy("C", aliases: "N"), try Samples.policy("Z"))
    let merged = try a.merging(b)
    #expect(try merged == b.merging(a))
    #expect(merged.policies.values.map(\.record.name.text) == ["C"])
    #expect(merged.policies.values.map { $0.record.aliases.map(\.text).sorted() } == [["N", "Z"]])
  }

  @Test func anEarlierObservationReplacesALaterOneWhereverItStood() throws {
    // The archive states no creation; what it showed first is of the first making.
    var (a, b) = (try Samples.policy(), try Samples.policy())
    try a.record([
      ("v1", Reading(Samples.iam, created: "2018-01-01", "q:A")),
      ("v1", Reading(Samples.archive(), observed: "2018-06-01")),
    ])
    try b.record([
      ("v1", Reading(Samples.iam, created: "2019-12-10", "q:B")),
      ("v1", Reading(Samples.archive(), observed: "2020-06-01")),
    ])
    let merged = try Self.history(a).merging(Self.history(b))
    let revisions = try #require(merged.policiesInOrder.first).revisions
    #expect(revisions.map(\.id.text) == ["v1", "v1-2019-12-10"])
    #expect(revisions.map(\.readings.count) == [2, 1])
    #expect(revisions[0].observed?.description == "2018-06-01")
  }

  @Test func ofTwoSpellingsTheSmallerIsTheName() throws {
    let (a, b) = (try Samples.policy("readonly"), try Samples.policy("ReadOnly"))
    let merged = try Self.history(a).merging(Self.history(b))
    #expect(merged.policies.values.map(\.record.name.text) == ["ReadOnly"])
    #expect(merged.policies.values.map(\.record.aliases) == [[]])
  }

  @Test func contradictionsNameBothSides() throws {
    var (a, b) = (try Samples.policy("A"), try Samples.policy("A"))
    a.record.arn = try PolicyARN("arn:aws:iam::aws:policy/A")
    b.record.arn = try PolicyARN("arn:aws:iam::aws:policy/job-function/A")
    #expect(
      Self.contradiction(Self.history(a), Self.history(b))
        == "`A`: two ARNs, `arn:aws:iam::aws:policy/A` and `arn:aws:iam::aws:policy/job-function/A`"
    )
    var c = try Samples.policy("C")
    c.record.arn = a.record.arn
    #expect(
      Self.contradiction(Self.history(a), Self.history(c))
        == "`A` and `C`: one ARN, `arn:aws:iam::aws:policy/A`")
    #expect(
      Self.contradiction(
        Self.history(try Samples.policy("A", aliases: "X")),
        Self.history(try Samples.policy("B", aliases: "x"))) == "`A` and `B`: one alias, `X`")
    #expect(
      Self.contradiction(
        Self.history(try Samples.policy("A", aliases: "B")),
        Self.history(try Samples.policy("B", aliases: "A")))
        == "`A` is an alias of `B`, and `B` one of `A`")
    var (d, e) = (try Samples.policy("D"), try Samples.policy("D"))
    try d.record([("v1", Reading(Samples.archive("d"), observed: "2024-01-01", "q:A"))])
    try e.record([("v1", Reading(Samples.archive("e"), observed: "2024-01-02", "q:B"))])
    let text = try #require(Self.contradiction(Self.history(d), Self.history(e)))
    #expect(text.hasPrefix("`D` v1: git `https://example.com/d.git`"))
    #expect(text.contains("git `https://example.com/e.git`"))
  }

  @Test func oneNameInTwoScopesIsTwoPolicies() throws {
    let a = try Samples.policy("A", aliases: "X")
    let b = Policy(scope: try PolicyScope("aws-cn"), record: a.record)
    #expect(try Self.history(a).merging(Self.history(b)).policies.count == 2)
  }

  @Test func recordsAreUnited() throws {
    var (a, b) = (History(), History())
    let (id, other) = (try ServiceID("s"), try ServiceID("other"))
    a.services[id] = ServiceRecord(id: id, name: "S", trackingSince: try Moment("2024-01-02"))
    b.services[id] = ServiceRecord(
      id: id, name: "R", trackingSince: try Moment("2024-01-01"),
      documentation: "https://example.com/")
    b.services[other] = ServiceRecord(id: other, name: "Other")
    let http = SourceRecord(
      kind: .git, reference: "http://example.com/a", lookedAt: try Moment("2024-05-01"))
    let https = SourceRecord(
      kind: .git, reference: "https://example.com/a.git",
      lookedAt: try Moment("2024-05-01T10:00:00Z"))
    a.sources[https.id] = https
    b.sources[http.id] = http
    let merged = try a.merging(b)
    #expect(try merged == b.merging(a))
    #expect(merged.services.count == 2)
    #expect(merged.services[id]?.name == "R")
    #expect(merged.services[id]?.trackingSince?.description == "2024-01-01")
    #expect(merged.services[id]?.documentation == "https://example.com/")
    #expect(merged.sources.values.map(\.reference) == ["http://example.com/a"])
    #expect(merged.sources.values.map(\.lookedAt?.description) == ["2024-05-01"])
  }

  @Test func whatWasReadIsThatOfTheLaterLook() throws {
    func source(_ day: String?, _ digit: String?) throws -> History {
      var history = History()
      let record = SourceRecord(
        kind: .git, reference: "a", lookedAt: try day.map { try Moment($0) },
        readTo: try digit.map {
          try ReadTo(commit: String(repeating: $0, count: 40), path: ".", scope: .aws)
        })
      history.sources[record.id] = record
      return history
    }
    let cases: [(one: History, other: History, digit: String?)] = [
      (try source("2024-05-02", "2"), try source("2024-05-01", "1"), "2"),
      (try source("2024-05-01", "2"), try source("2024-05-01", "1"), "1"),
      (try source("2024-05-02", nil), try source("2024-05-01", "1"), nil),
      (try source("2024-05-01", nil), try source("2024-05-01", "1"), "1"),
      (try source(nil, "2"), try source("2024-05-01", "1"), "1"),
    ]
    for (one, other, digit) in cases {
      let merged = try one.merging(other)
      #expect(merged.sources.values.first?.readTo?.commit.first.map(String.init) == digit)
      #expect(try merged == other.merging(one))
    }
  }

  @Test func unknownKeysAreUnited() throws {
    let a = UnknownKeys(members: [JSONMember("z", .integer(1)), JSONMember("b", .string("x"))])
    let b = UnknownKeys(members: [JSONMember("b", .string("w")), JSONMember("c", .null)])
    #expect(a.merged(with: a) == a)
    #expect(a.merged(with: UnknownKeys()) == a)
    #expect(a.merged(with: b) == b.merged(with: a))
    #expect(a.merged(with: b).keys == ["b", "c", "z"])
    #expect(a.merged(with: b).members[0].value == .string("w"))
  }
}
