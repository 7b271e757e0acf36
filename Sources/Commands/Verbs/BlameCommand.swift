internal import ArgumentParser
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// `blame`: since when, and by what, a policy allows each action.
struct BlameCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "blame",
    abstract: "Since when and by which pattern a policy allows each action, and when it did not.",
    usage: "policy-history blame <policy> [--at <date>] [<options>]",
    discussion: """
      Every action and pattern that a revision up to then names is looked at. Covered means that the \
      policy allows it somewhere, wildcards included and Denies applied.

      EXAMPLES:
        policy-history blame AmazonQFullAccess
        policy-history blame AmazonQFullAccess --at 2024-08-01
        policy-history blame ReadOnlyAccess --only 's3:*,iam:*'
      """)

  @Argument(help: "Name, alias or ARN of the policy, without case.", completion: .policies)
  var policy: String

  @Option(
    help: ArgumentHelp(
      "Up to when: a date, a revision, or `latest` (the default).", valueName: "date"))
  var at: String?

  @Option(help: Help.only) var only: String?

  @Option(help: Help.clock, completion: .words(ClockChoice.self)) var clock: String?

  @Option(help: Help.format(DigestFormat.self), completion: .words(DigestFormat.self))
  var format: String?

  @Flag(help: Help.full) var full = false

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try DigestFormat.read(format, of: "--format") ?? .text
    let clock = try Clock(option: clock)
    let place = try Place.read(at, of: "--at") ?? .latest
    let only = try ActionFilter.read(only)
    let timeline = try session.timeline(policy)
    try session.requireRecent([timeline])
    let state = try timeline.state(at: place, clock: clock)
    guard let (entry, deletion, note) = last(of: timeline, state, at: place) else {
      throw session.absence(
        of: timeline, in: state, at: place, clock: clock, isJSON: format == .json)
    }
    let blame = try Blame(of: timeline, upTo: entry, deletion: deletion) {
      only?.meets($0, except: []) ?? true
    }
    .naming(first: session.timelines(), on: clock)
    try write(blame, entry, clock, as: format, to: session)
    session.tell(notes: [note].compactMap { $0 })
    return .fine
  }

  /// The last revision to look at: also that of a policy that had been deleted by then.
  private func last(
    of timeline: Timeline, _ state: Timeline.State, at place: Place
  ) -> (Timeline.Entry, deletion: Status?, note: String?)? {
    switch state {
    case .found(let entry, let others): (entry, nil, timeline.note(on: others, at: place))
    case .deleted(let status, let last): (last, status, nil)
    case .notYet, .notRecorded: nil
    }
  }

  private func write(
    _ blame: Blame, _ entry: Timeline.Entry, _ clock: Clock, as format: DigestFormat,
    to session: Session
  ) throws {
    let head = try session.head
    let evidence = EvidenceLine.of(entry, clock: clock)
      .line(history: head, knownUntil: blame.timeline.knownUntil)
    session.console.write(
      as: format, evidence: evidence, isFull: full,
      text: { BlameText(style: $0, clock: clock).lines(blame) },
      json: { blame.json(clock: clock, history: head) },
      markdown: { blame.markdown(clock: clock, width: $0, evidence: evidence.phrase) })
  }
}
