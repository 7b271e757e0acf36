internal import ArgumentParser
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// `merge`: two histories become one.
struct MergeCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Takes in everything that another history says.",
    usage: "policy-history merge [<history>] [--ref <reference>] [<options>]",
    discussion: """
      The other history is a git repository, bare or with a work tree, or a folder of its files. \
      Without one it is another commit of the store itself, such as one that was fetched. The result \
      is the same from either side and in any order; what contradicts is refused, both sides named. \
      The store is made if it is missing.

      EXAMPLES:
        policy-history merge ../other/history.git
        git -C history.git fetch origin main
        policy-history --history history.git merge --ref FETCH_HEAD
      """)

  @Argument(
    help: ArgumentHelp("The other history: a repository or a folder.", valueName: "history"),
    completion: .directory)
  var other: String?

  @Option(
    help: ArgumentHelp(
      "Which commit of a repository: a branch, a tag, FETCH_HEAD or an id (default: main).",
      valueName: "reference"))
  var ref: String?

  @Flag(help: Help.full) var full = false

  @Option(help: Help.format(AnswerFormat.self), completion: .words(AnswerFormat.self))
  var format: String?

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try AnswerFormat.read(format, of: "--format") ?? .text
    if other == nil, ref == nil {
      throw Failure("the other history is missing; without one `--ref` is accepted")
    }
    let outcome = try session.merge(other, reference: ref)
    switch format {
    case .text:
      session.console.write(MergeText.lines(outcome, isFull: full) + [""])
      session.console.write(
        evidence: EvidenceLine.of(policies: outcome.policies)
          .line(history: outcome.head, knownUntil: nil))
    case .json: session.console.write(json: outcome.json.text(.indented))
    }
    return .fine
  }
}
