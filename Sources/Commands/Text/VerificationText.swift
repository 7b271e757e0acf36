internal import PolicyHistory
internal import Publishing

/// What is wrong with a store, as lines.
enum VerificationText {
  /// A line for each problem, errors first; behind those with the same remedy what to do.
  static func lines(_ verification: Verification) -> [Line] {
    let errors = verification.problems.filter { $0.severity == .error }
    let notes = verification.problems.filter { $0.severity == .note }
    var lines: [Line] = []
    for (index, error) in errors.enumerated() {
      lines.append(Line("error: ", .lost) + Line(error.description))
      let next = errors.dropFirst(index + 1).first?.remedy
      if let remedy = error.remedy, remedy != next { lines.append(Line("  \(remedy)", .faint)) }
    }
    return lines + notes.map { Line("note: ", .faint) + Line($0.description) }
  }

  /// How much was read, and how much is wrong with it.
  static func summary(_ verification: Verification) -> EvidenceLine {
    let policies = verification.history.policies.values
    let errors = verification.problems.count { $0.severity == .error }
    return EvidenceLine()
      .adding(Words.count(policies.count, "policy", "policies"))
      .adding(Words.count(policies.reduce(0) { $0 + $1.revisions.count }, "revision", "revisions"))
      .adding(Words.count(verification.snapshots, "snapshot", "snapshots"))
      .adding(Words.count(verification.objects, "object", "objects"))
      .adding(errors == 0 ? "nothing wrong" : Words.count(errors, "error", "errors"))
  }
}
