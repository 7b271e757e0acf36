import Foundation
import Testing

/// What the program does with arguments that are wrong, and how it ends.
@Suite struct UsageTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var arguments: [String]
    var status: Int32
    var message: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let cases = [
    Case(
      arguments: ["dif"], status: 2, message: "error: no verb `dif`; near is `diff`"),
    Case(
      arguments: ["--color", "never", "frobnicate"], status: 2,
      message: """
        error: no verb `frobnicate`; accepted are `list`, `log`, `show`, `diff`, `compare`, \
        `blame`, `grants`, `who`, `impact`, `review`, `changelog`, `feed`, `site`, `init`, \
        `record`, `import`, `merge`, `verify`, `export`
        """),
    Case(
      arguments: ["log", "--sins", "x"], status: 2,
      message: "error: unknown option `--sins`; did you mean `--since`?"),
    Case(
      arguments: ["show"], status: 2, message: "error: missing expected argument `<policy>`"),
    Case(
      arguments: ["diff", "--format", "xml"], status: 2,
      message: "error: --format: `xml`; accepted are `text`, `json`, `markdown`"),
    Case(
      arguments: ["diff", "X", "--from", "2024-02-30"], status: 2,
      message: """
        error: --from: `2024-02-30` is not a date: that month has the days 1–29; accepted are \
        `2024-10-28` and instants such as `2024-10-28T20:01:31Z` (RFC 3339), a revision such as \
        `v4`, and `latest`
        """),
    Case(
      arguments: ["list", "--at", "v3"], status: 2,
      message: """
        error: --at: `v3` is not a date; accepted are `2024-10-28` and instants such as \
        `2024-10-28T20:01:31Z` (RFC 3339)
        """),
    Case(
      arguments: ["list", "--max-age", "week"], status: 2,
      message: "error: --max-age: `week` is not an age; accepted are days such as `7d`"),
    Case(
      arguments: ["diff", "X", "--only", "iam"], status: 2,
      message: """
        error: --only: `iam` is not a pattern of actions; accepted are such as `iam:*` and \
        `sts:Assume*`, with commas between them
        """),
    Case(
      arguments: ["diff"], status: 2,
      message: "error: `--from` is missing; with no policy named it has to be given"),
    Case(
      arguments: ["diff", "--from", "v2"], status: 2,
      message: "error: `v2` is a revision of one policy; with none named, dates are accepted"),
    Case(
      arguments: ["diff", "AmazonQFullAccess", "--from", "2024-07-09", "--to", "2024-04-30"],
      status: 2, message: "error: --to: 2024-04-30 is before `--from`, 2024-07-09"),
    Case(
      arguments: ["log", "--since", "2024-11-01", "--until", "2024-10-01"], status: 2,
      message: "error: --until: 2024-10-01 is before `--since`, 2024-11-01"),
    Case(
      arguments: ["diff", "AmazonQFullAccess", "v2", "v3"], status: 3,
      message: """
        error: no policy `v2` in the history; a revision or a date is given with `--from` and `--to`
        """),
    Case(
      arguments: ["log", "--format", "json", "--changes", "--documents"], status: 2,
      message: """
        error: `--changes` and `--documents` make different values; give one of them with \
        `--format`
        """),
    Case(
      arguments: ["show", "AmazonQFulAccess"], status: 3,
      message: "error: no policy `AmazonQFulAccess` in the history; near is `AmazonQFullAccess`"),
    Case(
      arguments: ["show", "Nothing"], status: 3,
      message: "error: no policy `Nothing` in the history"),
    Case(
      arguments: ["show", "AmazonQFullAccess", "--at", "v9"], status: 3,
      message: """
        error: `AmazonQFullAccess` has no revision `v9`; recorded are `v1`, `v2`, `v3`, `v4`, `v5`
        """),
    Case(
      arguments: ["log", "--service", "s3"], status: 3,
      message: "error: no service `s3` in the history; recorded are `amazon-q-developer`"),
    Case(
      arguments: ["compare", "-", "-"], status: 2,
      message: "error: both sides are stdin; one of them is accepted"),
  ]

  @Test(arguments: cases) func `an error says what was found and what is accepted`(
    example: Case
  ) throws {
    let run = try Workplace.reading.get().run(example.arguments)
    #expect(run.status == example.status)
    #expect(run.output == "")
    #expect(run.errors.split(separator: "\n").first.map(String.init) == example.message)
  }

  @Test func `wrong usage shows how the verb is used`() throws {
    let run = try Workplace.reading.get().run("show", "--frob", "X")
    #expect(
      run.errors == """
        error: unknown option `--frob`
        Usage: policy-history show <policy> [--at <date>] [<options>]
          See 'policy-history show --help' for more information.

        """)
  }

  @Test(arguments: [["--help"], ["diff", "--help"], ["help", "diff"], []])
  func `help goes to stdout`(arguments: [String]) throws {
    let run = try Workplace.reading.get().run(arguments)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.contains("EXAMPLES"))
    #expect(run.lines.allSatisfy { $0.count <= 100 })
  }

  @Test func `the version names the format`() throws {
    let run = try Workplace.reading.get().run("--version")
    #expect(run.status == 0)
    #expect(run.output.wholeMatch(of: /policy-history \d+\.\d+\.\d+ \(history format 1\)\n/) != nil)
  }

  @Test(arguments: [["-q", "list"], ["list", "-q"], ["--quiet", "list", "--color", "never"]])
  func `options of every verb stand on either side of it`(arguments: [String]) throws {
    let run = try Workplace.reading.get().run(arguments)
    #expect(run.status == 0)
    #expect(run.errors == "")
  }
}
