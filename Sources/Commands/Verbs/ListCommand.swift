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
    help: ArgumentHelp("The policies there were at a date.", valueName: "date"))
  var at: String?

  @Option(help: Help.clock, completion: .words(ClockChoice.self)) var clock: String?

  @Option(help: Help.format(AnswerFormat.self), completion: .words(AnswerFormat.self))
  var format: String?

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try AnswerFormat.read(format, of: "--format") ?? .text
    let clock = try Clock(option: clock)
    let place = try Moment.read(at, of: "--at").map(Place.moment) ?? .latest
    let timelines = try session.timelines()
    try session.requireRecent(timelines)
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
