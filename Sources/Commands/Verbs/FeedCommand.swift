internal import ArgumentParser
internal import PolicyHistory
internal import Publishing

/// `feed`: the change log for feed readers.
struct FeedCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "feed",
    abstract: "The change log as feeds: of everything, of each service, of each policy.",
    usage: "policy-history feed <folder> --base-url <address> [<options>]",
    discussion: """
      Atom and JSON Feed are written for each of them, RSS for everything. Older entries are in \
      archives, so that a subscriber can have all of them. Only files that change are written.

      EXAMPLES:
        policy-history feed public --base-url https://example.org/policies/
      """)

  @Argument(help: "The folder to write to.", completion: .directory) var folder: String

  @Option(help: Help.baseURL) var baseURL: String

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let site = try Addresses.read(baseURL)
    let timelines = try session.timelines()
    try session.requireRecent(timelines)
    let output = OutputFolder(folder)
    try session.writeFeeds(to: output, at: site)
    session.console.note(output.report)
    try session.tellEvidence(timelines)
    return .fine
  }
}
