import Testing

@testable import PolicyHistory

/// Which revisions were in force in a period.
@Suite struct PeriodTests {
  @Test func `a period shows what was in force at any moment of it`() throws {
    let history = try BundledTests.history()
    let policy = try #require(
      history.policies.values.first { $0.key.name.text == "AmazonQFullAccess" })
    let timeline = Timeline(of: policy, sources: history.sources)
    func ids(_ period: Period, _ clock: Clock = .effective) -> [String] {
      timeline.presence(in: period, clock: clock).entries.map(\.revision.id.text)
    }
    #expect(ids(.latest) == ["v5"])
    #expect(ids(.ever) == ["v1", "v2", "v3", "v4", "v5"])
    #expect(ids(.at(try Moment("2024-04-29"))) == ["v1", "v2"])
    #expect(ids(.at(try Moment("2024-04-29T17:02:35Z"))) == ["v1"])
    #expect(ids(.at(try Moment("2024-04-29T17:02:36Z"))) == ["v2"])
    #expect(ids(.at(try Moment("2023-11-27"))) == [])
    #expect(
      ids(.during(from: try Moment("2024-05-01"), to: try Moment("2024-10-28"))) == [
        "v2", "v3", "v4",
      ])
    #expect(ids(.during(from: nil, to: try Moment("2024-04-28"))) == ["v1"])
    #expect(ids(.during(from: try Moment("2024-10-29"), to: nil)) == ["v4", "v5"])
    #expect(!timeline.presence(in: .at(try Moment("2020-01-01"))).isPartlyUnknown)
  }
}
