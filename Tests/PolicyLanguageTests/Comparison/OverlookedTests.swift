import PolicyLanguage
import Testing

/// Pairs that random search found to be told wrongly once, made small.
@Suite("Once told wrongly") struct OverlookedTests {
  /// Two lists of statements, and what is gained and lost.
  static let cases: [(old: String, new: String, gained: [String], lost: [String])] = [
    // A value that is compared with `StringNotEquals` has no wildcards.
    (
      #"{"Effect":"Allow","Action":"*","Resource":"arn:aws:x:::a"}"#,
      #"""
      {"Effect":"Allow","Action":"*","Resource":["arn:aws:x:::${aws:username}","arn:aws:x:::a"],
       "Condition":{"StringNotEquals":{"aws:username":"?"}}}
      """#,
      ["*"], ["*"]
    ),
    // The value of one variable is compared with another one.
    (
      #"""
      {"Effect":"Allow","Action":"*","Resource":"*","Condition":
       {"StringEquals":{"aws:PrincipalTag/team":"a${aws:username}"}}}
      """#,
      "", [], ["*"]
    ),
    // Two variables meet in one key.
    (
      #"""
      {"Effect":"Allow","Action":"*","Resource":"*","Condition":
       {"StringEquals":{"s3:prefix":"a${aws:username}"},
        "StringLike":{"s3:prefix":"${aws:PrincipalTag/team}"}}}
      """#,
      "", [], ["*"]
    ),
    // Two spellings of one pattern.
    (
      "",
      #"""
      {"Effect":"Allow","Action":["x:*?","x:?*"],"Resource":"*"},
      {"Effect":"Allow","Action":"*","Resource":"arn:aws:x:::a"}
      """#,
      ["*", "x:*?"], []
    ),
    // What moved lies in what two Denies have in common.
    (
      #"""
      {"Effect":"Allow","Action":"*","Resource":"*"},
      {"Effect":"Deny","Action":"?:*b","Resource":"*"}
      """#,
      #"""
      {"Effect":"Allow","Action":"*","Resource":"*"},
      {"Effect":"Deny","NotAction":"x:*","Resource":"*"}
      """#,
      ["x:*b"], ["*"]
    ),
    // Two patterns of one Deny, of which another Deny leaves one alone.
    (
      #"""
      {"Effect":"Allow","Action":"*","Resource":"*"},
      {"Effect":"Deny","Action":["?:?","x:a*"],"Resource":"*"}
      """#,
      #"""
      {"Effect":"Allow","Action":"*:a*","Resource":"*"},
      {"Effect":"Deny","Action":"?:*b","Resource":"*"}
      """#,
      ["?:a", "x:a*"], ["*"]
    ),
    // `${?}` is a plain character, and the value of the other variable matters at the same time.
    (
      #"""
      {"Effect":"Allow","Action":"*","Resource":"*"},
      {"Effect":"Deny","Action":"*","Resource":
       ["arn:aws:x:::${aws:PrincipalTag/team}","arn:aws:x:::${aws:username, 'a'}"],
       "Condition":{"StringEqualsIgnoreCase":{"aws:username":"a${?}"}}}
      """#,
      #"{"Effect":"Allow","Action":"*","Resource":["arn:aws:*:::a","arn:aws:x:r:1:*"]}"#,
      ["*"], ["*"]
    ),
    // Two values that Unicode holds for equal, and IAM does not.
    (
      #"""
      {"Effect":"Allow","Action":"*","Resource":"*","Condition":
       {"StringEquals":{"aws:username":"Jos\u00e9"}}}
      """#,
      #"""
      {"Effect":"Allow","Action":"*","Resource":"*","Condition":
       {"StringEquals":{"aws:username":"Jose\u0301"}}}
      """#,
      ["*"], ["*"]
    ),
  ]

  @Test(arguments: cases)
  func isToldRightly(_ old: String, _ new: String, _ gained: [String], _ lost: [String]) throws {
    func document(_ statements: String) throws -> PolicyDocument {
      try PolicyDocument(
        text: Array(#"{"Version":"2012-10-17","Statement":[\#(statements)]}"#.utf8))
    }
    let comparison = DocumentComparison(from: try document(old), to: try document(new))
    #expect(comparison.gained.map(\.action) == gained)
    #expect(comparison.lost.map(\.action) == lost)
    for entry in comparison.gained + comparison.lost {
      guard case .proven = entry.certainty else {
        Issue.record("`\(entry.action)` is not proven: \(entry.certainty)")
        continue
      }
    }
  }
}
