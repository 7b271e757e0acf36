import Foundation
import Testing

/// `import announcements`: what it says of a page.
@Suite struct AnnouncementsTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.run("-q", "list")
    try place.write(Self.page, to: "page.html")
  }

  static let page = """
    <html><head><link rel="canonical" href="https://docs.example.com/q.html"></head><body>
    <table><tr><th>Change</th><th>Description</th><th>Date</th></tr>
    <tr><td><a>AmazonQFullAccess</a> - Updated policy</td>
      <td>Additional permissions &amp; more.</td><td>July 9, 2024</td></tr>
    <tr><td>AmazonQFullAccess - Updated policy</td><td>Later.</td><td>June 1, 2025</td></tr>
    <tr><td>AmazonNothing - New policy</td><td>Told.</td><td>June 1, 2025</td></tr>
    <tr><td>Amazon Q started tracking changes</td><td>.</td><td>May 1, 2023</td></tr>
    <tr><td>AmazonQFullAccess - Updated policy</td><td>.</td><td>soon</td></tr>
    </table></body></html>
    """

  @Test func `it says what matched, what did not, and what is at odds`() throws {
    let run = try place.run("import", "announcements", "page.html")
    #expect(run.status == 0)
    #expect(run.errors == "")
    let head = try place.git("rev-parse", "--short=7", "main").dropLast()
    #expect(
      run.output == """
        announced   policy             revision         what it tells
        2024-07-09  AmazonQFullAccess  v3        known  Updated policy
            the announcement speaks of additions alone, but access was lost too
        2025-06-01  AmazonQFullAccess  none      new    Updated policy
            no revision took effect within 7 days of it

        no policy of the history: 2025-06-01 AmazonNothing - New policy
        begins to tell of changes: 2023-05-01 Amazon Q started tracking changes
        not a day: AmazonQFullAccess - Updated policy

        5 announcements: 1 new, 1 known, 1 with a revision, 1 without, 1 of no policy, 1 without a day, 1 at odds with what was observed

        1 policy · history \(head)

        """)
    #expect(
      try place.git("log", "-1", "--format=%an %ad%n%B", "--date=format:%F", "main")
        .hasPrefix("policy-history 2025-06-01\nAmazonQFullAccess: announcement recorded\n\n"))
    #expect(
      try place.git("show", "main:policies/aws/q/AmazonQFullAccess/policy.json")
        .contains("\"url\": \"https://docs.example.com/q.html\",\n      \"text\": \"Later.\""))
    #expect(try place.run("verify").status == 0)
    let again = try place.run("import", "announcements", "page.html")
    #expect(again.output.contains("\n5 announcements: 2 known, "))
    #expect(again.output.hasSuffix("history \(head)\n"))
  }

  @Test func `it changes no answer about what was in force`() throws {
    let before = try place.run("show", "AmazonQFullAccess", "--at", "2024-07-08")
    let page = "Change Description Date\nAmazonQFullAccess - New thing\nTold.\nJuly 8, 2024\n"
    let run = try place.run(["import", "announcements", "-"], input: page)
    #expect(run.output.contains("1 new"))
    let after = try place.run("show", "AmazonQFullAccess", "--at", "2024-07-08")
    #expect(after.output == before.output)
  }

  @Test func `what is no such page is refused`() throws {
    for input in ["", "<html><table><tr><td>a</td></tr></table></html>", "text"] {
      let run = try place.run(["import", "announcements", "-"], input: input)
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix("error: no table of policy updates in the page; accepted"))
    }
  }

  @Test func `a missing store is not made for what it cannot hold`() throws {
    let run = try place.run(
      ["--history", place.path("none.git"), "import", "announcements", "page.html"])
    #expect(run.status == 0)
    #expect(run.output.contains("no policy of the history: 2024-07-09 AmazonQFullAccess"))
    #expect(!FileManager.default.fileExists(atPath: place.path("none.git")))
  }
}
