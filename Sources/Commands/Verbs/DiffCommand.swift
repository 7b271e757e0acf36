internal import ArgumentParser
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// `diff`: state against state.
struct DiffCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "What changed between two dates or revisions.",
    usage: "policy-history diff [<policy> ...] [--from <date>] [--to <date>] [<options>]",
    discussion: """
      Without --to the latest state is compared, without --from with the revision before it. With no \
      policy named all are compared, and --from has to be given.

      EXAMPLES:
        policy-history diff AmazonQFullAccess
        policy-history diff AmazonQFullAccess --from v2 --to v3
        policy-history diff AmazonQFullAccess --from 2024-04-30 --to 2024-07-09
        policy-history diff --from 2024-10-01 --only 'iam:*,sts:*' --fail-on gained
      """)

  @Argument(help: Help.policies, completion: .policies) var policies: [String] = []

  @Option(help: Help.service) var service: String?

  @Option(
    help: ArgumentHelp("The earlier state: a date, a revision, or `latest`.", valueName: "date"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "The later state: a date, a revision, or `latest` (the default).", valueName: "date"))
  var to: String?

  @Option(help: Help.clock, completion: .words(ClockChoice.self)) var clock: String?

  @Option(help: Help.format(DigestFormat.self), completion: .words(DigestFormat.self))
  var format: String?

  @Flag(help: Help.exitCode) var exitCode = false

  @Option(help: Help.failOn, completion: .words(Gate.Kind.self)) var failOn: [String] = []

  @Option(help: Help.only) var only: String?

  @Flag(help: Help.full) var full = false

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let selection = Selection(policies: policies, service: service)
    let gate = try Gate(exitCode: exitCode, failOn: failOn, only: only)
    let format = try DigestFormat.read(format, of: "--format") ?? .text
    let clock = try Clock(option: clock)
    let from = try Place.read(from, of: "--from")
    let to = try Place.read(to, of: "--to") ?? .latest
    if selection.isEmpty, from == nil {
      throw Failure("`--from` is missing; with no policy named it has to be given")
    }
    if policies.isEmpty, let id = from?.revision ?? to.revision {
      throw Failure("`\(id)` is a revision of one policy; with none named, dates are accepted")
    }
    try Moment.requireOrder(("--from", from?.moment), ("--to", to.moment))
    let timelines = try self.timelines(selection, session)
    try session.requireRecent(timelines)
    var differences = try Differences(
      of: timelines, from: from, to: to, clock: clock,
      isNamed: !policies.isEmpty, named: session.named)
    differences.restrict(to: gate.only)
    switch format {
    case .text:
      let style = TextStyle(width: session.console.output.width, isFull: full)
      try write(differences, ChangeText(style: style, clock: clock), to: session)
    case .json: try write(json: differences, to: session)
    case .markdown: try write(markdown: differences, to: session)
    }
    session.tell(notes: differences.notes, unknown: differences.unknown)
    if !differences.unknown.isEmpty { return .unknown }
    return gate.status(differences.elements.compactMap(\.comparison))
  }

  private func timelines(_ selection: Selection, _ session: Session) throws -> [Timeline] {
    do {
      return try session.timelines(selection)
    } catch let error as PolicyLookupError where (try? Place(error.text)) != nil {
      throw Failure(
        "\(error); a revision or a date is given with `--from` and `--to`", .unknown)
    }
  }

  private func write(json differences: Differences, to session: Session) throws {
    let head = try session.head
    let elements = differences.elements.map { difference in
      difference.change.json(transient: difference.transient, history: head)
    }
    session.console.write(json: JSONValue.array(elements).text(.indented))
  }

  /// A block for each difference, then how they are known.
  private func write(
    _ differences: Differences, _ text: ChangeText, to session: Session
  ) throws {
    let console = session.console
    for difference in differences.all {
      console.write(text.heading(difference.change))
      console.write(text.body(difference.change, difference.transient))
      console.write([""])
    }
    if differences.all.isEmpty { console.write([Line(nothing), ""]) }
    console.write(evidence: try evidence(differences, session))
  }

  /// A section for each difference of documents, then how they are known.
  private func write(markdown differences: Differences, to session: Session) throws {
    var page = ComparisonMarkdown(width: session.console.documentWidth, isFull: full)
    for difference in differences.elements { page.add(difference.change, difference.transient) }
    if differences.elements.isEmpty { page.add(Phrase([.words("\(nothing.capitalizedFirst).")])) }
    for reason in differences.unknown { page.add("Not known: \(Phrase(quoting: reason)).") }
    page.add(try evidence(differences, session).phrase)
    session.console.write(document: page.finished())
  }

  private func evidence(_ differences: Differences, _ session: Session) throws -> Line {
    var evidence = EvidenceLine.of(policies: differences.policies.count)
    if differences.policies.count == 1, let only = differences.all.first?.change {
      evidence = .of(only.from, only.to)
    }
    return evidence.line(history: try session.head, knownUntil: differences.knownUntil)
  }

  private var nothing: String {
    only.map { "no difference in \($0)" } ?? "no difference"
  }
}
