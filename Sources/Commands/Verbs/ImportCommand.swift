internal import ArgumentParser

/// `import`: what others recorded.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Records what others archived.",
    usage: "policy-history import <source> [<options>]",
    discussion: """
      EXAMPLES:
        policy-history import git ./MAMIP
      """,
    subcommands: [ImportGitCommand.self])

  @OptionGroup var global: GlobalOptions
}
