internal import ArgumentParser
internal import Importing
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// `import announcements`: the table of updates of a documentation page.
struct ImportAnnouncementsCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "announcements",
    abstract: "Records what a documentation page tells of changes.",
    usage: "policy-history import announcements <file> [--source <address>] [<options>]",
    discussion: """
      The file is a page with a table of policy updates (Change, Description, Date), saved as HTML or \
      as text. Its rows become announcements of the policies they name, which do not change what was \
      in force. The answer says which revision each belongs to, which belong to none, and where the \
      words and the observed change disagree. Importing a page again adds nothing.

      EXAMPLES:
        policy-history import announcements managed-policy.html
        policy-history import announcements page.txt --source https://docs.aws.amazon.com/x.html
      """)

  @Argument(
    help: "The saved page; - for stdin.", completion: .file(extensions: ["html", "htm", "txt"]))
  var file: String

  @Option(
    help: ArgumentHelp(
      "Where the page stands (default: what it says itself).", valueName: "address"))
  var source: String?

  @Option(
    help: ArgumentHelp(
      "Whose policies it speaks of: aws (the default), aws-cn, aws-us-gov or an account.",
      valueName: "scope"))
  var scope: String?

  @Flag(help: Help.full) var full = false

  @Option(help: Help.format(AnswerFormat.self), completion: .words(AnswerFormat.self))
  var format: String?

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try AnswerFormat.read(format, of: "--format") ?? .text
    if source?.isEmpty == true { throw Failure("--source: an empty address") }
    let bytes = try InputFile.read(file, atMost: AnnouncementPage.largest + 1)
    let page = try AnnouncementPage(bytes)
    let outcome = try session.importing(
      page, address: source, scope: try PolicyScope.read(scope, of: "--scope") ?? .aws)
    switch format {
    case .text:
      let text = AnnouncementsText(width: session.console.output.width, isFull: full)
      session.console.write(text.lines(outcome) + [""])
      session.console.write(
        evidence: EvidenceLine.of(policies: outcome.policies)
          .line(history: try session.headIfAny, knownUntil: nil))
    case .json:
      session.console.write(json: outcome.json(history: try session.headIfAny).text(.indented))
    }
    return .fine
  }
}
