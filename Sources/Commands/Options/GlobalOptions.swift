internal import ArgumentParser

/// What every verb takes, before or behind the verb's name.
struct GlobalOptions: ParsableArguments {
  /// The options that take a value, as they are spelled.
  static let namesWithValue: Set = ["--history", "--color", "--max-age"]

  @Option(
    help: ArgumentHelp(
      "The store (default: $POLICY_HISTORY, else the store in your data folder).",
      valueName: "path"),
    completion: .directory)
  var history: String?

  @Option(help: "When to colour what is gained and lost.")
  var color = ColorChoice.auto

  @Option(
    help: ArgumentHelp(
      "Exit with status 3 if the sources were last looked at longer ago.", valueName: "days"),
    transform: MaximumAge.init(argument:))
  var maxAge: MaximumAge?

  @Flag(name: .shortAndLong, help: "Say nothing but answers and errors.")
  var quiet = false
}
