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

  @OptionGroup var selection: SelectionOptions

  @Option(
    help: ArgumentHelp("The earlier state: a date, a revision, or `latest`.", valueName: "date"),
    transform: Place.init(argument:))
  var from: Place?

  @Option(
    help: ArgumentHelp(
      "The later state: a date, a revision, or `latest` (the default).", valueName: "date"),
    transform: Place.init(argument:))
  var to: Place?

  @Option(
    name: .customLong("clock"),
    help: "By which dates: when revisions took effect, or when they were told of.")
  var clockChoice = ClockChoice.effective

  private var clock: Clock { clockChoice.clock }

  @Option(help: "How to answer.")
  var format = AnswerFormat.text

  @OptionGroup var gate: GateOptions
  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    if selection.isEmpty, from == nil {
      throw Failure("`--from` is missing; with no policy named it has to be given")
    }
    let timelines = try session.timelines(selection)
    try session.requireRecent(timelines)
    var differences = try Differences(
      of: timelines, from: from, to: to ?? .latest, clock: clock,
      isNamed: !selection.policies.isEmpty, named: session.named)
    differences.restrict(to: gate.only)
    switch format {
    case .text: try write(differences, to: session)
    case .json: try write(json: differences, to: session)
    }
    session.tell(notes: differences.notes, unknown: differences.unknown)
    if !differences.unknown.isEmpty { return .unknown }
    return gate.status(differences.elements.compactMap(\.comparison))
  }

  private func write(json differences: Differences, to session: Session) throws {
    let head = try session.head
    let elements = differences.elements.map { difference in
      difference.change.json(transient: difference.transient, history: head)
    }
    session.console.write(json: JSONValue.array(elements).text(.indented))
  }

  /// A block for each difference, then how they are known.
  private func write(_ differences: Differences, to session: Session) throws {
    let console = session.console
    let text = ChangeText(
      style: TextStyle(width: console.output.width, isFull: gate.full), clock: clock)
    for difference in differences.all {
      console.write(text.heading(difference.change))
      console.write(text.body(difference.change, difference.transient))
      console.write([""])
    }
    if differences.all.isEmpty { console.write([Line(nothing), ""]) }
    var evidence = EvidenceLine.of(policies: differences.policies.count)
    if differences.policies.count == 1, let only = differences.all.first?.change {
      evidence = .of(only.from, only.to)
    }
    console.write(
      evidence: evidence.line(history: try session.head, knownUntil: differences.knownUntil))
  }

  private var nothing: String {
    gate.only.map { "no difference in \($0.patterns.joined(separator: ", "))" } ?? "no difference"
  }
}
