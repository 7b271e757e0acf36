internal import ArgumentParser

/// Which policies a question is about.
struct SelectionOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Names, aliases or ARNs of policies, without case.", valueName: "policy"))
  var policies: [String] = []

  @Option(help: ArgumentHelp("Also the policies of a service, by its id or name."))
  var service: String?

  /// Whether nothing was chosen, which means all policies.
  var isEmpty: Bool { policies.isEmpty && service == nil }
}
