internal import ArgumentParser
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// `impact`: what principals gained and lost through managed policies.
struct ImpactCommand: Verb {
  /// What ends with status 1.
  enum Kind: String, Choice {
    case gained
    case lost
    case any
  }

  static let configuration = CommandConfiguration(
    commandName: "impact",
    abstract: "What users, groups and roles gained and lost through managed policies alone.",
    usage: """
      policy-history impact --details <file> --from <date> [--to <date>] [--only <patterns>] \
      [--fail-on <what>] [<options>]
      """,
    discussion: """
      A file is what `aws iam get-account-authorization-details` prints: what is attached to whom \
      counts at both dates, and so do policies written into principals. All policies of a principal \
      count together, within its permissions boundary: an action that two policies give is not lost \
      when one drops it. Principals of which the same is to be said stand together, the gravest first.

      EXAMPLES:
        policy-history impact --details account.json --from 2024-10-01 --to 2024-12-01
        policy-history impact --details account.json --from 2024-11-01 --only 'iam:*,sts:*' \\
          --fail-on gained --format markdown
      """)

  @Option(
    help: ArgumentHelp(
      "The details of an account; - for stdin. May be given several times.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var details: [String]

  @Option(help: ArgumentHelp("The earlier date; a day is its end.", valueName: "date"))
  var from: String

  @Option(
    help: ArgumentHelp("The later date (default: the latest revisions).", valueName: "date"))
  var to: String?

  @Option(help: Help.only) var only: String?

  @Option(
    help: ArgumentHelp(
      "Exit with status 1 if somebody gained or lost access: gained, lost or any.",
      valueName: "what"), completion: .words(Kind.self))
  var failOn: [String] = []

  @Option(help: Help.format(DigestFormat.self), completion: .words(DigestFormat.self))
  var format: String?

  @Flag(help: Help.full) var full = false

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try DigestFormat.read(format, of: "--format") ?? .text
    let kinds = try failOn.map { try Kind($0, of: "--fail-on") }
    let filter = try ActionFilter.read(only)
    let report = try report(session, filter)
    try write(report, as: format, to: session)
    session.tell(notes: [], unknown: report.reasonsInWords.map(\.quoted))
    if report.isPartlyUnknown { return .unknown }
    let fails = kinds.contains { kind in report.impacts.contains { Self.meets(kind, $0) } }
    return fails ? .differs : .fine
  }

  private func report(_ session: Session, _ filter: ActionFilter?) throws -> ImpactReport {
    guard let from = try Moment.read(from, of: "--from") else { throw Failure("no `--from`") }
    let to = try Moment.read(to, of: "--to")
    try Moment.requireOrder(("--from", from), ("--to", to))
    let files = try DetailsFiles(details, now: try session.now)
    let account = try session.account(files)
    try session.requireRecent(account.known)
    let search = try ImpactSearch(account, from: from, to: to, named: session.named)
    let impacts = try session.asking(account, from: search) { search, principal in
      search.impact(on: principal)
    }
    var report = ImpactReport(
      account, search, impacts.compactMap(\.self), from: from, to: to,
      files: files.files.map(\.name))
    if let filter { report.restrict { filter.meets($0.action, except: $0.except) } }
    return report
  }

  private static func meets(_ kind: Kind, _ impact: Impact) -> Bool {
    switch kind {
    case .gained: !impact.gained.isEmpty
    case .lost: !impact.lost.isEmpty
    case .any: true
    }
  }

  private func write(_ report: ImpactReport, as format: DigestFormat, to session: Session) throws {
    let head = try session.head
    let count = report.impacts.count
    let evidence = EvidenceLine.of(principals: report.asked)
      .adding(count == 1 ? "1 has other access" : "\(count) have other access")
      .line(history: head, knownUntil: report.knownUntil)
    session.console.write(
      as: format, evidence: evidence, isFull: full, text: { ImpactText(style: $0).lines(report) },
      json: { report.json(history: head) },
      markdown: { report.markdown(width: $0, isFull: full, evidence: evidence.phrase) })
  }
}
