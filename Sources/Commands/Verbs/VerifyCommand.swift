internal import ArgumentParser
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// `verify`: whether a store is as it should be.
struct VerifyCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Reads everything in the store and says what is wrong with it.",
    usage: "policy-history verify [<options>]",
    discussion: """
      EXAMPLES:
        policy-history verify
        policy-history --history ./history.git verify
      """)

  @Option(help: Help.format(AnswerFormat.self), completion: .words(AnswerFormat.self))
  var format: String?

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try AnswerFormat.read(format, of: "--format") ?? .text
    let store = try session.store()
    // An empty store is as it should be, and has not even the file that names the format.
    let files = try store.headID == nil ? History().files() : store.files()
    let verification = Verification(files: files)
    let errors = verification.problems.count { $0.severity == .error }
    switch format {
    case .text:
      session.console.write(VerificationText.lines(verification))
      session.console.write(
        evidence: VerificationText.summary(verification).line(
          history: store.shortHeadID, knownUntil: nil))
    case .json:
      let json = verification.json(history: store.shortHeadID)
      session.console.write(json: json.text(.indented))
    }
    return errors == 0 ? .fine : .trouble
  }
}
