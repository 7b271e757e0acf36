internal import PolicyHistory

/// What is wrong with a store, as lines.
enum VerificationText {
  /// A line for each problem, errors first.
  static func lines(_ verification: Verification) -> [Line] {
    let errors = verification.problems.filter { $0.severity == .error }
    let notes = verification.problems.filter { $0.severity == .note }
    return errors.map { Line("error: ", .lost) + Line($0.description) }
      + notes.map { Line("note: ", .faint) + Line($0.description) }
  }

  /// How much was read, and how much is wrong with it.
  static func summary(_ verification: Verification) -> EvidenceLine {
    let policies = verification.history.policies.values
    let errors = verification.problems.count { $0.severity == .error }
    return EvidenceLine()
      .adding(count(policies.count, "policy", "policies"))
      .adding(count(policies.reduce(0) { $0 + $1.revisions.count }, "revision", "revisions"))
      .adding(errors == 0 ? "nothing wrong" : count(errors, "error", "errors"))
  }

  private static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }
}
