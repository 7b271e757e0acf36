import PolicyLanguage
import Testing

/// What is read and reported.
@Suite struct FindingTests {
  private func messages(_ statements: String, version: String = "2012-10-17") throws -> [String] {
    try document(#"{"Version": "\#(version)", "Statement": \#(statements)}"#).findings
      .map { ($0.statement.map { "\($0): " } ?? "") + $0.message }
  }

  private func messages(condition: String) throws -> [String] {
    try messages(
      #"{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": \#(condition)}"#)
  }

  @Test func aDocumentAsItShouldBeHasNone() throws {
    let statement = #"""
      {"Sid": "A", "Effect": "Allow", "NotAction": ["iam:*"], "Resource": "arn:aws:s3:::${a:b}/x",
       "Condition": {"ForAllValues:StringLikeIfExists": {"a:b": ["x"], "a:c": "y"}}}
      """#
    #expect(try messages(statement) == [])
    #expect(try messages("[\(statement), \(statement.replacing("\"A\"", with: "\"B\""))]") == [])
  }

  @Test(arguments: [
    ("[]", ["`Statement` is an empty list"]),
    (#"{"Effect": "Allow", "Action": [], "Resource": "*"}"#, ["0: `Action` is an empty list"]),
    (
      #"[{"Effect": "Allow", "NotAction": [], "NotResource": []}]"#,
      ["0: `NotAction` is an empty list", "0: `NotResource` is an empty list"]
    ),
    (
      #"{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}"#,
      ["0: `Principal` in a policy for identities"]
    ),
    (
      #"{"Effect": "Allow", "Action": "*", "Resource": "*", "NotPrincipal": {"AWS": "x"}}"#,
      ["0: `NotPrincipal` in a policy for identities"]
    ),
    (
      #"""
      [{"Sid": "A", "Effect": "Allow", "Action": "*", "Resource": "*"},
       {"Sid": "a", "Effect": "Allow", "Action": "*", "Resource": "*"},
       {"Sid": "A", "Effect": "Allow", "Action": "*", "Resource": "*"},
       {"Sid": "", "Effect": "Allow", "Action": "*", "Resource": "*"},
       {"Sid": "", "Effect": "Allow", "Action": "*", "Resource": "*"}]
      """#,
      ["2: the Sid `A` stands on another statement too"]
    ),
    (
      #"{"Effect": "Allow", "Action": "*", "Resource": ["a${b}c", "a${b}${c", "${", "$x}"]}"#,
      [
        "0: `${` without `}` in the resource `a${b}${c`",
        "0: `${` without `}` in the resource `${`",
      ]
    ),
  ])
  func statements(_ statements: String, _ expected: [String]) throws {
    #expect(try messages(statements) == expected)
  }

  @Test func unclosedVariablesAreTextBefore2012() throws {
    let statement = #"{"Effect": "Allow", "Action": "*", "Resource": "a${b"}"#
    #expect(try messages(statement, version: "2008-10-17") == [])
  }

  @Test(arguments: [
    (#"{"StringMatches": {"a:b": "x"}}"#, ["0: unknown condition operator `StringMatches`"]),
    (#"{"NullIfExists": {"a:b": "true"}}"#, ["0: unknown condition operator `NullIfExists`"]),
    (#"{"stringequals": {"a:b": "x"}}"#, ["0: unknown condition operator `stringequals`"]),
    (
      #"{"StringEquals": {"a:b": "x", "A:B": "y"}}"#,
      ["0: the condition key `a:b` twice, in different case"]
    ),
    (#"{"StringEquals": {"a:b": "x"}, "StringLike": {"A:B": "y"}}"#, []),
    (#"{"StringEquals": {"a:b": []}}"#, ["0: the condition key `a:b` with an empty list"]),
    (#"{}"#, []), (#"{"StringEquals": {}}"#, []),
  ])
  func conditions(_ condition: String, _ expected: [String]) throws {
    #expect(try messages(condition: condition) == expected)
  }

  @Test(arguments: [
    "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase",
    "StringLike", "StringNotLike", "NumericEquals", "NumericNotEquals", "NumericLessThan",
    "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "DateEquals",
    "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan",
    "DateGreaterThanEquals", "Bool", "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals",
    "ArnLike", "ArnNotEquals", "ArnNotLike",
  ])
  func documentedOperatorsAreKnown(_ name: String) throws {
    for prefix in ["", "ForAllValues:", "ForAnyValue:"] {
      for suffix in ["", "IfExists"] {
        #expect(try messages(condition: #"{"\#(prefix + name + suffix)": {"a:b": "x"}}"#) == [])
      }
    }
    #expect(try messages(condition: #"{"Null": {"a:b": "true"}}"#) == [])
  }
}
