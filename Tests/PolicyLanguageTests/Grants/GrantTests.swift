import Testing

@testable import PolicyLanguage

/// What statements give of access that is asked for.
@Suite struct GrantTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var statements: String
    var action: String
    var resource: String?
    /// `index coverage patterns`, with `!` for unconditional.
    var grants: [String]
    /// What all of them give together.
    var coverage: Coverage?

    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "a wildcard gives an action",
      statements: #"{"Effect": "Allow", "Action": "Q:*", "Resource": "*"}"#,
      action: "q:SendMessage", grants: ["0 all Q:* !"]),
    Case(
      name: "a Deny takes it whole",
      statements: #"""
        {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
        {"Effect": "Deny", "Action": "s3:Delete*", "Resource": "*"}
        """#, action: "s3:DeleteObject", grants: []),
    Case(
      name: "a Deny takes a part of the actions",
      statements: #"""
        {"Effect": "Deny", "Action": "s3:Delete*", "Resource": "*"},
        {"Effect": "Allow", "Action": ["s3:DeleteObject", "s3:*"], "Resource": "*"}
        """#, action: "s3:*", grants: ["1 some s3:* !"]),
    Case(
      name: "two Denies take it together",
      statements: #"""
        {"Effect": "Allow", "Action": "a:b", "Resource": "*"},
        {"Effect": "Deny", "Action": "a:*", "Resource": "arn:aws:a:::*"},
        {"Effect": "Deny", "Action": "a:?", "NotResource": "arn:aws:a:::*"}
        """#, action: "a:b", grants: []),
    Case(
      name: "a Deny on some resources is a limit",
      statements: #"""
        {"Effect": "Allow", "Action": "a:b", "Resource": "*"},
        {"Effect": "Deny", "Action": "a:*", "Resource": "arn:aws:a:::secret"}
        """#, action: "a:b", grants: ["0 all a:b"]),
    Case(
      name: "on another resource it is none",
      statements: #"""
        {"Effect": "Allow", "Action": "a:b", "Resource": "*"},
        {"Effect": "Deny", "Action": "a:*", "Resource": "arn:aws:a:::secret"}
        """#, action: "a:b", resource: "arn:aws:a:::open", grants: ["0 all a:b !"]),
    Case(
      name: "on that resource nothing is given",
      statements: #"""
        {"Effect": "Allow", "Action": "a:b", "Resource": "*"},
        {"Effect": "Deny", "Action": "a:*", "Resource": "arn:aws:a:::sec*"}
        """#, action: "a:b", resource: "arn:aws:a:::secret", grants: []),
    Case(
      name: "a pattern of resources is met in part",
      statements: #"{"Effect": "Allow", "Action": "a:b", "Resource": "arn:aws:a:::x/1"}"#,
      action: "a:b", resource: "arn:aws:a:::x/*", grants: ["0 all a:b"]),
    Case(
      name: "a NotAction gives what it does not name",
      statements: #"{"Effect": "Allow", "NotAction": ["iam:*", "sts:*"], "Resource": "*"}"#,
      action: "q:SendMessage", grants: ["0 all not iam:*,sts:* !"]),
    Case(
      name: "a NotAction gives a part",
      statements: #"{"Effect": "Allow", "NotAction": "iam:Pass*", "Resource": "*"}"#,
      action: "iam:*", grants: ["0 some not iam:Pass* !"]),
    Case(
      name: "and nothing of what it names",
      statements: #"{"Effect": "Allow", "NotAction": ["iam:*", "sts:*"], "Resource": "*"}"#,
      action: "iam:PassRole", grants: []),
    Case(
      name: "statements give all together",
      statements: #"""
        {"Effect": "Allow", "Action": "a:x*", "Resource": "*"},
        {"Effect": "Allow", "NotAction": "a:x*", "Resource": "arn:aws:a:::x"}
        """#, action: "a:*", grants: ["0 some a:x* !", "1 some not a:x*"], coverage: .all),
    Case(
      name: "a condition is a limit",
      statements: #"""
        {"Effect": "Allow", "Action": "a:b", "Resource": "*", "Condition": {"Bool": {"k": "true"}}}
        """#, action: "A:B", grants: ["0 all a:b"]),
    Case(
      name: "a condition that never holds gives nothing",
      statements: #"""
        {"Effect": "Allow", "Action": "a:b", "Resource": "*",
         "Condition": {"StringEquals": {"k": "x"}, "StringNotEquals": {"k": "x"}}}
        """#, action: "a:b", grants: []),
    Case(
      name: "text that looks like a variable is asked for as text",
      statements:
        #"{"Effect": "Allow", "Action": "a:b", "Resource": "arn:aws:a:::${aws:username}"}"#,
      action: "a:b", resource: "arn:aws:a:::bob", grants: ["0 all a:b"]),
  ]

  @Test(arguments: cases)
  func `statements give what they give`(example: Case) throws {
    let document = try document(
      #"{"Version": "2012-10-17", "Statement": [\#(example.statements)]}"#)
    let question = AccessQuestion(action: example.action, resource: example.resource)
    let grants = document.grants(question)
    #expect(grants.map(\.inShort) == example.grants)
    let expected = example.coverage ?? grants.map(\.coverage).max() ?? .none
    #expect(document.coverage(of: question, by: grants) == expected)
    for grant in grants {
      guard case .proven(let witness) = grant.certainty else { continue }
      #expect(evaluate(document, Request(witness)) == .allowed)
    }
  }

  @Test func `what cannot be decided is possible`() throws {
    let document = try document(condition: #"{"SomethingNew": {"k": "v"}}"#)
    let grant = try #require(document.grants(AccessQuestion(action: "a:b")).first)
    guard case .possible(let reason) = grant.certainty else {
      Issue.record("\(grant)")
      return
    }
    #expect(reason.contains("SomethingNew"))
    #expect(!grant.isUnconditional)
  }
}

extension Grant {
  fileprivate var inShort: String {
    let by =
      switch patterns {
      case .only(let patterns): patterns.joined(separator: ",")
      case .except(let patterns): "not \(patterns.joined(separator: ","))"
      }
    return "\(statement) \(coverage) \(by)\(isUnconditional ? " !" : "")"
  }
}
