import PolicyLanguage
import Testing

/// The evaluator against the documentation of `ForAllValues` and `ForAnyValue`, and what it leaves
/// open.
@Suite struct SetOperatorTests {
  private func decide(
    _ name: String, _ asked: [String],
    values: String = #"["PostDateTime", "Message", "Tags"]"#
  ) throws -> Evaluator.Decision {
    try evaluate(
      document(condition: #"{"\#(name)": {"dynamodb:requestedAttributes": \#(values)}}"#),
      Request("dynamodb:GetItem", "*", ["dynamodb:requestedAttributes": .many(asked)]))
  }

  @Test func forAllValuesAsksEveryValueOfTheRequest() throws {
    let name = "ForAllValues:StringLike"
    #expect(try decide(name, ["PostDateTime", "Message"]) == .allowed)
    #expect(try decide(name, ["PostDateTime", "UserName"]) == .notAllowed)
    #expect(try decide(name, ["UserName"]) == .notAllowed)
    #expect(try decide(name, []) == .allowed)
  }

  @Test func forAnyValueAsksOneValueOfTheRequest() throws {
    let values = #"["ID", "PostDateTime"]"#
    let name = "ForAnyValue:StringLike"
    #expect(try decide(name, ["UserName", "Message", "PostDateTime"], values: values) == .allowed)
    #expect(try decide(name, ["UserName"], values: values) == .notAllowed)
    #expect(try decide(name, [], values: values) == .notAllowed)
  }

  @Test func aNegatedOperatorIsAskedOfEachValue() throws {
    #expect(try decide("ForAllValues:StringNotEquals", ["ID", "UserName"]) == .allowed)
    #expect(try decide("ForAllValues:StringNotEquals", ["ID", "Tags"]) == .notAllowed)
    #expect(try decide("ForAnyValue:StringNotEquals", ["ID", "Tags"]) == .allowed)
    #expect(try decide("ForAnyValue:StringNotEquals", ["Message", "Tags"]) == .notAllowed)
  }

  @Test func oneValueIsASetOfOne() throws {
    let document = try document(condition: #"{"ForAnyValue:StringEquals": {"a:b": "x"}}"#)
    #expect(evaluate(document, Request("s3:GetObject", "*", ["a:b": .one("x")])) == .allowed)
    #expect(try decide("StringEquals", ["Tags"]) == .allowed)
  }

  @Test(arguments: [
    (
      "StringEquals", #""a""#, Request.Value.many(["a", "b"]),
      "several values of the key `k` under `StringEquals`"
    ),
    ("StringEqual", #""a""#, .one("a"), "the condition operator `StringEqual`"),
    ("stringequals", #""a""#, .one("a"), "the condition operator `stringequals`"),
    ("NullIfExists", #""true""#, .one("a"), "the condition operator `NullIfExists`"),
    (
      "ForSomeValue:StringEquals", #""a""#, .one("a"),
      "the condition operator `ForSomeValue:StringEquals`"
    ),
    ("Null", #""True""#, .one("a"), "the value `True` of `Null`"),
    ("Bool", #""True""#, .one("true"), "`True`, which is not a boolean"),
    ("Bool", #""true""#, .one("yes"), "the value `yes`, which is not a boolean"),
    ("NumericEquals", #""many""#, .one("5"), "`many`, which is not a number"),
    ("NumericEquals", #"5"#, .one("five"), "the value `five`, which is not a number"),
    ("NumericEquals", #"5"#, .one("+5"), "the value `+5`, which is not a number"),
    ("DateEquals", #""2020""#, .one("2020-01-01"), "`2020`, which is not a date"),
    ("DateEquals", #""2020-02-30""#, .one("2020-01-01"), "`2020-02-30`, which is not a date"),
    (
      "DateEquals", #""2020-01-01T00:00:00""#, .one("2020-01-01"),
      "`2020-01-01T00:00:00`, which is not a date"
    ),
    (
      "IpAddress", #""10.0.0.0/33""#, .one("10.0.0.1"),
      "`10.0.0.0/33`, which is not a range of addresses"
    ),
    ("IpAddress", #""10.0.0""#, .one("10.0.0.1"), "`10.0.0`, which is not a range of addresses"),
    (
      "IpAddress", #""010.0.0.1""#, .one("10.0.0.1"),
      "`010.0.0.1`, which is not a range of addresses"
    ),
    ("IpAddress", #""1::2::3""#, .one("10.0.0.1"), "`1::2::3`, which is not a range of addresses"),
    (
      "IpAddress", #""10.0.0.0/8""#, .one("10.0.0.0/9"),
      "the value `10.0.0.0/9`, which is not an address"
    ),
    ("ArnLike", #""arn:aws:sns:*""#, .one("arn:aws:sns:::t"), "an ARN of 4 fields in a condition"),
    ("ArnLike", #""arn:aws:sns:::t""#, .one("t"), "the value `t`, which is not an ARN"),
    (
      "StringEqualsIgnoreCase", #""\u00e9""#, .one("\u{C9}"),
      "case of letters beyond `A`–`Z` in `é`"
    ),
    (
      "ForAnyValue:StringEqualsIfExists", "[]", .one("a"),
      "an empty list under `ForAnyValue:StringEqualsIfExists`"
    ),
  ])
  func saysWhatTheDocumentationLeavesOpen(
    _ name: String, _ values: String, _ asked: Request.Value, _ reason: String
  ) throws {
    let decision = try evaluate(
      document(condition: #"{"\#(name)": {"k": \#(values)}}"#),
      Request("s3:GetObject", "*", ["k": asked]))
    #expect(decision == .undecidable(reason: reason))
  }
}
