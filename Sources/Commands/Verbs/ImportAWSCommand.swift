internal import ArgumentParser
internal import Importing
internal import PolicyHistory
internal import PolicyLanguage

/// `import aws`: what IAM has now.
struct ImportAWSCommand: Verb {
  static let configuration = CommandConfiguration(
    commandName: "aws",
    abstract: "Records the policies by AWS that IAM has and the history has not.",
    usage: """
      policy-history import aws [<policy> ...] [--profile <profile>] [--region <region>] \
      [--endpoint-url <address>] [--jobs <number>] [--dry-run] [<options>]
      """,
    discussion: """
      IAM is asked through the AWS CLI, the program `aws`, with the credentials it has. The first time \
      that is thousands of questions; later ones are about what is new. What is interrupted goes on \
      the next time. Versions that IAM does not have any more are recorded as not served.

      EXAMPLES:
        policy-history import aws --dry-run
        policy-history import aws --profile audit --jobs 4
        policy-history import aws AmazonQFullAccess ReadOnlyAccess
      """)

  @Argument(
    help: ArgumentHelp(
      "The policies to look at, by name or ARN (default: all that IAM lists or the history has).",
      valueName: "policy"), completion: .policies)
  var policies: [String] = []

  @Option(help: ArgumentHelp("The profile of the AWS CLI.", valueName: "profile"))
  var profile: String?

  @Option(
    help: ArgumentHelp(
      "The region of the AWS CLI, which says the partition: cn-north-1 for aws-cn.",
      valueName: "region"))
  var region: String?

  @Option(
    name: .customLong("endpoint-url"),
    help: ArgumentHelp("Where IAM is asked, if not at AWS.", valueName: "address"))
  var endpoint: String?

  @Option(
    help: ArgumentHelp("How many questions are asked at a time (default: 8).", valueName: "number"))
  var jobs = 8

  @Flag(help: "Ask only which policies there are, say what else to ask, and write nothing.")
  var dryRun = false

  @Option(help: Help.format(AnswerFormat.self), completion: .words(AnswerFormat.self))
  var format: String?

  @OptionGroup var global: GlobalOptions

  func answer(_ session: Session) throws -> ExitStatus {
    let format = try AnswerFormat.read(format, of: "--format") ?? .text
    guard 1...64 ~= jobs else { throw Failure("--jobs: `\(jobs)`; 1 to 64 are accepted") }
    let aws = AWSCommand(
      AWSCommand.Options(profile: profile, region: region, endpoint: endpoint), jobs: jobs)
    let outcome = try session.importing(from: aws, only: policies, isDry: dryRun)
    let summary = outcome.summary
    switch format {
    case .text:
      session.console.write(dryRun ? IAMText.lines(ofTrial: outcome) : IAMText.lines(summary))
      let isKnown = summary.isComplete && summary.skipped.isEmpty
      session.console.write(
        evidence: EvidenceLine().line(
          history: outcome.head, knownUntil: isKnown ? .instant(summary.now) : nil))
    case .json:
      let json = summary.json(history: outcome.head, planned: dryRun ? outcome.planned : nil)
      session.console.write(json: json.text(.indented))
    }
    if let failure = summary.failure {
      throw Failure(
        "\(failure); what was answered before is recorded, and the next import goes on from there")
    }
    return .fine
  }
}
