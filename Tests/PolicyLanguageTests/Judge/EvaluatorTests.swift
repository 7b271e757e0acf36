import PolicyLanguage
import Testing

/// The evaluator against the examples of AWS's documentation: actions, resources, effects.
@Suite struct EvaluatorTests {
  @Test(arguments: [
    ("iam:ListAccessKeys", "IAM:listaccesskeys", true),
    ("iam:*AccessKey*", "iam:CreateAccessKey", true),
    ("iam:*AccessKey*", "iam:ListAccessKeys", true),
    ("iam:*AccessKey*", "iam:ListUsers", false),
    ("s3:*", "s3:GetObject", true),
    ("s3:*", "s3express:GetObject", false),
    ("s3*", "s3express:GetObject", true),
    ("*", "q:SendMessage", true),
    ("*:*", "q:SendMessage", true),
    ("ec2:Describe?nstances", "ec2:DescribeInstances", true),
    ("ec2:Describe?Instances", "ec2:DescribeInstances", false),
    ("s3:GetObject", "s3:GetObjectAcl", false),
    ("s3:${aws:username}", "s3:bob", false),
  ])
  func actionsAreGlobsWithoutCase(_ pattern: String, _ action: String, _ matches: Bool) {
    let decision = evaluate(
      document(allow: [pattern]), Request(action, "*", ["aws:username": .one("bob")]))
    #expect(decision == (matches ? .allowed : .notAllowed))
  }

  @Test(arguments: [
    ("*", "*", true),
    ("*", "arn:aws:s3:::b/k", true),
    ("arn:aws:s3:::b/*", "*", false),
    ("arn:aws:s3:::b/*", "arn:aws:s3:::b/k", true),
    ("arn:aws:s3:::b/*", "arn:aws:s3:::B/k", false),
    (
      "arn:aws:s3:::DOC-EXAMPLE-BUCKET/*/test/*",
      "arn:aws:s3:::DOC-EXAMPLE-BUCKET/1/test/object.jpg", true
    ),
    (
      "arn:aws:s3:::DOC-EXAMPLE-BUCKET/*/test/*",
      "arn:aws:s3:::DOC-EXAMPLE-BUCKET/1/2/test/3/object.jpg", true
    ),
    (
      "arn:aws:s3:::DOC-EXAMPLE-BUCKET/*/test/*",
      "arn:aws:s3:::DOC-EXAMPLE-BUCKET/1///test///object.jpg", true
    ),
    (
      "arn:aws:s3:::DOC-EXAMPLE-BUCKET/*/test/*",
      "arn:aws:s3:::DOC-EXAMPLE-BUCKET//test/object.jpg", true
    ),
    ("arn:aws:s3:::DOC-EXAMPLE-BUCKET/*/test/*", "arn:aws:s3:::DOC-EXAMPLE-BUCKET/1/test/", true),
    (
      "arn:aws:s3:::DOC-EXAMPLE-BUCKET/*/test/*",
      "arn:aws:s3:::DOC-EXAMPLE-BUCKET/1-test/object.jpg", false
    ),
    (
      "arn:aws:s3:::DOC-EXAMPLE-BUCKET/*/test/*", "arn:aws:s3:::DOC-EXAMPLE-BUCKET/test/object.jpg",
      false
    ),
    (
      "arn:aws:s3:::DOC-EXAMPLE-BUCKET/*/test/*", "arn:aws:s3:::DOC-EXAMPLE-BUCKET/1/2/test.jpg",
      false
    ),
    ("arn:aws:sqs:us-*:111122223333:q", "arn:aws:sqs:us-east-1:999:x:111122223333:q", true),
    ("arn:aws:waf:*", "arn:aws:waf::111122223333:webacl/1", true),
    ("arn:aws:waf:*", "arn:aws:waf-regional::111122223333:webacl/1", false),
    ("arn:aws:waf", "arn:aws:waf::111122223333:webacl/1", true),
    ("arn:*", "arn:aws:waf::111122223333:webacl/1", true),
    ("arn:*", "*", false),
    ("arn:aws:s3:::caf\u{E9}", "arn:aws:s3:::cafe\u{301}", false),
    ("arn:aws:s3:::caf?", "arn:aws:s3:::cafe\u{301}", false),
    ("arn:aws:s3:::caf??", "arn:aws:s3:::cafe\u{301}", true),
  ])
  func resourcesAreGlobsOverTheWholeARN(_ pattern: String, _ resource: String, _ matches: Bool) {
    let decision = evaluate(
      document(allow: ["s3:*"], on: [pattern]), Request("s3:GetObject", resource))
    #expect(decision == (matches ? .allowed : .notAllowed))
  }

  @Test func aDenyWinsOverEveryAllow() throws {
    let document = try document(
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Deny", "Action": "s3:Delete*", "Resource": "arn:aws:s3:::b/*"},
        {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
      """)
    #expect(evaluate(document, Request("s3:GetObject", "arn:aws:s3:::b/k")) == .allowed)
    #expect(evaluate(document, Request("s3:DeleteObject", "arn:aws:s3:::c/k")) == .allowed)
    #expect(evaluate(document, Request("s3:DeleteObject", "arn:aws:s3:::b/k")) == .notAllowed)
    #expect(evaluate(document, Request("ec2:RunInstances", "*")) == .notAllowed)
  }

  @Test func complementsMatchEverythingElse() throws {
    let document = try document(
      """
      {"Version": "2012-10-17", "Statement":
        {"Effect": "Allow", "NotAction": ["iam:*", "s3:DeleteBucket"],
         "NotResource": "arn:aws:s3:::secret*"}}
      """)
    #expect(evaluate(document, Request("s3:GetObject", "arn:aws:s3:::open/k")) == .allowed)
    #expect(evaluate(document, Request("ec2:RunInstances", "*")) == .allowed)
    #expect(evaluate(document, Request("IAM:GetUser", "*")) == .notAllowed)
    #expect(evaluate(document, Request("s3:deletebucket", "arn:aws:s3:::b")) == .notAllowed)
    #expect(evaluate(document, Request("s3:GetObject", "arn:aws:s3:::secrets")) == .notAllowed)
  }

  @Test func denyWithNotActionSparesWhatItLists() throws {
    let document = try document(
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "*", "Resource": "*"},
        {"Effect": "Deny", "NotAction": "iam:*", "Resource": "*",
         "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}]}
      """)
    let signedIn = ["aws:MultiFactorAuthPresent": Request.Value.one("true")]
    #expect(evaluate(document, Request("iam:GetUser", "*")) == .allowed)
    #expect(evaluate(document, Request("s3:GetObject", "*")) == .notAllowed)
    #expect(evaluate(document, Request("s3:GetObject", "*", signedIn)) == .allowed)
  }

  @Test func emptyListsHaveNoEffect() {
    let request = Request("s3:GetObject", "*")
    #expect(evaluate(document(allow: []), request) == .notAllowed)
    #expect(evaluate(document(allow: ["*"], on: []), request) == .notAllowed)
  }

  @Test(arguments: ["NotAction", "NotResource"])
  func anEmptyComplementIsLeftOpen(_ element: String) throws {
    let (action, resource) =
      element == "NotAction"
      ? (#""NotAction": []"#, #""Resource": "*""#) : (#""Action": "*""#, #""NotResource": []"#)
    let document = try document(
      #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", \#(action), \#(resource)}}"#)
    #expect(
      evaluate(document, Request("s3:GetObject", "*"))
        == .undecidable(reason: "an empty `\(element)`"))
  }

  @Test func whatIsOpenCountsOnlyWhereItDecides() throws {
    let unknown = #""Condition": {"StringMatches": {"aws:username": "b*"}}"#
    let document = try document(
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
        {"Effect": "Allow", "Action": "ec2:*", "Resource": "*", \(unknown)},
        {"Effect": "Deny", "Action": "s3:Delete*", "Resource": "*", \(unknown)},
        {"Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "*"}]}
      """)
    let reason = Evaluator.Decision.undecidable(reason: "the condition operator `StringMatches`")
    #expect(evaluate(document, Request("s3:GetObject", "*")) == .allowed)
    #expect(evaluate(document, Request("s3:DeleteObject", "*")) == reason)
    #expect(evaluate(document, Request("ec2:StopInstances", "*")) == reason)
    #expect(evaluate(document, Request("ec2:RunInstances", "*")) == .notAllowed)
    #expect(evaluate(document, Request("iam:GetUser", "*")) == .notAllowed)
  }

  @Test func agreesWithTheJudgedCases() throws {
    for judged in try JudgedCase.all() {
      for request in judged.added {
        #expect(evaluate(judged.old, request) == .notAllowed, "\(judged.id): \(request)")
        #expect(evaluate(judged.new, request) == .allowed, "\(judged.id): \(request)")
      }
      for request in judged.removed {
        #expect(evaluate(judged.old, request) == .allowed, "\(judged.id): \(request)")
        #expect(evaluate(judged.new, request) == .notAllowed, "\(judged.id): \(request)")
      }
    }
  }
}
