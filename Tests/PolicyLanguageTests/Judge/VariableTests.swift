import PolicyLanguage
import Testing

/// The evaluator against the documentation of policy variables.
@Suite struct VariableTests {
  private let home = #"arn:aws:s3:::mybucket/${aws:username}/*"#

  private func decide(
    _ resource: String, _ asked: String, _ context: [String: Request.Value] = [:],
    version: PolicyDocument.LanguageVersion? = .v2012
  ) -> Evaluator.Decision {
    var document = document(allow: ["s3:*"], on: [resource])
    document.version = version
    return evaluate(document, Request("s3:GetObject", asked, context))
  }

  @Test func standForAValueOfTheRequest() {
    let bob = ["AWS:UserName": Request.Value.one("bob")]
    #expect(decide(home, "arn:aws:s3:::mybucket/bob/notes", bob) == .allowed)
    #expect(decide(home, "arn:aws:s3:::mybucket/eve/notes", bob) == .notAllowed)
    #expect(decide(home, "arn:aws:s3:::mybucket/${aws:username}/x", bob) == .notAllowed)
  }

  @Test func matchNothingWithoutAValue() {
    #expect(decide(home, "arn:aws:s3:::mybucket//notes") == .notAllowed)
    #expect(decide(home, "arn:aws:s3:::mybucket/bob/notes") == .notAllowed)
    #expect(
      decide(home, "arn:aws:s3:::mybucket/bob/notes", ["aws:username": .many([])]) == .notAllowed)
  }

  @Test(arguments: [PolicyDocument.LanguageVersion.v2008, nil])
  func areTextBefore2012(_ version: PolicyDocument.LanguageVersion?) {
    let bob = ["aws:username": Request.Value.one("bob")]
    let literal = "arn:aws:s3:::mybucket/${aws:username}/x"
    #expect(decide(home, literal, bob, version: version) == .allowed)
    #expect(decide(home, "arn:aws:s3:::mybucket/bob/x", bob, version: version) == .notAllowed)
  }

  @Test func haveNoWildcardsInTheirValues() {
    let star = ["aws:username": Request.Value.one("*")]
    #expect(decide(home, "arn:aws:s3:::mybucket/bob/x", star) == .notAllowed)
    #expect(decide(home, "arn:aws:s3:::mybucket/*/x", star) == .allowed)
  }

  @Test func mayHaveADefault() {
    let bucket = "arn:aws:s3:::DOC-EXAMPLE-BUCKET-${aws:PrincipalTag/team, 'company-wide'}"
    let yellow = ["aws:PrincipalTag/team": Request.Value.one("yellow")]
    #expect(decide(bucket, "arn:aws:s3:::DOC-EXAMPLE-BUCKET-yellow", yellow) == .allowed)
    #expect(decide(bucket, "arn:aws:s3:::DOC-EXAMPLE-BUCKET-company-wide", yellow) == .notAllowed)
    #expect(decide(bucket, "arn:aws:s3:::DOC-EXAMPLE-BUCKET-company-wide") == .allowed)
    #expect(decide(bucket, "arn:aws:s3:::DOC-EXAMPLE-BUCKET-yellow") == .notAllowed)
  }

  @Test(arguments: [("*", "k"), ("?", "k"), ("$", "k")])
  func spellSpecialCharacters(_ character: String, _ other: String) {
    let pattern = "arn:aws:s3:::b/${\(character)}"
    #expect(decide(pattern, "arn:aws:s3:::b/\(character)") == .allowed)
    #expect(decide(pattern, "arn:aws:s3:::b/\(other)") == .notAllowed)
  }

  @Test(arguments: [
    ("arn:aws:s3:::b/${aws:username", "`${` without `}` in `arn:aws:s3:::b/${aws:username`"),
    ("arn:aws:s3:::b/${}", "the variable `${}`"),
    ("arn:aws:s3:::b/${aws: username}", "the variable `${aws: username}`"),
    ("arn:aws:s3:::b/${a:b, 'c}", "the default of the variable `${a:b, 'c}`"),
    ("arn:aws:s3:::b/${a:b, '*'}", "a wildcard in the default of a variable for the key `a:b`"),
    (
      "arn:aws:iam::${aws:PrincipalAccount}:user/*",
      "a variable before the fifth colon of the resource "
        + "`arn:aws:iam::${aws:PrincipalAccount}:user/*`"
    ),
  ])
  func areLeftOpenWhereAWSRefusesThem(_ pattern: String, _ reason: String) {
    #expect(decide(pattern, "arn:aws:s3:::b/k") == .undecidable(reason: reason))
  }

  @Test func ofSeveralValuesAreLeftOpen() {
    let several = ["aws:TagKeys": Request.Value.many(["a", "b"])]
    #expect(
      decide("arn:aws:s3:::b/${aws:TagKeys}", "arn:aws:s3:::b/a", several)
        == .undecidable(reason: "a variable for the key `aws:TagKeys`, which has several values"))
  }

  @Test(arguments: [
    ("StringLike", "home/bob/x", "bob", true), ("StringLike", "home/eve/x", "bob", false),
    ("StringNotLike", "home/bob/x", "bob", false), ("StringNotLike", "home/eve/x", "bob", true),
    ("StringLike", "home/bob/x", nil, false), ("StringNotLike", "home/bob/x", nil, true),
    ("StringEquals", "home/bob/*", "bob", true), ("StringEquals", "home/bob/x", "bob", false),
    ("StringNotEquals", "home/bob/*", nil, true),
    ("StringEqualsIgnoreCase", "HOME/BOB/*", "bob", true),
  ])
  func standInStringConditions(
    _ name: String, _ prefix: String, _ user: String?, _ isAllowed: Bool
  ) throws {
    let document = try document(
      condition: #"{"\#(name)": {"s3:prefix": "home/${aws:username}/*"}}"#)
    var context = ["s3:prefix": Request.Value.one(prefix)]
    if let user { context["aws:username"] = .one(user) }
    let decision = evaluate(document, Request("s3:ListBucket", "*", context))
    #expect(decision == (isAllowed ? .allowed : .notAllowed))
  }

  @Test func standInARNConditions() throws {
    let document = try document(
      condition: #"{"ArnLike": {"aws:SourceArn": "arn:aws:sns:*:1:${aws:username}-*"}}"#)
    let context: [String: Request.Value] = [
      "aws:SourceArn": .one("arn:aws:sns:us-east-1:1:bob-topic"), "aws:username": .one("bob"),
    ]
    #expect(evaluate(document, Request("sns:Publish", "*", context)) == .allowed)
    #expect(
      evaluate(document, Request("sns:Publish", "*", context.filter { $0.key != "aws:username" }))
        == .notAllowed)
  }

  @Test(arguments: ["NumericEquals", "Bool", "IpAddress", "DateEquals"])
  func doNotStandInOtherConditions(_ name: String) throws {
    let document = try document(condition: #"{"\#(name)": {"a:b": "${a:c}"}}"#)
    let values: [String: Request.Value] = ["a:b": .one("5"), "a:c": .one("5")]
    guard case .undecidable = evaluate(document, Request("s3:GetObject", "*", values)) else {
      Issue.record("a variable under \(name) was decided")
      return
    }
  }
}
