internal import PolicyHistory

/// Counts what recording readings did.
protocol RecordedCounts {
  /// The policies that the history did not have.
  var newPolicies: Int { get set }
  /// The new revisions, all of them.
  var revisions: Int { get set }
  /// Those of them that are roll-backs.
  var rollbacks: Int { get set }
  /// Those of them that are of a policy made anew.
  var recreations: Int { get set }
  /// Readings of revisions that the history had from others.
  var readings: Int { get set }
  /// Readings that said nothing new.
  var known: Int { get set }
}

extension RecordedCounts {
  /// Counts a reading.
  mutating func count(_ recorded: Recorded, isNewPolicy: Bool) {
    if isNewPolicy { newPolicies += 1 }
    guard recorded.isNewRevision else {
      if recorded.changed.isEmpty { known += 1 } else { readings += 1 }
      return
    }
    revisions += 1
    switch recorded.id.form {
    // A step forward again, to the version that was left, is none.
    case .returned(let version, let other, _): rollbacks += version < other ? 1 : 0
    case .recreated: recreations += 1
    case .version, .day: break
    }
  }
}
