import PolicyLanguage
import Testing

@testable import PolicyHistory

@Suite("Changes")
struct ChangeTests {
  static func changes(of policy: Policy) throws -> [Change] {
    try policy.timeline.steps.map { try Change($0, of: policy.key) }
  }

  @Test func everyStepHasItsVerdict() throws {
    var policy = try Samples.policy()
    let documents = [
      ["q:A"], ["q:A", "q:B"], ["q:B"], ["q:C"], ["q:C"], ["q:*", "q:C"], ["q:C", "q:*"],
    ]
    for (index, actions) in documents.enumerated() {
      var reading = try Reading(Samples.iam, created: "2024-01-0\(index + 1)")
      reading.document = try Samples.document(statements: actions.map { ("Allow", .string($0)) })
      try policy.record([("v\(index + 1)", reading)])
    }
    policy.record.statuses = [Status(.deleted, date: try Moment("2024-02-01"), source: Samples.iam)]
    try policy.record([("v8", Reading(Samples.iam, created: "2024-03-01", "q:C"))])
    let changes = try Self.changes(of: policy)
    #expect(
      changes.map(\.verdict) == [
        .created, .widened, .narrowed, .mixed, .reissued, .widened, .cosmetic, .deleted, .restored,
      ])
    #expect(changes[0].step.from == nil && changes[0].access == .widened)
    #expect(changes[1].step.from?.revision.id.text == "v1")
    #expect(changes[1].step.to?.revision.id.text == "v2")
    #expect(changes[4].comparison?.gained.isEmpty == true)
    #expect(changes[7].step.to == nil && changes[7].access == .narrowed)
    #expect(changes[7].step.date(on: .announced).description == "2024-02-01")
    #expect(changes[8].step.from == nil && changes[8].access == .widened)
    #expect(changes.map(\.marks) == Array(repeating: [], count: 9))
  }

  @Test(arguments: [
    ("Allow q:A", "Allow q:A, Allow q:B, Deny q:Z", Verdict.widened),
    ("Allow q:A, Deny q:Z", "Allow q:A, Allow q:B", .widened),
    ("Allow q:A, Allow q:B", "Allow q:A, Deny q:Z", .narrowed),
    ("Allow q:A, Deny q:Y", "Allow q:B, Deny q:Z", .mixed),
    ("Allow q:A", "Allow q:A, Deny q:Z", .tightened),
    ("Allow q:A, Deny q:Z", "Allow q:A", .loosened),
    ("Deny q:Y", "Deny q:Z", .reguarded),
    ("Allow q:A, Deny q:Z", "Deny q:z, Allow q:a", .cosmetic),
  ])
  func aVerdictIsOfTheAccessIfItChangedElseOfTheGuard(
    old: String, new: String, verdict: Verdict
  ) throws {
    let documents = try [old, new].map { text in
      let statements = text.split(separator: ", ").map { statement in
        let words = statement.split(separator: " ").map(String.init)
        return (words[0], JSONValue.string(words[1]))
      }
      return try Samples.document(statements: statements).parsed()
    }
    #expect(Verdict(DocumentComparison(from: documents[0], to: documents[1])) == verdict)
  }

  @Test func withoutADocumentNobodyKnows() throws {
    var policy = try Samples.policy()
    try policy.record([
      ("v1", Reading(Samples.iam, created: "2024-01-01", "q:A")),
      ("v2", Reading(Samples.iam, created: "2024-01-02")),
      ("v3", Reading(Samples.iam, created: "2024-01-03", "q:A")),
    ])
    let changes = try Self.changes(of: policy)
    #expect(changes.map(\.verdict) == [.created, nil, nil])
    #expect(changes[1].comparison == nil)
  }

  @Test func marksAreTheRevisionsAndADisputeOfEitherSide() throws {
    var policy = try Samples.policy()
    try policy.record([
      ("v1", Reading(Samples.iam, created: "2024-01-01", "q:A")),
      ("v3", Reading(Samples.iam, created: "2024-01-02", "q:B")),
      ("v3", Reading(Samples.page, "q:C")),
      ("v4", Reading(Samples.iam, created: "2024-01-03", "q:D")),
    ])
    #expect(try Self.changes(of: policy).map(\.marks) == [[], [.disputed, .gap], [.disputed]])
  }

  @Test func readingsThatGrantTheSameAreNotDisputed() throws {
    var policy = try Samples.policy()
    try policy.record([
      ("v1", Reading(Samples.iam, created: "2024-01-01", "q:A", "q:B")),
      ("v1", Reading(Samples.page, "q:b", "q:a")),
    ])
    let entry = policy.timeline.entries[0]
    #expect(entry.revision.rivals.count == 1 && entry.marks.isEmpty)
  }
}
