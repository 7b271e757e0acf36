import Testing

@testable import PolicyHistory

@Suite("Looking up")
struct LookupTests {
  static func directory() throws -> PolicyDirectory {
    var records: [(PolicyScope, PolicyRecord)] = []
    for (scope, name, aliases) in [
      ("aws", "AmazonQFullAccess", []), ("aws-cn", "AmazonQFullAccess", []),
      ("aws-cn", "OnlyInChina", []), ("123456789012", "Mine", []), ("aws-us-gov", "Mine", []),
      ("aws", "ReadOnlyAccess", ["ReadAll", "Mine2"]), ("aws", "Mine2", []),
    ] {
      let aliases = Set(try aliases.map { try PolicyName($0) })
      records.append(
        (try PolicyScope(scope), PolicyRecord(name: try PolicyName(name), aliases: aliases)))
    }
    records[5].1.arn = try PolicyARN("arn:aws:iam::aws:policy/ReadOnlyAccess")
    return PolicyDirectory(records.map { (scope: $0.0, record: $0.1) })
  }

  @Test(arguments: [
    ("AmazonQFullAccess", "aws/AmazonQFullAccess"), ("amazonqfullaccess", "aws/AmazonQFullAccess"),
    ("aws-cn/amazonQFullAccess", "aws-cn/AmazonQFullAccess"),
    ("aws/AmazonQFullAccess", "aws/AmazonQFullAccess"),
    ("onlyinchina", "aws-cn/OnlyInChina"), ("readall", "aws/ReadOnlyAccess"),
    ("ARN:AWS:IAM::aws:policy/readonlyaccess", "aws/ReadOnlyAccess"),
    ("arn:aws-cn:iam::aws:policy/service-role/AmazonQFullAccess", "aws-cn/AmazonQFullAccess"),
    ("arn:aws:iam::123456789012:policy/Mine", "123456789012/Mine"), ("Mine2", "aws/Mine2"),
  ])
  func findsByNameAliasAndARNWithoutCase(text: String, found: String) throws {
    let key = try Self.directory().find(text)
    #expect("\(key.scope)/\(key.name)" == found)
  }

  @Test func anUnknownNameGetsTheNearest() throws {
    let directory = try Self.directory()
    func error(_ text: String) -> String? {
      #expect(throws: PolicyLookupError.self) { try directory.find(text) }?.description
    }
    #expect(
      error("AmazonQFulAcces") == "no policy `AmazonQFulAcces` in the history; near are"
        + " `AmazonQFullAccess`, `aws-cn/AmazonQFullAccess`")
    #expect(
      error("ReadOlnyAccess")
        == "no policy `ReadOlnyAccess` in the history; near is `ReadOnlyAccess`")
    #expect(error("china") == "no policy `china` in the history; near is `aws-cn/OnlyInChina`")
    #expect(error("zzzzzzzzzzzzzzz") == "no policy `zzzzzzzzzzzzzzz` in the history")
    #expect(error("") == "no policy `` in the history")
    #expect(error("aws-cn/ReadOnlyAccess")?.contains("near is `ReadOnlyAccess`") == true)
  }

  @Test func aNameInSeveralScopesNeedsOne() throws {
    let directory = try Self.directory()
    let error = #expect(throws: PolicyLookupError.self) { try directory.find("mine") }
    #expect(error?.isAmbiguous == true)
    #expect(
      error?.description == "`mine` is several policies; accepted are `123456789012/Mine`,"
        + " `aws-us-gov/Mine`")
  }

  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1),
    ("ab", "ba", 1),
    ("kitten", "sitting", 3), ("abcd", "badc", 2), ("ca", "abc", 3),
  ])
  func countsEdits(a: String, b: String, distance: Int) {
    #expect(editDistance(a, b, atMost: 10) == distance)
    #expect(editDistance(b, a, atMost: 10) == distance)
    #expect(editDistance(a, b, atMost: distance - 1) == nil)
  }
}
