internal import ArgumentParser
internal import PolicyLanguage

/// What makes a difference end with status 1, and what it is restricted to.
struct GateOptions: ParsableArguments {
  /// What to fail on.
  enum Kind: String, Choice {
    case gained
    case lost
    case `guard`
    case any
  }

  @Flag(help: "Exit with status 1 if there is any difference.")
  var exitCode = false

  @Option(
    help: ArgumentHelp(
      "Exit with status 1 if access was gained or lost, or the guard moved.", valueName: "what"))
  var failOn: [Kind] = []

  @Option(
    help: ArgumentHelp("Only actions that these patterns meet.", valueName: "patterns"),
    transform: ActionFilter.init(argument:))
  var only: ActionFilter?

  @Flag(help: "Write long lists out.")
  var full = false

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
