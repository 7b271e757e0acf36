import Foundation
import PolicyLanguage
import Testing

/// The comparison of random documents against the evaluator.
///
/// `POLICY_HISTORY_PAIRS` says of how many pairs, `POLICY_HISTORY_SEED` which ones.
@Suite struct ComparisonPropertyTests {
  static let pairs = number("POLICY_HISTORY_PAIRS") ?? 500
  static let seed = UInt64(number("POLICY_HISTORY_SEED") ?? 20_241_113)
  private static let requests = 60

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  /// The flavour of a pair: most are decidable, some have no conditions, some unknown operators.
  private static func flavour(_ index: Int) -> DocumentGenerator.Flavour {
    switch index % 10 {
    case 0, 1: .plain
    case 2: .unknownOperators
    case 3: .wild
    default: .decidable
    }
  }

  @Test func everyClaimHoldsAndNothingIsMissed() async throws {
    let results = await Self.inParallel(Self.pairs) { index in
      Self.judge(index)
    }
    let decidable = results.enumerated().filter { ![2, 3].contains($0.offset % 10) }
      .map(\.element.tally).reduce(Tally(), +)
    let open = results.enumerated().filter { [2, 3].contains($0.offset % 10) }
      .map(\.element.tally).reduce(Tally(), +)
    Self.report("decidable", decidable)
    Self.report("with unknown operators", open)
    Self.record(results.flatMap(\.violations))
    #expect(decidable.pairsWithPossible * 50 <= decidable.pairs)
    #expect(decidable.guardClaimsShown * 100 >= decidable.guardClaims * 70)
  }

  // MARK: Judging

  private struct Result: Sendable {
    var tally = Tally()
    var violations: [(index: Int, violation: Violation)] = []
  }

  private static func judge(_ index: Int) -> Result {
    var generator = DocumentGenerator(seed: seed &+ UInt64(index), flavour: flavour(index))
    let (old, new) = generator.pair()
    do {
      let judge = try PairJudge(
        old: old, new: new, seed: seed &+ UInt64(index), requests: requests)
      return Result(tally: judge.tally, violations: judge.violations().map { (index, $0) })
    } catch {
      let violation = Violation(rule: "a draft is a document", detail: "\(error)")
      return Result(violations: [(index, violation)])
    }
  }

  /// Records one issue for each rule that is broken, with the smallest pair that breaks it.
  private static func record(_ violations: [(index: Int, violation: Violation)]) {
    let byRule = Dictionary(grouping: violations) { $0.violation.rule }
    for (rule, broken) in byRule.sorted(by: { $0.key < $1.key }) {
      guard let index = broken.first?.index else { continue }
      var generator = DocumentGenerator(seed: seed &+ UInt64(index), flavour: flavour(index))
      let (old, new) = generator.pair()
      func violation(_ old: Draft, _ new: Draft) -> Violation? {
        let judge = try? PairJudge(
          old: old, new: new, seed: seed &+ UInt64(index), requests: 2 * requests)
        return judge?.violations().first { $0.rule == rule }
      }
      let (smallOld, smallNew) = Shrinker { violation($0, $1) != nil }.shrink(old, new)
      let detail = violation(smallOld, smallNew)?.detail ?? broken[0].violation.detail
      let pairs = Set(broken.map(\.index)).count
      Issue.record(
        """
        \(rule): broken by \(pairs) pairs, first by pair \(index) of seed \(seed)
        old \(smallOld.json.text(.compact))
        new \(smallNew.json.text(.compact))
        \(detail)
        """)
    }
  }

  private static func report(_ name: String, _ tally: Tally) {
    let outcomes = tally.outcomes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let reasons = tally.reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8)
      .map { "\($0.key) \($0.value)" }
    print(
      """
      pairs \(name) (seed \(seed)): \(tally.pairs), \(tally.requests) requests, \
      \(tally.proven) entries proven, \(tally.possible) possible in \(tally.pairsWithPossible) \
      pairs, \(tally.guardClaimsShown) of \(tally.guardClaims) moves of the guard shown; \
      \(outcomes.joined(separator: ", ")); possible because of \(reasons.joined(separator: ", "))
      """)
  }

  /// Does something for every index, on all cores, results in order.
  static func inParallel<Result: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) -> Result
  ) async -> [Result] {
    let workers = ProcessInfo.processInfo.activeProcessorCount
    return await withTaskGroup(of: [(Int, Result)].self) { group in
      for worker in 0..<workers {
        group.addTask {
          stride(from: worker, to: count, by: workers).map { ($0, work($0)) }
        }
      }
      var results: [(Int, Result)] = []
      for await part in group { results += part }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
