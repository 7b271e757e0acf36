public import PolicyHistory
package import PolicyLanguage

/// A change together with what is known of its policy: what is published.
public struct PolicyChange: Sendable {
  /// The change.
  public let change: Change
  /// What is known of the policy beside its revisions.
  public let record: PolicyRecord
  /// The newest look at any source of the policy.
  public let knownUntil: Moment?

  /// Puts a change beside its policy.
  public init(_ change: Change, of record: PolicyRecord, knownUntil: Moment? = nil) {
    self.change = change
    self.record = record
    self.knownUntil = knownUntil
  }

  /// Puts a change beside the policy whose timeline it comes from.
  public init(_ change: Change, in timeline: Timeline) {
    self.init(change, of: timeline.record, knownUntil: timeline.knownUntil)
  }

  /// The change as far as a part of its comparison goes: its entries about some actions.
  package func restricted(to part: DocumentComparison) -> PolicyChange {
    PolicyChange(change.restricted(to: part), of: record, knownUntil: knownUntil)
  }

  /// What tells the policy apart.
  public var key: PolicyKey { change.key }

  /// The revision before.
  public var from: Timeline.Entry? { change.step.from }

  /// The revision after.
  public var to: Timeline.Entry? { change.step.to }

  /// When it was told of; of a deletion, when it was seen.
  public var announced: Moment { change.step.date(on: .announced) }

  /// When it took effect.
  public var effective: Moment { change.step.date(on: .effective) }
}
