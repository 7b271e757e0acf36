import Testing

@testable import PolicyLanguage

/// Random principals with several policies and a boundary, judged by the evaluator of the tests.
///
/// `POLICY_HISTORY_PAIRS` says how many, up to `most`, `POLICY_HISTORY_SEED` which ones.
@Suite struct PrincipalPropertyTests {
  private static let most = 6000

  private static func judge(_ index: Int) -> (violations: [String], counts: [String: Int]) {
    let seed = ComparisonPropertyTests.seed &+ UInt64(index)
    let flavour: DocumentGenerator.Flavour =
      switch index % 5 {
      case 0: .plain
      case 1: .wild
      default: .decidable
      }
    var generator = DocumentGenerator(seed: seed, flavour: flavour)
    let draft = PrincipalDraft(&generator)
    do {
      let judge = try PrincipalJudge(draft, seed: seed, requests: 40)
      let violations = judge.violations.map {
        "principal \(index) of seed \(seed): \($0)\nold \(draft.old.text)\nnew \(draft.new.text)"
      }
      return (violations, judge.counts)
    } catch {
      return (["\(error)"], [:])
    }
  }

  @Test func `whatever is said of principals holds, and nothing is missed`() async {
    let count = min(ComparisonPropertyTests.pairs, Self.most)
    let results = await ComparisonPropertyTests.inParallel(count) { Self.judge($0) }
    let counts = results.reduce(into: [:]) { $0.merge($1.counts) { $0 + $1 } }
    print(
      "principals: \(count); \(counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })")
    let violations = results.flatMap(\.violations)
    for violation in violations.prefix(3) { Issue.record("\(violation)") }
    #expect(violations.isEmpty, "\(violations.count) violations")
    for what in ["moved", "allowed", "denied", "always", "conditional"] {
      #expect(counts[what, default: 0] > count / 5, "\(what)")
    }
  }
}
