internal import ArgumentParser
internal import Importing
internal import PolicyHistory
internal import PolicyLanguage

/// `import details`: the versions of managed policies that an account's details carry.
struct ImportDetailsCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "details",
    abstract: "Records the versions of managed policies that the details of an account carry.",
    usage: "policy-history import details <file> ... [--saved <date>] [<options>]",
    discussion: """
      A file is what `aws iam get-account-authorization-details` prints; nothing of it is sent \
      anywhere, and of principals nothing is recorded. Policies by AWS and those of the account go \
      into the scope of their ARN. Importing a file again records nothing.

      EXAMPLES:
        aws iam get-account-authorization-details > account.json
        policy-history import details account.json
        policy-history import details - --saved 2024-12-01 < account.json
      """)

  @Argument(
    help: ArgumentHelp("The files; - for stdin.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "When the files were saved (default: when they were last written).", valueName: "date"))
  var saved: String?

  @Option(help: Help.format(AnswerFormat.self), completion: .words(AnswerFormat.self))
  var format: String?

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try AnswerFormat.read(format, of: "--format") ?? .text
    let now = try session.now
    let saved = try Moment.read(saved, of: "--saved")
    if let saved, saved.start > now { throw Failure("--saved: `\(saved)` is in the future") }
    let details = try DetailsFiles(files, saved: saved?.start, now: now)
    session.tell(notes: details.notes)
    let outcome = try session.importing(details.policies)
    switch format {
    case .text:
      session.console.write(DetailsText.lines(outcome.summary))
      session.console.write(
        evidence: EvidenceLine().line(history: outcome.head, knownUntil: nil))
    case .json:
      session.console.write(json: outcome.summary.json(history: outcome.head).text(.indented))
    }
    return .fine
  }
}
