internal import ArgumentParser
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// `review`: what changed since somebody looked at policies.
struct ReviewCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "What changed since somebody looked at policies, and whether that gave access.",
    usage: """
      policy-history review [<policy> ...] --lock <file> [--accept] [--from-details <file>] [<options>]
      """,
    discussion: """
      The lock is a text file to commit, one line a policy: scope/Name, the revision that was looked \
      at, the SHA-256 of its document, and the day. Access gained or a guard loosened since ends with \
      status 1; a version with the same document is only counted. Nothing is written but by --accept, \
      and where there is no lock yet.

      EXAMPLES:
        policy-history review --lock policies.lock --from-details account.json
        policy-history review --lock policies.lock
        policy-history review --lock policies.lock --accept AmazonQFullAccess
        policy-history review --lock policies.lock --format markdown >> "$GITHUB_STEP_SUMMARY"
      """)

  @Argument(
    help: ArgumentHelp(
      "The policies to look at (default: all in the lock).", valueName: "policy"),
    completion: .policies)
  var policies: [String] = []

  @Option(help: ArgumentHelp("The lock.", valueName: "file"), completion: .file())
  var lock: String

  @Flag(help: "Write into the lock that the policies were looked at as they are.")
  var accept = false

  @Option(
    help: ArgumentHelp(
      """
      Look also at what is attached in the details of an account; the lock is made of it if there is \
      none.
      """, valueName: "file"),
    completion: .file(extensions: ["json"]))
  var fromDetails: [String] = []

  @Flag(help: Help.full) var full = false

  @Option(help: Help.format(DigestFormat.self), completion: .words(DigestFormat.self))
  var format: String?

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try DigestFormat.read(format, of: "--format") ?? .text
    let file = try LockFile(lock)
    let isFirst = file.lock == nil
    if isFirst, fromDetails.isEmpty, !accept || policies.isEmpty {
      throw Failure(
        "there is no `\(lock)`; `--from-details FILE` makes it of what is attached,"
          + " `--accept POLICY` begins it")
    }
    let subjects = try subjects(file.lock ?? ReviewLock(), session)
    let report = try Reviewing(subjects, in: session).report
    let isWritten = accept || isFirst
    let accepted = isWritten ? try write(report, to: file, session) : []
    try answer(report, accepted, as: format, session)
    session.tell(notes: [], unknown: report.unknown.map(\.quoted))
    if report.isUnreviewed, !isWritten { return .differs }
    return report.unknown.isEmpty ? .fine : .unknown
  }

  // MARK: What is looked at

  private func subjects(
    _ lock: ReviewLock, _ session: Session
  ) throws -> [Reviewing.Subject] {
    if !policies.isEmpty { return try policies.map { try named($0, lock, session) } }
    var subjects = lock.lines.map {
      Reviewing.Subject(name: "\($0.key.scope)/\($0.key.name)", line: $0)
    }
    if fromDetails.isEmpty { return subjects }
    let details = try DetailsFiles(fromDetails, now: try session.now)
    session.tell(notes: details.notes)
    for (arn, holders) in try details.principals().holders where lock[arn.key] == nil {
      subjects.append(
        Reviewing.Subject(name: "\(arn.key.scope)/\(arn.key.name)", line: nil, holders: holders))
    }
    return subjects
  }

  private func named(
    _ name: String, _ lock: ReviewLock, _ session: Session
  ) throws -> Reviewing.Subject {
    let key = try session.timeline(name).key
    let line = lock[key]
    if line == nil, !accept {
      throw Failure("`\(key)` is not in `\(self.lock)`; `--accept` puts it there", .unknown)
    }
    return Reviewing.Subject(name: "\(key.scope)/\(key.name)", line: line)
  }

  // MARK: The answer

  private func write(
    _ report: ReviewReport, to file: LockFile, _ session: Session
  ) throws -> [PolicyKey] {
    var lock = file.lock ?? ReviewLock()
    var accepted: [PolicyKey] = []
    let today = Moment.instant(try session.now).day
    for item in report.items where item.review.outcome != .unchanged {
      guard let line = item.review.accepted(on: today) else { continue }
      lock.set(line)
      accepted.append(line.key)
    }
    try file.write(lock)
    return accepted.sorted()
  }

  private func answer(
    _ report: ReviewReport, _ accepted: [PolicyKey], as format: DigestFormat, _ session: Session
  ) throws {
    let head = try session.head
    let knownUntil = report.items.map(\.review.timeline).knownUntil
    let evidence = EvidenceLine.of(policies: report.items.count)
      .line(history: head, knownUntil: knownUntil)
    let written = Line(
      "\(Words.count(accepted.count, "line", "lines")) of `\(lock)` written", .strong)
    session.console.write(
      as: format, evidence: evidence, isFull: full,
      text: { ReviewText(style: $0).lines(report) + (accepted.isEmpty ? [] : [written]) },
      json: { report.json(lock: lock, accepted: accepted, history: head) },
      markdown: { report.markdown(width: $0, isFull: full, evidence: evidence.phrase) })
  }
}
