internal import ArgumentParser
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// `verify`: whether a store is as it should be.
struct VerifyCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Reads everything in the store and says what is wrong with it.",
    usage: "policy-history verify [--head <id>] [<options>]",
    discussion: """
      EXAMPLES:
        policy-history verify
        policy-history --history ./history.git verify
        policy-history verify --head 7316aa5b8b2bb1ccc1a6b3a3a1c7df7b5e1f5e54
      """)

  @Option(help: "A commit that must be the newest one or before it, by its 40 digits.")
  var head: String?

  @Option(help: Help.format(AnswerFormat.self), completion: .words(AnswerFormat.self))
  var format: String?

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try AnswerFormat.read(format, of: "--format") ?? .text
    let head = try readHead()
    let store = try session.store()
    let verification = try store.verify(holding: head)
    let errors = verification.problems.count { $0.severity == .error }
    switch format {
    case .text:
      session.console.write(VerificationText.lines(verification))
      session.console.write(
        evidence: VerificationText.summary(verification).line(
          history: store.headID, knownUntil: nil))
    case .json:
      let json = verification.json(history: store.headID)
      session.console.write(json: json.text(.indented))
    }
    return errors == 0 ? .fine : .trouble
  }

  /// The id that `--head` names; fewer digits are easily made to fit another commit.
  private func readHead() throws(Failure) -> String? {
    guard let head else { return nil }
    let digits = head.asciiLowercased
    guard digits.utf8.count == 40, digits.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) })
    else {
      throw Failure(
        "--head: `\(head)` is not the id of a commit; accepted are its 40 digits, as `verify` prints"
          + " them")
    }
    return digits
  }
}
