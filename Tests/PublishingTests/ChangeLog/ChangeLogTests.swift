import PolicyHistory
import Testing

@testable import Publishing

@Suite struct ChangeLogTests {
  @Test func `the change log of the bundled history`() throws {
    try expectSnapshot(try Bundled.changeLog().markdown(), "changelog.md")
  }

  /// The rows of the documentation's table, the newest first, by IAM's names of the policies.
  static let rows = [
    ("2024-11-13", "AmazonQDeveloperAccess v3: widened"),
    ("2024-11-13", "AmazonQFullAccess v5: widened"),
    ("2024-10-28", "AmazonQDeveloperAccess v2: widened"),
    ("2024-10-28", "AmazonQFullAccess v4: widened"),
    ("2024-07-09", "AmazonQDeveloperAccess v1: created"),
    ("2024-07-09", "AmazonQFullAccess v3: mixed"),
    ("2024-04-30", "AmazonQFullAccess v2: widened"),
    ("2024-04-30", "AWSServiceRoleForAmazonQDeveloper v1: created"),
    ("2024-04-30", "AWSServiceRoleForUserSubscriptions v1: created"),
    ("2023-11-28", "AmazonQFullAccess v1: created"),
    ("2023-11-28", "Amazon Q Developer: tracking started"),
  ]

  @Test func `every row of the documentation's table stands under its day`() throws {
    var day = ""
    var found: [(String, String)] = []
    for line in try Bundled.changeLog().markdown().split(separator: "\n") {
      if line.hasPrefix("## ") { day = String(line.dropFirst(3)) }
      if line.hasPrefix("### ") { found.append((day, String(line.dropFirst(4)))) }
    }
    #expect(found.map(\.0) == Self.rows.map(\.0))
    #expect(found.map(\.1) == Self.rows.map(\.1))
  }

  @Test func `the order of what is told makes no difference`() throws {
    let history = try Bundled.history()
    let log = try ChangeLog(of: history)
    let reversed = ChangeLog(log.items.reversed())
    #expect(reversed.markdown() == log.markdown())
    #expect(reversed.json() == log.json())
    #expect(log.items.count == 11)
    #expect(zip(log.items, log.items.dropFirst()).allSatisfy { $0.date.day >= $1.date.day })
  }

  /// The lines of a change log under each day.
  static func days(_ text: String) -> [Substring: [Substring]] {
    var days: [Substring: [Substring]] = [:]
    var day: Substring = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") { day = line }
      days[day, default: []].append(line)
    }
    return days
  }

  @Test func `days with links and without are the same whoever lays them out`() throws {
    var history = try Bundled.history()
    for key in history.policies.keys where key.name.text == "AmazonQFullAccess" {
      history.policies[key]?.record.announcements = []
    }
    let log = try ChangeLog(of: history)
    let text = log.markdown(width: 60)
    // Each by itself, the last first, as threads might.
    let mapped = log.markdown(width: 60) { days, text in
      Array(days.reversed().map(text).reversed())
    }
    #expect(mapped == text)
    #expect(text.contains("\n[1]: <https://"))
    #expect(!text.contains("\n\n\n"))
    let days = Self.days(text)
    let linked = days.filter { day, lines in day != "" && lines.contains { $0.contains("][1]") } }
    #expect(!linked.isEmpty && linked.count < days.count - 1)
    // A day without links reads as it does in a log of its own.
    for day in log.days where linked["## \(day.date)"] == nil {
      let alone = ChangeLog(log.items.filter { $0.date.day == day.date }).markdown(width: 60)
      let lines = try #require(Self.days(alone)["## \(day.date)"])
      #expect(days["## \(day.date)"]?.starts(with: lines.dropLast()) == true)
    }
  }

  @Test func `a step that narrows one thing and adds another says both`() throws {
    let change = try #require(try Bundled.change("AmazonQFullAccess", "v3"))
    #expect(
      Words.summary(of: change).text()
        == "Gained cloudformation:GetResource and cloudformation:ListResources; "
        + "lost q:* except 12 patterns.")
    let twelve = [
      "CreateAssignment", "DeleteAssignment", "GetConversation", "GetIdentityMetadata",
      "GetTroubleshootingResults", "ListConversations", "PassRequest", "SendMessage",
      "StartConversation", "StartTroubleshootingAnalysis",
      "StartTroubleshootingResolutionExplanation", "UpdateTroubleshootingCommandResult",
    ].map { "q:\($0)" }
    let lists = Words.blocks(of: change, namesKnown: false).compactMap { block in
      if case .list(let title, let items) = block { "\(title): \(items)" } else { nil }
    }
    #expect(
      lists == [
        "Gained: [cloudformation:GetResource and cloudformation:ListResources]",
        "Lost: [q:* except these 12: \(Phrase.codes(twelve, "and"))]",
      ])
    #expect(
      Words.disagreement(in: change)?.text()
        == "the announcement speaks of additions alone, but access was lost too")
  }
}

@Suite struct ChangeLogItemTests {
  static func markdown(_ timelines: Timeline...) throws -> String {
    ChangeLog(try timelines.flatMap { try ChangeLog.items(of: $0) }).markdown()
  }

  @Test func `an empty change log says so`() {
    #expect(ChangeLog([]).markdown() == "# Changes to managed policies\n\nThere are none.\n")
    #expect(ChangeLog([]).json() == [])
  }

  @Test func `re-issues of one day fold into a line`() throws {
    let allowed = [#""Action": "s3:GetObject""#]
    let timelines = try (1...8).map { number in
      try Made.timeline(
        [
          try Made.revision("v1", "2024-01-01", allowed),
          try Made.revision("v2", "2024-02-02", allowed),
        ], name: "Sample\(number)")
    }
    let items = try timelines.flatMap { try ChangeLog.items(of: $0) }
    let all = ChangeLog(items)
    #expect(all.days.map(\.reissued.count) == [8, 0])
    #expect(all.markdown().contains("\n## 2024-02-02\n\n8 policies re-issued without change.\n"))
    let one = ChangeLog(items.filter { $0.policy?.name.text == "Sample3" })
    #expect(
      one.markdown().contains(
        "\n## 2024-02-02\n\n1 policy re-issued without change: Sample3 v2.\n"))
    #expect(one.json().count == 2)
  }

  @Test func `a re-issue that was announced is told in full`() throws {
    let allowed = [#""Action": "s3:GetObject""#]
    let timeline = try Made.timeline(
      [
        try Made.revision("v1", "2024-01-01", allowed),
        try Made.revision("v2", "2024-02-02", allowed),
      ], announcements: [try Announcement("2024-02-01", "Permissions were added.")])
    let markdown = try Self.markdown(timeline)
    #expect(markdown.contains("\n## 2024-02-01\n\n### Sample v2: re-issued\n"))
    #expect(markdown.contains("\nannounced 1 day before (2024-02-01)."))
    #expect(
      markdown.contains("**Note**: the announcement speaks of additions, but nothing was gained."))
  }

  @Test func `the end of a policy and its return are told`() throws {
    let timeline = try Made.timeline(
      [
        try Made.revision("v1", "2024-01-01", [#""Action": "s3:GetObject""#]),
        try Made.revision("v2", "2024-03-03", [#""Action": "s3:PutObject""#]),
      ], statuses: [try Status(.deleted, "2024-02-02"), try Status(.deprecated, "2024-01-15")])
    let markdown = try Self.markdown(timeline)
    let headings = markdown.split(separator: "\n").filter { $0.hasPrefix("##") }
    #expect(
      headings == [
        "## 2024-03-03", "### Sample v2: restored", "## 2024-02-02", "### Sample v1: deleted",
        "## 2024-01-15", "### Sample: deprecated", "## 2024-01-01", "### Sample v1: created",
      ])
    #expect(markdown.contains("Allows nothing any more. Deleted by 2024-02-02."))
    #expect(markdown.contains("Allowed until then:\n\n- `s3:GetObject`\n"))
    #expect(markdown.contains("Back after it had been deleted. In force since 2024-03-03."))
    #expect(markdown.contains("Cannot be attached any more; who has it keeps it."))
  }

  @Test func `what was announced without a revision is told`() throws {
    let timeline = try Made.timeline(
      [try Made.revision("v1", "2024-01-01", [#""Action": "s3:GetObject""#])],
      announcements: [try Announcement("2024-06-01", title: "Updated policy")])
    let markdown = try Self.markdown(timeline)
    #expect(
      markdown.contains(
        "\n## 2024-06-01\n\n### Sample: announced, no revision recorded\n\n"
          + "> Announced 2024-06-01: Updated policy.\n"))
  }

  @Test func `several revisions of one day share a section, the newest first`() throws {
    let timeline = try Made.timeline([
      try Made.revision("v1", "2024-01-01T01:00:00Z", [#""Action": "s3:A""#]),
      try Made.revision("v2", "2024-01-01T02:00:00Z", [#""Action": ["s3:A", "s3:B"]"#]),
    ])
    let headings = try Self.markdown(timeline).split(separator: "\n").filter { $0.hasPrefix("##") }
    #expect(
      headings == [
        "## 2024-01-01", "### Sample", "#### Sample v2: widened", "#### Sample v1: created",
      ])
  }

  @Test func `what is not known is not made up`() throws {
    let timeline = try Made.timeline([
      try Made.revision("v6", "2024-01-01", [#""Action": "s3:A""#]),
      try Made.revision("v8", "2024-02-02", nil),
    ])
    let markdown = try Self.markdown(timeline)
    #expect(markdown.contains("### Sample v6: first recorded\n\nThe first recorded revision;"))
    #expect(markdown.contains("### Sample v8: changed in an unknown way\n"))
    #expect(markdown.contains("**Note**: v7 was never observed.\n"))
    #expect(markdown.contains("No document is recorded, so that nobody knows what changed.\n"))
  }

  @Test func `a change that cannot be decided is not claimed`() throws {
    let changes = try Made.changes(
      [#""Action": "s3:A""#],
      [#""Action": "s3:A""#, #""Action": "s3:B", "Condition": {"StringFoo": {"k": "a"}}"#])
    #expect(Words.title(of: changes[1]).text() == "Sample v2: perhaps widened")
    #expect(Words.lead(of: changes[1]).text().hasPrefix("Perhaps allows more."))
  }

  @Test func `a guard that moved is told as denied`() throws {
    let allow = #""Action": "s3:*""#
    let deny = #""Effect": "Deny", "Action": ["iam:CreateUser", "iam:DeleteUser"]"#
    let changes = try Made.changes([allow], [allow, deny], [allow])
    let blocks = changes.map { Words.blocks(of: $0) }
    #expect(changes.map(\.change.verdict) == [.created, .tightened, .loosened])
    #expect(
      blocks[1].contains(
        .list("Now denied", ["\(code: "iam:CreateUser") and \(code: "iam:DeleteUser")"])))
    #expect(
      blocks[2].contains(
        .list("No longer denied", ["\(code: "iam:CreateUser") and \(code: "iam:DeleteUser")"])))
  }
}
