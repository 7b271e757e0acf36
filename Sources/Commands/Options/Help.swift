internal import ArgumentParser

/// What is said of the options that several verbs take.
///
/// Verbs declare them one by one, as texts, and read the texts themselves. Groups of options and
/// options of other types read better, but the parser looks through everything there is in the
/// program for each such type, several times: 0.25 ms for a group, 0.05–0.2 ms for a type, where the
/// whole answer takes a few.
enum Help {
  static let policies = ArgumentHelp(
    "Names, aliases or ARNs of policies, without case.", valueName: "policy")

  static let service: ArgumentHelp = "Also the policies of a service, by its id or name."

  static let since = ArgumentHelp("Only what was from this date on.", valueName: "date")

  static let until = ArgumentHelp("Only what was up to this date.", valueName: "date")

  static let baseURL = ArgumentHelp(
    "The address that the folder will have on the web.", valueName: "address")

  static let clock: ArgumentHelp = """
    By which dates: when revisions took effect (effective, the default), or when they were told of \
    (announced).
    """

  static let full: ArgumentHelp = "Write long lists out."

  static let exitCode: ArgumentHelp = "Exit with status 1 if there is any difference."

  static let failOn = ArgumentHelp(
    """
    Exit with status 1 if access was gained or lost, if the guard moved, or if any of these \
    happened: gained, lost, guard or any.
    """,
    valueName: "what")

  static let only = ArgumentHelp(
    "Only actions that these patterns meet, such as 'iam:*,sts:*'.", valueName: "patterns")

  /// How to answer: one of some formats, the first unless another is asked for.
  static func format<Format: Choice>(_ format: Format.Type) -> ArgumentHelp {
    let others = format.words.dropFirst()
    let first = format.words.first ?? ""
    return ArgumentHelp(
      others.isEmpty
        ? "How to answer: \(first)."
        : "How to answer: \(first) (the default), \(others.joined(separator: " or ")).")
  }
}

extension CompletionKind {
  /// One of some words.
  static func words<Words: Choice>(_ choice: Words.Type) -> CompletionKind { .list(choice.words) }
}
