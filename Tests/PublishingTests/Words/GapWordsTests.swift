import PolicyHistory
import Publishing
import Testing

@Suite struct GapWordsTests {
  /// The words for v2 and v6, with what was not served.
  private func words(_ notServed: [(String, String)]) throws -> [String] {
    let notes = try notServed.map { version, date in
      NotServed(try VersionID(version), date: try Moment(date), source: Made.source)
    }
    let record = PolicyRecord(name: try PolicyName("Sample"), notServed: notes)
    let revisions = [
      try Made.revision("v2", "2024-01-02", [#""Action": "s3:A""#]),
      try Made.revision("v6", "2024-01-06", [#""Action": "s3:A""#]),
    ]
    let timeline = Timeline(of: Policy(record: record, revisions: revisions), sources: [:])
    return timeline.entries.map { Words.notServed($0) }
  }

  @Test func `a gap says when it was asked about`() throws {
    let day = "2026-11-25T08:00:00Z"
    #expect(try words([]) == ["", ""])
    #expect(
      try words([("v3", day), ("v4", day), ("v5", day)]) == ["", ", not served on 2026-11-25"])
    #expect(try words([("v4", day)]) == ["", ", v4 not served on 2026-11-25"])
    #expect(
      try words([("v3", "2026-11-24"), ("v4", day), ("v5", "2026-11-25")])
        == ["", ", v3 not served on 2026-11-24, v4–v5 not served on 2026-11-25"])
    #expect(try words([("v1", day)]) == [", v1 not served on 2026-11-25", ""])
    #expect(Words.versions(3...5) == "v3–v5")
  }
}
