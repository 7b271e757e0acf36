internal import ArgumentParser
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// `show`: a policy's document.
struct ShowCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "The document of a policy, at a date.",
    usage: "policy-history show <policy> [--at <date>] [<options>]",
    discussion: """
      The document goes to stdout, and how it is known to stderr.

      EXAMPLES:
        policy-history show AmazonQFullAccess
        policy-history show AmazonQFullAccess --at 2024-08-01
        policy-history show AmazonQFullAccess --at v2 --format json
      """)

  @Argument(help: "Name, alias or ARN of the policy, without case.", completion: .policies)
  var policy: String

  @Option(
    help: ArgumentHelp(
      "When: a date, a revision, or `latest` (the default).", valueName: "date"))
  var at: String?

  @Option(help: Help.clock, completion: .words(ClockChoice.self)) var clock: String?

  @Option(help: Help.format(AnswerFormat.self), completion: .words(AnswerFormat.self))
  var format: String?

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try AnswerFormat.read(format, of: "--format") ?? .text
    let clock = try Clock(option: clock)
    let place = try Place.read(at, of: "--at") ?? .latest
    let timeline = try session.timeline(policy)
    try session.requireRecent([timeline])
    let state = try timeline.state(at: place, clock: clock)
    guard case .found(let entry, let others) = state else {
      throw session.absence(
        of: timeline, in: state, at: place, clock: clock, isJSON: format == .json)
    }
    switch format {
    case .text:
      guard let document = try entry.revision.document?.parsed() else {
        throw Failure("no document of `\(timeline.key)` \(entry.revision.id) is known", .unknown)
      }
      session.console.write(json: document.json.text(.indented))
    case .json:
      let revision = PolicyRevision(entry, in: timeline)
      let json = try revision.json([.document, .readings], history: session.head)
      session.console.write(json: json.text(.indented))
    }
    session.tell(notes: [timeline.note(on: others, at: place)].compactMap { $0 })
    session.console.note(
      EvidenceLine.of(entry, clock: clock)
        .line(history: try session.head, knownUntil: timeline.knownUntil))
    return .fine
  }
}
