internal import ArgumentParser
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// `list`: which policies there are, and how far they are known.
struct ListCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "The policies, their version in force, dates and number of revisions.",
    usage: "policy-history list [--at <date>] [<options>]",
    discussion: """
      EXAMPLES:
        policy-history list
        policy-history list --at 2024-05-01
      """)

  @Option(
    help: ArgumentHelp("The policies there were at a date.", valueName: "date"),
    transform: Moment.init(argument:))
  var at: Moment?

  @Option(
    name: .customLong("clock"),
    help: "By which dates: when revisions took effect, or when they were told of.")
  var clockChoice = ClockChoice.effective

  private var clock: Clock { clockChoice.clock }

  @Option(help: "How to answer.")
  var format = AnswerFormat.text

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let timelines = try session.timelines()
    try session.requireRecent(timelines)
    let place = at.map(Place.moment) ?? .latest
    var rows: [ListText.Row] = []
    for timeline in timelines {
      let state = try timeline.state(at: place, clock: clock)
      if case .notYet = state { continue }
      rows.append(ListText.Row(timeline: timeline, state: state))
    }
    let head = try session.head
    switch format {
    case .json:
      let elements = rows.map { $0.timeline.listing($0.state, history: head) }
      session.console.write(json: JSONValue.array(elements).text(.indented))
    case .text:
      let text = ListText(clock: clock, width: session.console.output.width)
      session.console.write(text.lines(rows))
      let evidence = EvidenceLine.of(policies: rows.count)
      session.console.write([""])
      session.console.write(
        evidence: evidence.line(history: head, knownUntil: timelines.knownUntil))
    }
    return .fine
  }
}
