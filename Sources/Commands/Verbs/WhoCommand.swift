internal import ArgumentParser
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// `who`: which principals of an account have an action.
struct WhoCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "who",
    abstract: "Which users, groups and roles of an account have an action, and by what.",
    usage: """
      policy-history who <action> --details <file> [--at <date> | --from <date> --to <date>] \
      [--resource <arn>] [--context <key=value>] [--only-unconditional] [<options>]
      """,
    discussion: """
      A file is what `aws iam get-account-authorization-details` prints: it says what is attached to \
      whom, the history what the policies said at the time. Groups, policies written into principals \
      and permissions boundaries count, and a Deny of any policy takes from all. Service control, \
      session and resource-based policies are not seen. Without a date, what is in force now is asked.

      EXAMPLES:
        aws iam get-account-authorization-details > account.json
        policy-history who q:SendMessage --details account.json --at 2024-01-01
        policy-history who iam:PassRole --details account.json --only-unconditional
        policy-history who iam:PassRole --details account.json \\
          --context iam:PassedToService=ec2.amazonaws.com
      """)

  @Argument(help: "The action, or a pattern of actions, without case.") var action: String

  @Option(
    help: ArgumentHelp(
      "The details of an account; - for stdin. May be given several times.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var details: [String]

  @Option(help: ArgumentHelp("At any moment of this date.", valueName: "date")) var at: String?

  @Option(help: ArgumentHelp("At any moment since this date.", valueName: "date")) var from: String?

  @Option(help: ArgumentHelp("At any moment until this date.", valueName: "date")) var to: String?

  @Option(
    help: ArgumentHelp(
      "Only access to this resource, an ARN or a pattern of ARNs.", valueName: "arn"))
  var resource: String?

  @Option(
    help: ArgumentHelp(
      "Only requests with this value of a condition key; several of one key for a set.",
      valueName: "key=value"))
  var context: [String] = []

  @Flag(help: "Only access to every resource that is asked for, under no condition.")
  var onlyUnconditional = false

  @Option(help: Help.format(DigestFormat.self), completion: .words(DigestFormat.self))
  var format: String?

  @Flag(help: Help.full) var full = false

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try DigestFormat.read(format, of: "--format") ?? .text
    let period = try Period(at: at, from: from, to: to, ever: false)
    let request = GrantRequest(
      try AccessQuestion(action: action, on: resource, context: context),
      isUnconditional: onlyUnconditional)
    let files = try DetailsFiles(details, now: try session.now)
    let account = try session.account(files)
    try session.requireRecent(account.known)
    let search = try AccountSearch(account, request, in: period)
    let accesses = try session.asking(account, from: search) { search, principal in
      search.access(of: principal)
    }
    let report = WhoReport(account, search, accesses, files: files.files.map(\.name))
    try write(report, as: format, to: session)
    session.tell(notes: [], unknown: report.reasonsInWords.map(\.quoted))
    if report.isPartlyUnknown { return .unknown }
    return report.having > 0 ? .fine : .differs
  }

  private func write(_ report: WhoReport, as format: DigestFormat, to session: Session) throws {
    let head = try session.head
    let count = report.having
    let evidence = EvidenceLine.of(principals: report.asked)
      .adding(count == 1 ? "1 has it" : "\(count) have it")
      .line(history: head, knownUntil: report.knownUntil)
    session.console.write(
      as: format, evidence: evidence, isFull: full, text: { WhoText(style: $0).lines(report) },
      json: { report.json(history: head) },
      markdown: { report.markdown(width: $0, evidence: evidence.phrase) })
  }
}
