import PolicyLanguage
import Testing

/// The evaluator against the documentation of condition operators.
@Suite struct ConditionTests {
  private func allows(
    _ condition: String, _ context: [String: Request.Value]
  ) throws -> Evaluator.Decision {
    try evaluate(document(condition: condition), Request("s3:ListBucket", "*", context))
  }

  /// operator, value of the policy, value of the request, whether it holds.
  @Test(arguments: [
    ("StringEquals", #""iamuser-admin""#, "iamuser-admin", true),
    ("StringEquals", #""iamuser-admin""#, "IAMUSER-admin", false),
    ("StringEquals", #""home/*""#, "home/bob", false),
    ("StringEquals", #""home/*""#, "home/*", true),
    ("StringEquals", "true", "true", true),
    ("StringEquals", "12", "12", true),
    ("StringNotEquals", #""a""#, "b", true),
    ("StringNotEquals", #""a""#, "a", false),
    ("StringEqualsIgnoreCase", #""Red""#, "rED", true),
    ("StringNotEqualsIgnoreCase", #""Red""#, "rED", false),
    ("StringLike", #""t1.*""#, "t1.micro", true),
    ("StringLike", #""t1.*""#, "t1xmicro", false),
    ("StringLike", #""t?.*""#, "t3.micro", true),
    ("StringLike", #""Home/*""#, "home/x", false),
    ("StringLike", #""""#, "", true),
    ("StringNotLike", #""t1.*""#, "t1.micro", false),
    ("NumericLessThanEquals", #""10""#, "10", true),
    ("NumericLessThanEquals", #""10""#, "11", false),
    ("NumericLessThan", "10", "9.99", true),
    ("NumericLessThan", "10", "10.0", false),
    ("NumericEquals", "1.10", "1.1", true),
    ("NumericEquals", "1e3", "1000", true),
    ("NumericEquals", #""012""#, "12", true),
    ("NumericEquals", "0.1", "0.10000000000000000001", false),
    ("NumericNotEquals", "5", "5", false),
    ("NumericNotEquals", "5", "6", true),
    ("NumericGreaterThan", "-1", "0", true),
    ("NumericGreaterThanEquals", #""1.2""#, "1.2", true),
    ("DateGreaterThan", #""2020-01-01T00:00:01Z""#, "2020-01-01T00:00:02Z", true),
    ("DateGreaterThan", #""2020-01-01T00:00:01Z""#, "2020-01-01T00:00:01Z", false),
    ("DateEquals", #""2020-01-01""#, "2020-01-01T01:00:00+01:00", true),
    ("DateEquals", #""2020-01-01T00:00Z""#, "1577836800", true),
    ("DateEquals", "1577836800", "2020-01-01", true),
    ("DateEquals", #""2020-01""#, "2020-01-01T00:00:00.000Z", true),
    ("DateNotEquals", #""2020-01-01""#, "2020-01-01T00:00:00Z", false),
    ("DateLessThan", #""2020-03-01""#, "2020-02-29T23:59:59.999Z", true),
    ("DateLessThanEquals", #""2020-03-01""#, "2020-03-01", true),
    ("DateGreaterThanEquals", #""2000-03-01""#, "1969-12-31", false),
    ("Bool", #""true""#, "true", true),
    ("Bool", "true", "true", true),
    ("Bool", "true", "false", false),
    ("Bool", #""false""#, "false", true),
    ("BinaryEquals", #""QmluYXJ5VmFsdWVJbkJhc2U2NA==""#, "QmluYXJ5VmFsdWVJbkJhc2U2NA==", true),
    ("BinaryEquals", #""QmluYXJ5VmFsdWVJbkJhc2U2NA==""#, "qmluYXJ5VmFsdWVJbkJhc2U2NA==", false),
    ("IpAddress", #""203.0.113.0/24""#, "203.0.113.255", true),
    ("IpAddress", #""203.0.113.0/24""#, "203.0.114.0", false),
    ("IpAddress", #""203.0.113.9/24""#, "203.0.113.1", true),
    ("IpAddress", #""203.0.113.9""#, "203.0.113.9", true),
    ("IpAddress", #""203.0.113.9""#, "203.0.113.8", false),
    ("IpAddress", #""0.0.0.0/0""#, "203.0.113.8", true),
    ("IpAddress", #""0.0.0.0/0""#, "2001:DB8::1", false),
    ("IpAddress", #""2001:DB8:1234:5678::/64""#, "2001:db8:1234:5678:9::1", true),
    ("IpAddress", #""2001:DB8:1234:5678::/64""#, "2001:db8:1234:5679::1", false),
    ("IpAddress", #""::ffff:1.2.3.4""#, "0:0:0:0:0:ffff:102:304", true),
    ("NotIpAddress", #""203.0.113.0/24""#, "203.0.113.255", false),
    ("NotIpAddress", #""203.0.113.0/24""#, "203.0.114.0", true),
    (
      "StringLike", #""arn:aws:someservice:*:111122223333:finance/*""#,
      "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt", true
    ),
    (
      "ArnLike", #""arn:aws:someservice:*:111122223333:finance/*""#,
      "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt",
      false
    ),
    (
      "ArnEquals", #""arn:aws:someservice:*:111122223333:finance/*""#,
      "arn:aws:someservice:us-east-2:111122223333:finance/a:b/c", true
    ),
    ("ArnNotLike", #""arn:aws:sns:*:1:*""#, "arn:aws:sns:us-east-1:1:t", false),
    ("ArnNotEquals", #""arn:aws:sns:*:1:*""#, "arn:aws:sns:us-east-1:2:t", true),
    ("ArnLike", #""arn:aws:sns:??-*:1:*""#, "arn:aws:sns::1:t", false),
  ])
  func comparesValues(
    _ name: String, _ value: String, _ asked: String, _ holds: Bool
  ) throws {
    let decision = try allows(#"{"\#(name)": {"a:b": \#(value)}}"#, ["A:B": .one(asked)])
    #expect(decision == (holds ? .allowed : .notAllowed))
  }

  @Test(arguments: [
    ("StringEquals", false), ("StringNotEquals", true), ("StringLike", false),
    ("StringNotLike", true), ("NumericNotEquals", true), ("NumericLessThan", false),
    ("DateNotEquals", true), ("Bool", false), ("BinaryEquals", false), ("IpAddress", false),
    ("NotIpAddress", true), ("ArnLike", false), ("ArnNotLike", true), ("ArnNotEquals", true),
    ("StringEqualsIfExists", true), ("StringNotEqualsIfExists", true), ("BoolIfExists", true),
    ("ForAllValues:StringEquals", true), ("ForAllValues:StringNotEquals", true),
    ("ForAnyValue:StringEquals", false), ("ForAnyValue:StringNotEquals", false),
    ("ForAnyValue:StringLikeIfExists", true),
  ])
  func decidesAMissingKey(_ name: String, _ holds: Bool) throws {
    let condition = #"{"\#(name)": {"a:b": "1"}}"#
    let expected = holds ? Evaluator.Decision.allowed : .notAllowed
    #expect(try allows(condition, [:]) == expected)
    #expect(try allows(condition, ["a:b": .many([])]) == expected)
  }

  @Test(arguments: [
    ("Null", #""true""#, false, true), ("Null", "true", true, false),
    ("Null", #""false""#, false, false), ("Null", "false", true, true),
    ("Null", #"["true", "false"]"#, true, true), ("Null", "[]", true, true),
    ("ForAllValues:Null", "true", true, true), ("ForAllValues:Null", "true", false, true),
    ("ForAnyValue:Null", "true", true, false), ("ForAnyValue:Null", "true", false, false),
  ])
  func asksWhetherAKeyIsThere(
    _ name: String, _ value: String, _ isThere: Bool, _ holds: Bool
  ) throws {
    let context: [String: Request.Value] =
      isThere ? ["aws:TokenIssueTime": .one("2020-01-01T00:00:00Z")] : [:]
    let decision = try allows(#"{"\#(name)": {"aws:tokenissuetime": \#(value)}}"#, context)
    #expect(decision == (holds ? .allowed : .notAllowed))
  }

  @Test func severalValuesAreAlternatives() throws {
    let condition = #"{"StringLike": {"ec2:InstanceType": ["t1.*", "t2.*", "m3.*"]}}"#
    #expect(try allows(condition, ["ec2:InstanceType": .one("m3.large")]) == .allowed)
    #expect(try allows(condition, ["ec2:InstanceType": .one("m4.large")]) == .notAllowed)
  }

  @Test func severalValuesOfANegatedOperatorAreAllExcluded() throws {
    let condition = #"{"StringNotEquals": {"aws:PrincipalAccount": ["1", "2"]}}"#
    #expect(try allows(condition, ["aws:PrincipalAccount": .one("3")]) == .allowed)
    #expect(try allows(condition, ["aws:PrincipalAccount": .one("2")]) == .notAllowed)
  }

  @Test func operatorsAndKeysMustAllHold() throws {
    let condition = """
      {"StringEqualsIgnoreCase": {"aws:PrincipalTag/department": ["finance", "hr", "legal"],
                                  "aws:PrincipalTag/role": ["audit", "security"]},
       "StringEquals": {"aws:PrincipalAccount": "123456789012"}}
      """
    let context: [String: Request.Value] = [
      "aws:PrincipalTag/department": .one("HR"), "aws:PrincipalTag/role": .one("audit"),
      "aws:PrincipalAccount": .one("123456789012"),
    ]
    #expect(try allows(condition, context) == .allowed)
    for key in context.keys {
      #expect(try allows(condition, context.filter { $0.key != key }) == .notAllowed)
    }
  }

  @Test func anEmptyConditionHasNoEffect() throws {
    #expect(try allows("{}", [:]) == .allowed)
    #expect(try allows(#"{"StringEquals": {}}"#, [:]) == .allowed)
  }

  /// operator, whether it holds with and without the key.
  @Test(arguments: [
    ("StringEquals", true, true), ("StringNotEquals", true, true),
    ("ForAllValues:StringEquals", false, true), ("StringEqualsIfExists", false, true),
    ("ForAllValues:StringLikeIfExists", false, true), ("ForAnyValue:StringEquals", false, false),
  ])
  func decidesAnEmptyListOfValues(_ name: String, _ with: Bool, _ without: Bool) throws {
    let condition = #"{"\#(name)": {"a:b": []}}"#
    #expect(try allows(condition, ["a:b": .one("x")]) == (with ? .allowed : .notAllowed))
    #expect(try allows(condition, [:]) == (without ? .allowed : .notAllowed))
  }
}
