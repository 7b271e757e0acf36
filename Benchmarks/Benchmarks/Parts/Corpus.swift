import Foundation
import PolicyHistory
import PolicyLanguage
import Publishing

/// What is measured: the policies of a store, read before any clock runs.
struct Corpus: Sendable {
  /// A policy's step, to be compared.
  struct Step: Sendable {
    let key: PolicyKey
    let step: Timeline.Step

    func change() throws -> Change { try Change(step, of: key) }
  }

  /// Two consecutive documents of a policy.
  struct Pair: Sendable {
    let key: PolicyKey
    let old: PolicyDocument
    let new: PolicyDocument

    var name: String { "\(key.name), \(patterns.count) patterns" }

    /// The patterns of actions of the newer document.
    var patterns: [String] { new.statements.elements.flatMap(\.action.values.elements) }
  }

  /// Where the store is.
  let path: String
  let timelines: [Timeline]
  /// What came after what, of all policies.
  let steps: [Step]
  /// The documents of all revisions, and as text.
  let documents: [PolicyDocument]
  let texts: [[UInt8]]
  /// Consecutive documents of each policy.
  let pairs: [Pair]
  /// The pair with the most patterns.
  let largest: Pair
  /// A day in the middle of what is known.
  let someDay: Moment

  /// Reads the store that `POLICY_HISTORY` names.
  init() throws {
    guard let path = ProcessInfo.processInfo.environment["POLICY_HISTORY"] else {
      throw Missing(what: "`POLICY_HISTORY`, the path of a store")
    }
    self.path = path
    timelines = try Store.open(at: path).timelines()
    steps = timelines.flatMap { timeline in
      timeline.steps.map { Step(key: timeline.key, step: $0) }
    }
    documents = try timelines.flatMap { timeline in
      try timeline.entries.compactMap { try $0.revision.document?.parsed() }
    }
    texts = documents.map { $0.json.bytes(.indented) }
    var pairs: [Pair] = []
    for timeline in timelines {
      for step in timeline.steps {
        guard case .replaced(let old, let new) = step,
          let old = try old.revision.document?.parsed(),
          let new = try new.revision.document?.parsed()
        else { continue }
        pairs.append(Pair(key: timeline.key, old: old, new: new))
      }
    }
    self.pairs = pairs
    guard let largest = pairs.max(by: { $0.patterns.count < $1.patterns.count }) else {
      throw Missing(what: "a policy with two revisions in `\(path)`")
    }
    self.largest = largest
    let dates = timelines.flatMap { $0.entries.map(\.effective) }.sorted()
    someDay = dates[dates.count / 2]
  }

  /// Everything there is to tell of the policies.
  func items() throws -> [ChangeLog.Item] { try timelines.flatMap { try ChangeLog.items(of: $0) } }

  /// How much text the documents are.
  var size: String {
    "\(texts.count) documents, \(texts.reduce(0) { $0 + $1.count } / 1_000_000) MB"
  }
}

/// What is needed and is not there.
struct Missing: Error, CustomStringConvertible {
  let what: String
  var description: String { "missing: \(what)" }
}
