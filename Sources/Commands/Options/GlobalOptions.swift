internal import ArgumentParser

/// What every verb takes, before or behind the verb's name.
struct GlobalOptions: ParsableArguments {
  /// The options that take a value, as they are spelled.
  static let namesWithValue = ["--history", "--color", "--max-age"]

  @Option(
    help: ArgumentHelp(
      "The store (default: $POLICY_HISTORY, else the store in your data folder).",
      valueName: "path"),
    completion: .directory)
  var history: String?

  @Option(
    help: ArgumentHelp(
      "When to colour what is gained and lost: auto (the default), always or never.",
      valueName: "when"),
    completion: .words(ColorChoice.self))
  var color: String?

  @Option(
    help: ArgumentHelp(
      "Exit with status 3 if the sources were last looked at longer ago, such as 7d.",
      valueName: "days"))
  var maxAge: String?

  @Flag(name: .shortAndLong, help: "Say nothing but answers and errors.")
  var quiet = false
}
