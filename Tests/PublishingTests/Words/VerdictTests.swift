import PolicyHistory
import PolicyLanguage
import Testing

@testable import Publishing

@Suite struct VerdictTests {
  @Test func `every verdict and mark has words of its own`() {
    #expect(Set(Verdict.allCases.map(Words.meaning)).count == Verdict.allCases.count)
    #expect(Set(Mark.allCases.map { Words.describe($0) }).count == Mark.allCases.count)
    #expect(Words.describe(.widened as Verdict).text() == "widened: allows more")
    #expect(Verdict.reissued.word == "re-issued")
  }

  @Test(arguments: [
    ("Permissions were added.", true), ("Additional permissions.", true),
    ("Added s3:A and removed s3:B.", false), ("Scoped down, and added a condition.", false),
    ("Updated policy.", false),
  ])
  func `an announcement of additions is held against a loss`(text: String, isNoted: Bool) throws {
    let timeline = try Made.timeline(
      [
        try Made.revision("v1", "2024-01-01", [#""Action": "s3:*""#]),
        try Made.revision("v2", "2024-02-02", [#""Action": "s3:A""#]),
      ], announcements: [try Announcement("2024-02-02", text)])
    let change = try #require(try Made.changes(of: timeline).last)
    #expect(
      Words.disagreement(in: change)?.text()
        == (isNoted ? "the announcement speaks of additions, but access was narrowed" : nil))
  }

  @Test func `summaries are short`() throws {
    let names = (1...9).map { "\"s3:A\($0)\"" }.joined(separator: ", ")
    let changes = try Made.changes(
      [#""Action": [\#(names)]"#], [#""Action": "s3:A1""#],
      [#""Action": "s3:A1""#, #""Effect": "Deny", "Action": "ec2:*""#])
    #expect(
      changes.map { Words.summary(of: $0).text() } == [
        "Allows s3:A1, s3:A2, s3:A3, s3:A4, s3:A5, s3:A6 and 3 more.",
        "Lost s3:A2, s3:A3, s3:A4, s3:A5, s3:A6, s3:A7 and 2 more.",
        "Allows the same, denies more.",
      ])
  }

  @Test func `access in between is said with its dates`() throws {
    let document = try Made.document([#""Action": "s3:A""#])
    let entry = try #require(AccessEntry.entries(of: document, beyond: []).first)
    let transient = TransientEntry(
      entry, since: try Moment("2024-01-01"), until: try Moment("2024-02-02"))
    #expect(Words.describe(transient).text() == "s3:A, from 2024-01-01 to 2024-02-02")
  }
}
