import Testing

@testable import PolicyLanguage
@testable import Publishing

/// What is said of a pattern that grows without a revision.
let openEnded = "; open-ended: covers actions added later"

@Suite struct EntryWordsTests {
  /// The lines of what a second document gains or loses.
  static func lines(
    from old: [String], to new: [String], _ direction: Words.Direction = .gained,
    named: [String] = []
  ) throws -> [String] {
    let comparison = DocumentComparison(
      from: try Made.document(old), to: try Made.document(new), named: { NamedActions(named) })
    let entries = direction == .gained ? comparison.gained : comparison.lost
    return Words.lines(entries, direction).map(\.phrase.quoted)
  }

  @Test func `actions of one service that are allowed alike share a line`() throws {
    let new = [
      #""Action": ["s3:GetObject", "ec2:RunInstances", "S3:PutObject"]"#,
      #""Action": ["s3:DeleteObject", "s3:PutObjectTagging"], "Resource": "arn:aws:s3:::a/*""#,
    ]
    #expect(
      try Self.lines(from: [], to: new) == [
        "`ec2:RunInstances`",
        "`s3:DeleteObject` and `s3:PutObjectTagging`, each only on `arn:aws:s3:::a/*`",
        "`s3:GetObject` and `S3:PutObject`",
      ])
  }

  @Test func `what is taken out is named and counted`() throws {
    let old = [#""Action": "q:*""#]
    #expect(
      try Self.lines(from: old, to: [#""Action": "q:A""#], .lost) == ["`q:*` except `q:A`"])
    #expect(
      try Self.lines(from: old, to: [#""Action": ["q:D", "q:A", "q:C", "q:B"]"#], .lost) == [
        "`q:*` except these 4: `q:A`, `q:B`, `q:C` and `q:D`"
      ])
  }

  @Test func `what the history names is named, the first of many`() throws {
    let names = (1...12).map { "q:Name\($0 < 10 ? "0" : "")\($0)" }
    let line = try Self.lines(
      from: [#""Action": "q:Name01""#], to: [#""Action": "q:*""#], named: names)
    let shown = names[1...8].map { "`\($0)`" }.joined(separator: ", ")
    #expect(line == ["`q:*` except `q:Name01`\(openEnded); that includes \(shown) and 3 more"])
  }

  @Test func `both sides of a rescoped action are said`() throws {
    let bucket = #""Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*""#
    let other = #""Action": "s3:GetObject", "Resource": ["arn:aws:s3:::b/*", "arn:aws:s3:::c/*"]"#
    #expect(
      try Self.lines(from: [bucket], to: [other]) == [
        "`s3:GetObject`, only on `arn:aws:s3:::b/*` or `arn:aws:s3:::c/*`"
          + " (before: only on `arn:aws:s3:::a/*`)"
      ])
    #expect(
      try Self.lines(from: [bucket], to: [#""Action": "s3:GetObject""#]) == [
        "`s3:GetObject` (before: only on `arn:aws:s3:::a/*`)"
      ])
    #expect(
      try Self.lines(from: [#""Action": "s3:GetObject""#], to: [bucket], .lost) == [
        "`s3:GetObject` (now: only on `arn:aws:s3:::a/*`)"
      ])
  }

  @Test func `Denies, conditions and complements are said`() throws {
    let new = [
      #""Action": "s3:*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}"#,
      #""Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::x/*""#,
      #""NotAction": ["iam:*", "sts:*"], "NotResource": "arn:aws:s3:::y""#,
    ]
    let lines = try Self.lines(from: [], to: new)
    #expect(
      lines == [
        "`*` except `iam:*` and `sts:*`, only on everything except `arn:aws:s3:::y`"
          + " where not denied (`s3:*` on `arn:aws:s3:::x/*`)\(openEnded)",
        "`s3:*`, only when `aws:SecureTransport` is `true`"
          + " where not denied (on `arn:aws:s3:::x/*`)\(openEnded)",
      ])
  }

  @Test func `what is without limits in one scope is without limits`() throws {
    let new = [#""Action": "s3:A", "Resource": "arn:aws:s3:::a""#, #""Action": "s3:A""#]
    #expect(try Self.lines(from: [], to: new) == ["`s3:A`"])
  }

  @Test func `a pattern with others taken out has a line of its own`() throws {
    let lines = try Self.lines(
      from: [#""Action": ["s3:A", "s3:B*", "s3:C*", "s3:D"]"#],
      to: [#""Action": ["s3:B1", "s3:C1"]"#], .lost)
    #expect(
      lines == ["`s3:A` and `s3:D`", "`s3:B*` except `s3:B1`", "`s3:C*` except `s3:C1`"])
  }

  @Test func `several scopes are alternatives`() throws {
    let new = [
      #""Action": "s3:A", "Resource": "arn:aws:s3:::a""#,
      #""Action": "s3:A", "Condition": {"Null": {"k": "false"}}"#,
    ]
    #expect(
      try Self.lines(from: [], to: new) == [
        "`s3:A`, only on `arn:aws:s3:::a`; or when `k` is present"
      ])
  }

  static func statement(_ number: Int, _ key: String = "k") -> String {
    #""Action": "s3:A", "Resource": "arn:aws:s3:::\#(number)", "#
      + #""Condition": {"StringEquals": {"\#(key)": "a"}}"#
  }

  @Test func `of many scopes before, those nearby are said`() throws {
    let old = (1...3).map { Self.statement($0) }
    #expect(
      try Self.lines(from: old, to: [Self.statement(2, "l")]) == [
        "`s3:A`, only on `arn:aws:s3:::2` when `l` is `a`"
          + " (before: among others on `arn:aws:s3:::2` when `k` is `a`)"
      ])
    #expect(
      try Self.lines(from: old, to: [Self.statement(4)]) == [
        "`s3:A`, only on `arn:aws:s3:::4` when `k` is `a` (before: in 3 other scopes)"
      ])
  }

  @Test func `of many Denies, their number is said`() throws {
    let denies = (1...3).map { #""Effect": "Deny", \#(Self.statement($0))"# }
    let document = try Made.document([#""Action": "s3:A""#] + denies)
    let entries = AccessEntry.entries(of: document, beyond: [])
    let lines = Words.lines(entries, .gained).map(\.phrase.quoted)
    #expect(lines == ["`s3:A`, only where none of 3 Denies applies"])
    let full = Words.describe(entries[0], .gained).quoted
    #expect(
      full.hasPrefix("`s3:A`, only where not denied (on `arn:aws:s3:::1` when `k` is `a`; on"))
  }

  @Test func `what cannot be decided is said so`() throws {
    let new = [#""Action": "s3:A", "Condition": {"StringFoo": {"k": "a"}}"#]
    let lines = try Self.lines(from: [], to: new)
    #expect(
      lines == [
        "`s3:A`, only when `StringFoo` holds for `k` and `a`;"
          + " perhaps: condition operator `StringFoo` cannot be decided"
      ])
  }

  @Test func `requests are said with their context`() {
    var witness = Witness(
      action: "iam:PassRole", resource: "*",
      context: [
        .init(key: "iam:PassedToService", value: .one("q.amazonaws.com")),
        .init(key: "aws:TagKeys", value: .many(["a", "b"])),
        .init(key: "k", value: .many([])),
      ], isSynthetic: false)
    #expect(
      Words.describe(witness).quoted
        == "`iam:PassRole` on `*` when `iam:PassedToService` is `q.amazonaws.com`,"
        + " `aws:TagKeys` is the list `a` and `b` and `k` is an empty list")
    witness = Witness(action: "q:a", resource: "*", context: [], isSynthetic: true)
    #expect(Words.describe(witness).quoted == "`q:<other>` on `*`")
  }
}
