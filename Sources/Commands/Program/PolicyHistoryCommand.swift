internal import ArgumentParser

/// The root of the verbs.
struct PolicyHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy-history",
    abstract: "What managed policies allowed, and what changed.",
    usage: "policy-history <verb> [<options>]",
    discussion: """
      Answers come from a store, a git repository, and never from the network. The history of the \
      managed policies of Amazon Q Developer is inside the program; the first verb that reads makes \
      a store of it.

      EXAMPLES:
        policy-history list
        policy-history show AmazonQFullAccess --at 2024-08-01
        policy-history diff AmazonQFullAccess --from 2024-04-30 --to 2024-07-09
        policy-history log AmazonQFullAccess --changes
        policy-history changelog --since 2024-10-01

      A date is a day (2024-04-29, the state at its end, UTC), an instant (2024-04-29T17:02:36Z), and \
      where a revision is wanted its id (v4) or `latest`.

      EXIT STATUS: 0 fine; 1 a difference that was asked for, or nothing found; 2 trouble; 3 cannot \
      be known.
      """,
    version: "policy-history \(Version.program) (history format \(Version.format))",
    subcommands: [
      ListCommand.self, LogCommand.self, ShowCommand.self, DiffCommand.self, CompareCommand.self,
      BlameCommand.self, GrantsCommand.self, WhoCommand.self, ImpactCommand.self,
      ReviewCommand.self,
      ChangelogCommand.self, FeedCommand.self, SiteCommand.self, InitCommand.self,
      RecordCommand.self, ImportCommand.self, MergeCommand.self, VerifyCommand.self,
      ExportCommand.self,
    ])

  @OptionGroup
  var global: GlobalOptions
}
