/// What is out of the ordinary about a revision or a change.
public enum Mark: String, Sendable, CaseIterable {
  /// An older version came back.
  case rolledBack
  /// The policy was made anew, under old version numbers.
  case recreated
  /// Readings have documents that grant or deny different things.
  case disputed
  /// Versions before it were never observed.
  case gap
  /// The change rests on something that cannot be decided alone; no revision has this mark.
  case possible
}
