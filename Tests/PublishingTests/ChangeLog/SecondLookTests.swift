import PolicyHistory
import Testing

@testable import Publishing

@Suite struct SecondLookTests {
  static func looks(_ documents: [String]...) throws -> [String] {
    let revisions = try documents.enumerated().map { index, statements in
      try Made.revision("v\(index + 1)", "2024-01-0\(index + 1)", statements)
    }
    let log = ChangeLog(try ChangeLog.items(of: try Made.timeline(revisions)))
    return log.secondLooks.map { Words.describe($0).quoted }
  }

  static let base = #""Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*""#

  @Test(arguments: [
    (#""Action": "iam:PassRole""#, "`iam:PassRole`"),
    (#""Action": "STS:AssumeRole""#, "`STS:AssumeRole`"),
    (
      #""Action": "kms:Decrypt", "Resource": "arn:aws:kms:*:*:key/a""#,
      "`kms:Decrypt`, only on `arn:aws:kms:*:*:key/a`"
    ),
    (#""Action": "*:Describe*""#, "`*:Describe*`"),
    (
      #""NotAction": "ec2:*""#,
      "`*` except `ec2:*`"
    ),
  ])
  func `gains that reach who may do what are shown`(statement: String, words: String) throws {
    let looks = try Self.looks([Self.base], [Self.base, statement])
    #expect(looks == ["2024-01-02, Sample v2: gained \(words)"])
  }

  @Test(arguments: [
    #""Action": "s3:PutObject""#, #""Action": "kmsx:Decrypt""#,
    #""Effect": "Deny", "Action": "iam:*""#,
  ])
  func `other gains are not`(statement: String) throws {
    #expect(try Self.looks([Self.base], [Self.base, statement]) == [])
  }

  @Test func `a grant that became unconditional is shown once`() throws {
    let some = #""Action": "iam:PassRole", "Resource": "arn:aws:iam::*:role/a""#
    #expect(
      try Self.looks([some], [#""Action": "iam:PassRole""#]) == [
        "2024-01-02, Sample v2: `iam:PassRole` became unconditional on everything"
      ])
    #expect(
      try Self.looks([Self.base], [#""Action": "s3:GetObject""#]) == [
        "2024-01-02, Sample v2: `s3:GetObject` became unconditional on everything"
      ])
  }

  @Test func `a new policy is attached to nobody`() throws {
    #expect(try Self.looks([#""Action": "iam:*""#]) == [])
  }
}
