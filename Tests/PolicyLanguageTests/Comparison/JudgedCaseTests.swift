import PolicyLanguage
import Testing

/// The comparison against the judged pairs of documents.
@Suite struct JudgedCaseTests {
  @Test func accessMovesAsJudged() throws {
    let cases = try JudgedCase.all()
    for judged in cases {
      let comparison = DocumentComparison(from: judged.old, to: judged.new)
      let expected = judged.expectation == "equivalent" ? "same" : judged.expectation
      #expect(comparison.access.rawValue == expected, "\(judged.id): \(judged.title)")
      let mirrored = DocumentComparison(from: judged.new, to: judged.old)
      let backwards = ["widened": "narrowed", "narrowed": "widened"][expected] ?? expected
      #expect(mirrored.access.rawValue == backwards, "\(judged.id) backwards")
    }
    print("judged cases: \(cases.count)")
  }

  @Test func judgedRequestsAreCovered() throws {
    for judged in try JudgedCase.all() {
      let comparison = DocumentComparison(from: judged.old, to: judged.new)
      let gained = comparison.gained.map {
        JudgedEntry($0, own: judged.new, other: judged.old)
      }
      let lost = comparison.lost.map { JudgedEntry($0, own: judged.old, other: judged.new) }
      for request in judged.added {
        #expect(gained.some { $0.covers(request) } == .yes, "\(judged.id): \(request)")
      }
      for request in judged.removed {
        #expect(lost.some { $0.covers(request) } == .yes, "\(judged.id): \(request)")
      }
    }
  }

  @Test func entriesAreProven() throws {
    for judged in try JudgedCase.all() {
      let comparison = DocumentComparison(from: judged.old, to: judged.new)
      for (entries, own, other) in [
        (comparison.gained, judged.new, judged.old), (comparison.lost, judged.old, judged.new),
      ] {
        for entry in entries {
          guard case .proven(let witness) = entry.certainty else {
            Issue.record("\(judged.id): \(entry.action) is not proven")
            continue
          }
          #expect(evaluate(own, Request(witness)) == .allowed, "\(judged.id): \(entry.action)")
          #expect(evaluate(other, Request(witness)) == .notAllowed, "\(judged.id): \(entry.action)")
        }
      }
    }
  }

  @Test func theGuardIsLoosenedWhereADenyIsRemoved() throws {
    for judged in try JudgedCase.all() where judged.id == "C21" {
      let comparison = DocumentComparison(from: judged.old, to: judged.new)
      #expect(comparison.access == .same)
      #expect(comparison.guard == .loosened)
    }
  }
}
