internal import ArgumentParser
internal import PolicyHistory
internal import Publishing

/// `feed`: the change log for feed readers.
struct FeedCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "feed",
    abstract: "The change log as a feed.",
    usage: "policy-history feed [<policy> ...] [<options>]",
    discussion: """
      EXAMPLES:
        policy-history feed --format atom > changes.atom
        policy-history feed AmazonQFullAccess > q.atom
      """)

  @Argument(help: Help.policies, completion: .policies) var policies: [String] = []

  @Option(help: Help.service) var service: String?

  @Option(help: Help.format(FeedFormat.self), completion: .words(FeedFormat.self))
  var format: String?

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try FeedFormat.read(format, of: "--format") ?? .atom
    let selection = Selection(policies: policies, service: service)
    let (log, timelines) = try session.changeLog(selection)
    switch format {
    case .atom: session.console.write(document: Feed(log).atom)
    }
    try session.tellEvidence(timelines)
    return .fine
  }
}
