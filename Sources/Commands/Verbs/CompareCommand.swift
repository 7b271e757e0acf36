internal import ArgumentParser
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// `compare`: two policies or files with each other.
struct CompareCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "How two policies or files differ.",
    usage: "policy-history compare <a> <b> [<options>]",
    discussion: """
      Each side is a policy (NAME), a policy at a date or revision (NAME@2024-05-01, NAME@v2), a \
      file with a document (it has a / or ends in .json), or - for stdin. Files need no store.

      EXAMPLES:
        policy-history compare AmazonQFullAccess AmazonQDeveloperAccess
        policy-history compare AmazonQFullAccess@v2 AmazonQFullAccess@v5
        policy-history compare old.json new.json --fail-on gained
      """)

  @Argument(help: "The side that counts as before.", completion: .file(extensions: ["json"]))
  var a: String

  @Argument(help: "The side that counts as after.", completion: .file(extensions: ["json"]))
  var b: String

  @Option(help: Help.clock, completion: .words(ClockChoice.self)) var clock: String?

  @Option(help: Help.format(DigestFormat.self), completion: .words(DigestFormat.self))
  var format: String?

  @Flag(help: Help.exitCode) var exitCode = false

  @Option(help: Help.failOn, completion: .words(Gate.Kind.self)) var failOn: [String] = []

  @Option(help: Help.only) var only: String?

  @Flag(help: Help.full) var full = false

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    if a == InputFile.stdin, b == InputFile.stdin {
      throw Failure("both sides are stdin; one of them is accepted")
    }
    let gate = try Gate(exitCode: exitCode, failOn: failOn, only: only)
    let format = try DigestFormat.read(format, of: "--format") ?? .text
    let clock = try Clock(option: clock)
    let old = try Comparand(a, clock: clock, session)
    let new = try Comparand(b, clock: clock, session)
    let timelines = [old, new].compactMap(\.timeline)
    try session.requireRecent(timelines)
    let comparison = PolicyComparison(
      (old.side, try old.document()), (new.side, try new.document()),
      named: timelines.isEmpty ? { NamedActions([]) } : session.named)
    let part = gate.only.map { $0.part(of: comparison.comparison) } ?? comparison.comparison
    // Files alone need no store.
    let head = timelines.isEmpty ? nil : try session.head
    let style = TextStyle(width: session.console.output.width, isFull: full)
    let text = SidesText(style: style, old: old, new: new)
    let evidence = text.evidence(history: head)
    let nothing = DocumentComparison(from: nil, to: nil)
    switch format {
    case .text:
      session.console.write(text.lines(part.map(comparison.restricted)))
      if !evidence.isEmpty { session.console.write([""]) }
      for line in evidence { session.console.write(evidence: line) }
    case .json:
      let json = comparison.restricted(to: part ?? nothing).json(history: head)
      session.console.write(json: json.text(.indented))
    case .markdown:
      var page = ComparisonMarkdown(width: session.console.documentWidth, isFull: full)
      if let part {
        page.add(comparison.restricted(to: part))
      } else {
        page.add("\(old.title) → \(new.title): no difference in what was asked for.")
      }
      for line in evidence { page.add(line.phrase) }
      session.console.write(document: page.finished())
    }
    session.tell(notes: [old, new].compactMap(\.note))
    return gate.status(comparison.isSameDocument ? [] : [part].compactMap { $0 })
  }
}
