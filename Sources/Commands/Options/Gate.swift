internal import PolicyLanguage

/// What makes a difference end with status 1, and what is asked for of it.
struct Gate {
  /// What to fail on.
  enum Kind: String, Choice {
    case gained
    case lost
    case `guard`
    case any
  }

  /// Whether any difference ends with 1.
  let exitCode: Bool

  /// What ends with 1.
  let failOn: [Kind]

  /// The actions that are asked for; `nil` for all.
  let only: ActionFilter?

  /// Reads the values of `--exit-code`, `--fail-on` and `--only`.
  ///
  /// - Throws: `Failure`, which shows what is accepted.
  init(exitCode: Bool, failOn: [String], only: String?) throws(Failure) {
    self.exitCode = exitCode
    var kinds: [Kind] = []
    for text in failOn { kinds.append(try Kind(text, of: "--fail-on")) }
    self.failOn = kinds
    self.only = try ActionFilter.read(only)
  }

  /// How the program ends after comparisons.
  func status(_ comparisons: [DocumentComparison]) -> ExitStatus {
    if exitCode, !comparisons.isEmpty { return .differs }
    return comparisons.contains { comparison in failOn.contains { fails($0, comparison) } }
      ? .differs : .fine
  }

  private func fails(_ kind: Kind, _ comparison: DocumentComparison) -> Bool {
    switch kind {
    case .gained: !comparison.gained.isEmpty
    case .lost: !comparison.lost.isEmpty
    case .guard: comparison.guard != .same
    case .any:
      fails(.gained, comparison) || fails(.lost, comparison) || fails(.guard, comparison)
    }
  }
}
