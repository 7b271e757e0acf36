internal import ArgumentParser
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// `grants`: which policies allow an action.
struct GrantsCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "grants",
    abstract: "Which policies allow an action, wildcards included and Denies applied.",
    usage: """
      policy-history grants <action> [--at <date> | --from <date> --to <date> | --ever] [<options>]
      """,
    discussion: """
      Without a date, what is in force now is asked. A day means any moment of it. The action may be \
      a pattern, such as 's3:Put*'; policies that allow some of it are found too.

      EXAMPLES:
        policy-history grants q:SendMessage --at 2024-01-01
        policy-history grants iam:PassRole --ever --unconditional
        policy-history grants s3:GetObject --resource 'arn:aws:s3:::my-bucket/*'
        policy-history grants 'iam:*' --covers --format json
      """)

  @Argument(help: "The action, or a pattern of actions, without case.") var action: String

  @Option(help: ArgumentHelp("At any moment of this date.", valueName: "date")) var at: String?

  @Option(help: ArgumentHelp("At any moment since this date.", valueName: "date")) var from: String?

  @Option(help: ArgumentHelp("At any moment until this date.", valueName: "date")) var to: String?

  @Flag(help: "At any time that is recorded.") var ever = false

  @Option(
    help: ArgumentHelp(
      "Only access to this resource, an ARN or a pattern of ARNs.", valueName: "arn"))
  var resource: String?

  @Flag(help: "Only access to every resource that is asked for, under no condition.")
  var unconditional = false

  @Flag(help: "Only policies that allow all of the pattern.") var covers = false

  @Option(help: Help.clock, completion: .words(ClockChoice.self)) var clock: String?

  @Option(help: Help.format(DigestFormat.self), completion: .words(DigestFormat.self))
  var format: String?

  @Flag(help: Help.full) var full = false

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try DigestFormat.read(format, of: "--format") ?? .text
    let clock = try Clock(option: clock)
    let period = try Period(at: at, from: from, to: to, ever: ever)
    let request = GrantRequest(
      try AccessQuestion(action: action, on: resource), isUnconditional: unconditional,
      coversAll: covers)
    let timelines = try session.timelines()
    try session.requireRecent(timelines)
    let answers = try Threads.map(timelines, chunk: 8) { timeline in
      try PolicyGrants(of: timeline, request, in: period, clock: clock)
    }
    let report = GrantReport(answers, to: request, in: period, clock: clock)
    try write(report, as: format, to: session)
    session.tell(notes: [], unknown: report.unknown.flatMap(Words.unknown).map(\.quoted))
    if !report.policies.isEmpty { return .fine }
    return report.unknown.isEmpty ? .differs : .unknown
  }

  private func write(
    _ report: GrantReport, as format: DigestFormat, to session: Session
  ) throws {
    let head = try session.head
    let count = report.policies.count
    let evidence = EvidenceLine.of(policies: report.asked)
      .adding(count == 1 ? "1 allows it" : "\(count) allow it")
      .line(history: head, knownUntil: report.knownUntil)
    session.console.write(
      as: format, evidence: evidence, isFull: full, text: { GrantText(style: $0).lines(report) },
      json: { report.json(history: head) },
      markdown: { report.markdown(width: $0, evidence: evidence.phrase) })
  }
}
