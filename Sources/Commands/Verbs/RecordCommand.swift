internal import ArgumentParser
internal import Importing
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// `record`: one revision of a policy, or what became of it.
struct RecordCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Records a revision of a policy, or what became of it.",
    usage: """
      policy-history record <policy> <file> [--effective <date>] [--version <version>] \
      [--summary <text>] [--source <reference>] [<options>]
      policy-history record <policy> --status <status> [--effective <date>] [<options>]
      policy-history record <policy> --arn <arn> [<options>]
      """,
    discussion: """
      The file is a policy document, or what `aws iam get-policy-version` prints, which says by itself \
      which version it is and when it was created. Recording the same again changes nothing. The store \
      is made if it is missing. With --arn alone, the ARN is recorded of a policy that has none yet.

      EXAMPLES:
        aws iam get-policy-version --policy-arn ARN --version-id v6 | \\
          policy-history record AmazonQFullAccess -
        policy-history record AmazonQFullAccess new.json --version v6 --dry-run
        policy-history record Deployment ours.json --scope 123456789012
        policy-history record AmazonQFullAccess --status deprecated
      """)

  @Argument(
    help: ArgumentHelp(
      "The name, an alias or the ARN of the policy, which need not be recorded yet.",
      valueName: "policy"), completion: .policies)
  var policy: String

  @Argument(
    help: "The document, or IAM's answer with it; - for stdin.",
    completion: .file(extensions: ["json"]))
  var file: String?

  @Option(
    help: ArgumentHelp(
      "When it took effect (default: what IAM's answer says, else now).", valueName: "date"))
  var effective: String?

  @Option(
    help: ArgumentHelp("The version (default: what IAM's answer says).", valueName: "version"))
  var version: String?

  @Option(help: ArgumentHelp("What changed, in your own words.", valueName: "text"))
  var summary: String?

  @Option(
    help: ArgumentHelp(
      """
      Where the document comes from: the address of a page, or another name (default: IAM for its \
      answers, else the name of the file).
      """, valueName: "reference"))
  var source: String?

  @Option(
    help: ArgumentHelp(
      "Where the name is unique: aws (the default), aws-cn, aws-us-gov or an account.",
      valueName: "scope"))
  var scope: String?

  @Option(help: ArgumentHelp("The policy's ARN; it is never guessed.", valueName: "arn"))
  var arn: String?

  @Option(
    help: ArgumentHelp(
      "What became of the policy: deprecated (cannot be attached any more) or deleted.",
      valueName: "status"),
    completion: .words(StatusChoice.self))
  var status: String?

  @Flag(
    help: """
      Record a document that IAM would refuse, and a version that nothing says was in force.
      """)
  var force = false

  @Flag(help: "Show the change it would make, and write nothing.")
  var dryRun = false

  @Flag(help: Help.full) var full = false

  @Option(help: Help.format(AnswerFormat.self), completion: .words(AnswerFormat.self))
  var format: String?

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try AnswerFormat.read(format, of: "--format") ?? .text
    let request = try request(session)
    try request.check()
    let outcome = try session.record(request, policy, scope: scope, arn: arn, isDry: dryRun)
    let findings = request.input?.content.document.findings ?? []
    session.tell(notes: findings.map(\.text))
    switch format {
    case .text: try session.write(outcome, isFull: full)
    case .json:
      let json = outcome.json(findings: findings, history: try session.headIfAny)
      session.console.write(json: json.text(.indented))
    }
    return .fine
  }

  private func request(_ session: Session) throws -> RecordRequest {
    let now = try session.now
    if file == nil, status == nil, arn == nil {
      throw Failure("the file is missing; without one `--status` or `--arn` is accepted")
    }
    let input = try file.map { try read($0, now) }
    let stated = try VersionID.read(version, of: "--version")
    if source?.isEmpty == true { throw Failure("--source: an empty name") }
    let kind: Status.Kind? =
      switch try StatusChoice.read(status, of: "--status") {
      case .deprecated: .deprecated
      case .deleted: .deleted
      case nil: nil
      }
    return RecordRequest(
      input: input, status: kind, effective: try Moment.read(effective, of: "--effective"),
      version: stated ?? input?.content.version, summary: summary, source: source,
      isForced: force, now: now)
  }

  private func read(_ path: String, _ now: Instant) throws -> RecordRequest.Input {
    let bytes = try InputFile.read(path)
    let isStdin = path == InputFile.stdin
    let written = isStdin ? nil : System.modified(path).flatMap(Instant.init(secondsSince1970:))
    do {
      return RecordRequest.Input(
        path: path, content: try PolicyFile(text: bytes), written: min(written ?? now, now))
    } catch {
      throw FileError(path: isStdin ? "stdin" : path, problem: error)
    }
  }
}
