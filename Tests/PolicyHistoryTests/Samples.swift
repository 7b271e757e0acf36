import PolicyHistory
import PolicyLanguage

@testable import PolicyHistory

/// Short ways to write down small histories.
enum Samples {
  /// A document that allows actions on everything, in one statement.
  static func document(_ actions: [String]) throws -> RecordedDocument {
    try document(statements: [("Allow", .strings(actions))])
  }

  /// A document of statements about everything, by effect and actions.
  static func document(statements: [(String, JSONValue)]) throws -> RecordedDocument {
    let statements = statements.map { effect, actions in
      JSONValue.object([
        ("Effect", .string(effect)), ("Action", actions), ("Resource", .string("*")),
      ])
    }
    return RecordedDocument(try PolicyDocument(.object([("Statement", .array(statements))])))
  }

  static let iam = Source(kind: .iam, reference: "GetPolicyVersion", fidelity: .observed)
  static let page = Source(
    kind: .documentation, reference: "https://example.com/page.html", fidelity: .verbatim)

  static func archive(_ name: String = "a") -> Source {
    Source(kind: .git, reference: "https://example.com/\(name).git", fidelity: .observed)
  }

  static func policy(_ name: String = "Sample", aliases: String...) throws -> Policy {
    Policy(
      record: PolicyRecord(
        name: try PolicyName(name), aliases: Set(try aliases.map { try PolicyName($0) })))
  }
}

extension Reading {
  /// A reading by short texts.
  init(
    _ source: Source, created: String? = nil, observed: String? = nil, _ actions: String...
  ) throws {
    self.init(
      source: source, created: try created.map { try Moment($0) },
      observed: try observed.map { try Moment($0) },
      document: actions.isEmpty ? nil : try Samples.document(actions))
  }
}

extension Policy {
  /// Records readings in order; the ids they got.
  @discardableResult
  mutating func record(_ readings: [(String?, Reading)]) throws -> [String] {
    var ids: [String] = []
    for (version, reading) in readings {
      ids.append(try record(reading, of: try version.map { try VersionID($0) }).id.text)
    }
    return ids
  }

  /// The timeline of a policy that stands by itself.
  var timeline: Timeline { Timeline(of: self, sources: [:]) }
}

extension Timeline {
  /// The ids in order.
  var ids: [String] { entries.map(\.revision.id.text) }

  /// The answer to `state(at:)` in one word.
  func answer(_ date: String, _ clock: Clock = .effective) throws -> String {
    switch state(at: try Moment(date), clock: clock) {
    case .found(let entry, let others):
      ([entry] + others).map(\.revision.id.text).joined(separator: " beside ")
    case .notYet(let first): "not yet \(first.revision.id)"
    case .notRecorded(let first): "not recorded \(first?.revision.id.text ?? "")"
    case .deleted(let status, let last): "deleted \(status.date) after \(last.revision.id)"
    }
  }
}

/// A generator that gives the same numbers in every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
