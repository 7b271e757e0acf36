import PolicyHistory
import PolicyLanguage
import Testing

@testable import Publishing

@Suite struct EvidenceTests {
  static func evidence(_ index: Int, _ history: String?) throws -> Evidence {
    let record = try #require(
      try Bundled.history().policiesInOrder.first { $0.key.name.text == "AmazonQFullAccess" })
    let timeline = Timeline(of: record, sources: try Bundled.history().sources)
    return Evidence(timeline.entries[index], knownUntil: timeline.knownUntil, history: history)
  }

  @Test func `the line says how an answer is known`() throws {
    #expect(
      Words.describe(try Self.evidence(2, "3f2a91c")).text()
        == "v3 · in force 2024-07-09T08:35:50Z – 2024-10-28T20:01:31Z · "
        + "documentation, reconstructed · history 3f2a91c · known until 2024-11-13")
    #expect(
      Words.describe(try Self.evidence(4, nil)).text()
        == "v5 · in force since 2024-11-13T21:51:39Z · documentation, verbatim · "
        + "known until 2024-11-13")
  }

  @Test func `JSON carries the same`() throws {
    #expect(
      try Self.evidence(2, "3f2a91c").json.text(.compact)
        == #"{"inForce":{"since":"2024-07-09T08:35:50Z","until":"2024-10-28T20:01:31Z"},"#
        + #""source":{"kind":"documentation","reference":"https://docs.aws.amazon.com/amazonq/"#
        + #"latest/qdeveloper-ug/managed-policy.html","fidelity":"reconstructed"},"#
        + #""history":"3f2a91c","knownUntil":"2024-11-13"}"#)
  }

  @Test func `a revision without a document says so`() throws {
    let timeline = try Made.timeline([try Made.revision("v1", "2024-01-01", nil)])
    let evidence = Evidence(timeline.entries[0], knownUntil: nil)
    #expect(
      Words.describe(evidence).text() == "v1 · in force since 2024-01-01 · no document recorded")
    #expect(evidence.json.text(.compact) == #"{"inForce":{"since":"2024-01-01"}}"#)
  }
}
