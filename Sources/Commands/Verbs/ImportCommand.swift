internal import ArgumentParser

/// `import`: what others recorded.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Records what others archived or told.",
    usage: "policy-history import <source> [<options>]",
    discussion: """
      EXAMPLES:
        policy-history import git ./MAMIP
        policy-history import aws
        policy-history import details account.json
        policy-history import announcements managed-policy.html
      """,
    subcommands: [
      ImportGitCommand.self, ImportAWSCommand.self, ImportDetailsCommand.self,
      ImportAnnouncementsCommand.self,
    ])

  @OptionGroup var global: GlobalOptions
}
