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
      """)

  @OptionGroup var selection: SelectionOptions

  @Option(
    help: ArgumentHelp("Only what was announced from this date on.", valueName: "date"),
    transform: Moment.init(argument:))
  var since: Moment?

  @Option(
    help: ArgumentHelp("Only what was announced up to this date.", valueName: "date"),
    transform: Moment.init(argument:))
  var until: Moment?

  @Option(help: "How to answer.")
  var format = ChangelogFormat.markdown

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let (log, timelines) = try session.changeLog(selection, since: since, until: until)
    switch format {
    case .markdown:
      // A file is the same wherever it is made.
      let output = session.console.output
      let width = output.isTerminal ? min(output.width, 100) : 80
      session.console.write(document: log.markdown(width: width))
    case .json:
      let items = log.json(history: try session.head)
      session.console.write(json: JSONValue.array(items).text(.indented))
    }
    try session.tellEvidence(timelines)
    return .fine
  }
}
