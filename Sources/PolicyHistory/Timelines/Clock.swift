/// By which of its dates a revision counts.
public enum Clock: String, Sendable, CaseIterable {
  /// When the version took effect: what was in force.
  case effective
  /// When its owner told of it: what was known.
  case announced
}
