internal import ArgumentParser
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// `log`: revisions, newest first.
struct LogCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "The revisions of policies, newest first.",
    usage:
      "policy-history log [<policy> ...] [--since <date>] [--until <date>] [--changes] [<options>]",
    discussion: """
      EXAMPLES:
        policy-history log AmazonQFullAccess
        policy-history log AmazonQFullAccess --changes
        policy-history log --service amazon-q-developer --since 2024-10-01
        policy-history log --changes --format jsonl
      """)

  @Argument(help: Help.policies, completion: .policies) var policies: [String] = []

  @Option(help: Help.service) var service: String?

  @Option(help: Help.since) var since: String?

  @Option(help: Help.until) var until: String?

  @Option(help: Help.clock, completion: .words(ClockChoice.self)) var clock: String?

  @Flag(help: "With each revision what it changed.")
  var changes = false

  @Flag(help: "With each revision its document.")
  var documents = false

  @Flag(help: "With each revision the commit that recorded it.")
  var commits = false

  @Flag(help: Help.full) var full = false

  @Option(help: Help.format(StreamFormat.self), completion: .words(StreamFormat.self))
  var format: String?

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try StreamFormat.read(format, of: "--format") ?? .text
    let clock = try Clock(option: clock)
    let stretch = try Stretch(since: since, until: until)
    if changes, documents, format != .text {
      throw Failure(
        "`--changes` and `--documents` make different values; give one of them with `--format`")
    }
    let timelines = try session.timelines(Selection(policies: policies, service: service))
    try session.requireRecent(timelines)
    let items = LogItem.newestFirst(timelines, clock: clock)
      .filter { stretch.meets($0.step.date(on: clock)) }
    switch format {
    case .text:
      let style = TextStyle(width: session.console.output.width, isFull: full)
      let text = LogText(style: style, clock: clock, hasPolicies: timelines.count != 1)
      try write(items, timelines, text, to: session)
    case .json:
      let element = try element(session)
      let elements = try Threads.map(items, element).compactMap(\.self)
      session.console.write(json: JSONValue.array(elements).text(.indented))
    case .jsonl:
      let element = try element(session)
      for line in try Threads.map(items, { try element($0)?.text(.compact) }) {
        if let line { session.console.write(json: line) }
      }
    }
    return .fine
  }
}

// MARK: - Text

extension LogCommand {
  private func write(
    _ items: [LogItem], _ timelines: [Timeline], _ text: LogText, to session: Session
  ) throws {
    let commits = commits ? try session.store().recordingCommits() : [:]
    var rows: [LogText.Row] = []
    let compared = changes ? try session.changes(items) : []
    for (index, item) in items.enumerated() {
      var row = LogText.Row(item: item)
      row.commit = item.commit(in: commits).map { String($0.prefix(7)) }
      if changes {
        row.change = compared[index]
        if let comparison = compared[index].change.comparison {
          row.below += ComparisonText(style: text.style, indent: 4).lines(comparison)
        }
      }
      if documents, let document = try item.step.to?.revision.document?.parsed() {
        row.below += document.json.text(.indented).split(separator: "\n").map {
          "    " + Line(String($0))
        }
      }
      rows.append(row)
    }
    if timelines.count == 1 { session.console.write(text.heading(timelines[0])) }
    session.console.write(text.lines(rows))
    let count = items.count { $0.step.to != nil }
    let evidence = EvidenceLine.of(policies: timelines.count)
      .adding(Words.count(count, "revision", "revisions"))
    session.console.write([""])
    session.console.write(
      evidence: evidence.line(history: try session.head, knownUntil: timelines.knownUntil))
  }
}

// MARK: - JSON

extension LogCommand {
  /// What makes an item an element, on any thread; `nil` for the end of a policy, which is a change alone.
  private func element(
    _ session: Session
  ) throws -> @Sendable (LogItem) throws -> JSONValue? {
    let (head, named) = (try session.head, session.named)
    let commits = commits ? try session.store().recordingCommits() : [:]
    let (changes, parts): (Bool, PolicyRevision.Parts) = (changes, documents ? .document : [])
    return { item in
      var element: JSONValue
      if changes {
        element = try item.change(named: named).json(history: head)
      } else if let entry = item.step.to {
        element = try PolicyRevision(entry, in: item.timeline).json(parts, history: head)
      } else {
        return nil
      }
      if let commit = item.commit(in: commits) { element.add("commit", .string(commit)) }
      return element
    }
  }
}

extension JSONValue {
  /// Adds a key to an object.
  fileprivate mutating func add(_ key: String, _ value: JSONValue) {
    guard case .object(let members) = content else { return }
    content = .object(members + [JSONMember(key, value)])
  }
}
