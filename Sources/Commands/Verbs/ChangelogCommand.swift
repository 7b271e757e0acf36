internal import ArgumentParser
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// `changelog`: changes of all policies in the order they were announced.
struct ChangelogCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "changelog",
    abstract: "All changes in the order they were announced, newest first.",
    usage: "policy-history changelog [<policy> ...] [--since <date>] [--until <date>] [<options>]",
    discussion: """
      EXAMPLES:
        policy-history changelog
        policy-history changelog --since 2024-07-01 AmazonQFullAccess > CHANGES.md
        policy-history changelog --format atom > changes.atom
      """)

  @Argument(help: Help.policies, completion: .policies) var policies: [String] = []

  @Option(help: Help.service) var service: String?

  @Option(help: Help.since) var since: String?

  @Option(help: Help.until) var until: String?

  @Option(help: Help.format(ChangelogFormat.self), completion: .words(ChangelogFormat.self))
  var format: String?

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try ChangelogFormat.read(format, of: "--format") ?? .markdown
    let stretch = try Stretch(since: since, until: until)
    let selection = Selection(policies: policies, service: service)
    let (log, timelines) = try session.changeLog(selection, in: stretch)
    switch format {
    case .markdown:
      let text = try log.markdown(width: session.console.documentWidth) {
        try Threads.map($0, chunk: 16, $1)
      }
      session.console.write(document: text)
    case .json:
      let items = log.json(history: try session.head)
      session.console.write(json: JSONValue.array(items).text(.indented))
    case .atom: session.console.write(document: Feed(log).atom)
    }
    try session.tellEvidence(timelines)
    return .fine
  }
}
