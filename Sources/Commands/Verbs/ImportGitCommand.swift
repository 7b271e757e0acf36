internal import ArgumentParser
internal import Importing
internal import PolicyHistory
internal import PolicyLanguage

/// `import git`: an archive of policies in a git repository.
struct ImportGitCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "git",
    abstract: "Records every version that an archive in a git repository shows.",
    usage: """
      policy-history import git <repository> [--path <folder>] [--ref <reference>] \
      [--scope <scope>] [--source <reference>] [<options>]
      """,
    discussion: """
      The repository is read where it lies, bare or with a work tree; nothing of it is run or checked \
      out. The next time only new commits are read.

      EXAMPLES:
        git clone --bare https://github.com/zoph-io/IAMTrail archive.git
        policy-history import git archive.git
        policy-history import git ./policies-of-ours --path iam --scope 123456789012
      """)

  @Argument(
    help: "The repository, by its path.", completion: .directory)
  var repository: String

  @Option(
    help: ArgumentHelp(
      "The folder of the policies (default: the one that looks like it).", valueName: "folder"))
  var path: String?

  @Option(
    help: ArgumentHelp(
      "The branch, tag or commit to read with all before it (default: HEAD).",
      valueName: "reference"))
  var ref: String?

  @Option(
    help: ArgumentHelp(
      """
      The scope of the policies: aws, aws-cn, aws-us-gov or an account (default: what their ARNs \
      say, else aws).
      """, valueName: "scope"))
  var scope: String?

  @Option(
    help: ArgumentHelp(
      """
      What to call the source (default: the address of the remote origin, else the name of the \
      folder).
      """, valueName: "reference"))
  var source: String?

  @Option(help: Help.format(AnswerFormat.self), completion: .words(AnswerFormat.self))
  var format: String?

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try AnswerFormat.read(format, of: "--format") ?? .text
    let archive = try GitArchive(
      at: repository,
      options: GitArchive.Options(
        path: path, reference: ref, scope: PolicyScope.read(scope, of: "--scope"),
        source: readSource()))
    let outcome = try session.importing(archive)
    switch format {
    case .text:
      session.console.write(ImportText.lines(outcome.summary))
      session.console.write(
        evidence: EvidenceLine().line(
          history: outcome.head, knownUntil: outcome.summary.lookedAt.map(Moment.instant)))
    case .json:
      session.console.write(json: outcome.summary.json(history: outcome.head).text(.indented))
    }
    return .fine
  }

  private func readSource() throws(Failure) -> String? {
    guard let source else { return nil }
    if source.isEmpty {
      throw Failure("--source: an empty name; what to call the source is accepted")
    }
    return source
  }
}
