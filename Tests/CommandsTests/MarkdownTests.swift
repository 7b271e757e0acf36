import Foundation
import Testing

/// `--format markdown`: pages for the summary of a pipeline's run.
@Suite struct MarkdownTests {
  let place: Workplace

  init() throws { place = try Workplace.reading.get() }

  @Test func `a difference is a section, and says how it is known`() throws {
    let run = try place.run("diff", "AmazonQFullAccess", "--from", "v4", "--format", "markdown")
    #expect(run.output.hasPrefix("## AmazonQFullAccess v4 → v5: widened\n\nAllows more. In force"))
    #expect(
      run.output.contains("\nGained:\n\n- `iam:PassRole`, only when `iam:PassedToService` is `q"))
    #expect(
      run.output.contains("\nv4 documentation, reconstructed · v5 documentation, verbatim · "))
    #expect(run.errors == "")
  }

  @Test func `of all policies each has its section, those without a difference none`() throws {
    let run = try place.run("diff", "--from", "2024-10-01", "--format", "markdown")
    let headings = run.lines.filter { $0.hasPrefix("## ") }
    #expect(
      headings == [
        "## AmazonQDeveloperAccess v1 → v3: widened", "## AmazonQFullAccess v3 → v5: widened",
      ])
    let none = try place.run("diff", "AmazonQFullAccess", "--from", "v5", "--format", "markdown")
    #expect(none.output.hasPrefix("No difference.\n\n1 policy · history "))
  }

  @Test func `of several steps it says from where to where, and quotes nobody`() throws {
    let run = try place.run(
      "diff", "AmazonQFullAccess", "--from", "v2", "--to", "v5", "--format", "markdown")
    let words = run.output.replacing("\n", with: " ")
    #expect(
      words.contains(
        "From v2, in force since 2024-04-29T17:02:36Z, to v5, in force since 2024-11-13T21:51:39Z.")
    )
    #expect(!run.output.contains("in place of") && !run.output.contains("\n> "))
  }

  @Test func `a long list is folded, and written out where that is asked for`() throws {
    let statements = (1...60).map {
      #"{"Effect":"Allow","Action":"q:Action\#($0)","Resource":"arn:aws:q:::\#($0)"}"#
    }.joined(separator: ",")
    let document = #"{"Version":"2012-10-17","Statement":[\#(statements)]}"#
    func page(_ more: String...) throws -> String {
      try place.run(
        ["compare", "AWSServiceRoleForUserSubscriptions", "-", "--format", "markdown"] + more,
        environment: [:], input: document
      ).output
    }
    #expect(try page().contains("\n… and 10 more (`--full`).\n"))
    #expect(
      try page("--full").contains("`q:Action60`") && !(try page("--full")).contains(" more ("))
  }

  @Test func `two policies are a section`() throws {
    let run = try place.run(
      "compare", "AmazonQFullAccess@v4", "AmazonQDeveloperAccess@v3", "--format", "markdown",
      "--fail-on", "gained")
    #expect(run.status == 1)
    #expect(
      run.output.hasPrefix(
        """
        ## AmazonQFullAccess v4 → AmazonQDeveloperAccess v3: mixed

        Allows more here and less there.

        Gained:

        - `q:UsePlugin`

        Lost:

        - `q:CreateAssignment` and `q:DeleteAssignment`

        AmazonQFullAccess v4 · in force
        """))
    let same = try place.run(
      "compare", "AmazonQFullAccess", "AmazonQFullAccess", "--format", "markdown")
    #expect(same.output.hasPrefix("## AmazonQFullAccess v5 → AmazonQFullAccess v5: same\n"))
    let part = try place.run(
      "compare", "AmazonQFullAccess@v1", "AmazonQFullAccess@v2", "--only", "iam:*", "--format",
      "markdown")
    #expect(part.output.contains("no difference in what was asked\nfor."))
  }

  @Test func `a name in a file is no markup`() throws {
    let place = try Workplace()
    let text = #"""
      {"Version": "2012-10-17", "Statement":
        {"Effect": "Allow", "Action": "a:*`<b>", "Resource": "arn:aws:a:::[x](y)"}}
      """#
    try place.write(text, to: "<i>.json")
    try place.write(#"{"Version": "2012-10-17", "Statement": []}"#, to: "none.json")
    let run = try place.run("compare", "none.json", "<i>.json", "--format", "markdown")
    #expect(run.status == 0)
    #expect(run.output.contains("``a:*`<b>``, only on `arn:aws:a:::[x](y)`"))
    #expect(run.output.hasPrefix("## `none.json` → `<i>.json`: widened\n"))
  }
}

/// What was allowed in between, where both ends are one document.
@Suite struct TransientTests {
  /// A history in which the fourth revision of AmazonQFullAccess comes back as its sixth.
  private func history() throws -> (Workplace, [String]) {
    let place = try Workplace()
    let store = place.path("h.git")
    try place.run("init", "--history", store)
    let work = place.path("work")
    try place.runGit(["clone", "-q", store, work])
    let folder = "\(work)/policies/aws/q/AmazonQFullAccess"
    let text = try String(contentsOfFile: "\(folder)/v4.json", encoding: .utf8)
      .replacingOccurrences(of: #""version": "v4""#, with: #""version": "v6""#)
      .replacingOccurrences(of: "2024-10-28T20:01:31Z", with: "2025-01-01T00:00:00Z")
    try text.write(toFile: "\(folder)/v6.json", atomically: true, encoding: .utf8)
    try place.runGit(["-C", work, "add", "-A"])
    try place.runGit([
      "-C", work, "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "v6",
    ])
    try place.runGit(["-C", work, "push", "-q", "origin", "HEAD:main"])
    return (place, ["--history", store, "diff", "AmazonQFullAccess", "--from", "v4", "--to", "v6"])
  }

  @Test func `it is not hidden`() throws {
    let (place, arguments) = try history()
    let run = try place.run(arguments + ["--format", "json"])
    let change = try #require(try run.objects().first)
    #expect(change["verdict"] as? String == "reissued")
    #expect(change.actions("gained") == [])
    let transient = try #require(change["transient"] as? [[String: Any]])
    #expect(transient.count == 10)
    #expect(transient.first?["action"] as? String == "iam:PassRole")
    #expect(transient.first?["since"] as? String == "2024-11-13T21:51:39Z")
    #expect(transient.first?["until"] as? String == "2025-01-01T00:00:00Z")
    let page = try place.run(arguments + ["--format", "markdown"])
    #expect(page.output.contains("\nAllowed only in between:\n\n- `iam:PassRole`"))
    #expect(try place.run(arguments).output.contains("only in between"))
  }

  @Test func `it counts as a difference, and not as gained`() throws {
    let (place, arguments) = try history()
    #expect(try place.run(arguments + ["--exit-code"]).status == 1)
    #expect(try place.run(arguments + ["--fail-on", "any"]).status == 0)
  }

  @Test func `restricted to some actions it is about them`() throws {
    let (place, arguments) = try history()
    let run = try place.run(arguments + ["--only", "iam:*", "--format", "json"])
    let change = try #require(try run.objects().first)
    #expect(change.actions("transient") == ["iam:PassRole"])
    let none = try place.run(arguments + ["--only", "s3:*", "--format", "json"])
    #expect(none.output == "[]\n")
  }
}
