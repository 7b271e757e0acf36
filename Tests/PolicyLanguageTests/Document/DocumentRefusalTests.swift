import PolicyLanguage
import Testing

/// What is not IAM's grammar is refused, with the place and what is accepted.
@Suite struct DocumentRefusalTests {
  private func refusal(of text: String) -> ParseError? {
    do throws(ParseError) {
      _ = try PolicyDocument(text: Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  /// text with `⟦` where the refusal points, message.
  private func expect(
    _ marked: String, _ message: String, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let text = marked.replacing("⟦", with: "")
    let error = try #require(refusal(of: text), sourceLocation: location)
    #expect(error.message == message, sourceLocation: location)
    let place = try #require(marked.firstRange(of: "⟦"), sourceLocation: location)
    #expect(
      error.offset == marked[..<place.lowerBound].utf8.count, sourceLocation: location)
    #expect(error.location != nil, sourceLocation: location)
  }

  private static let accepted = "accepted are `Version`, `Id`, `Statement`"
  private static let acceptedInStatement =
    "accepted are `Sid`, `Effect`, `Principal`, `NotPrincipal`, `Action`, `NotAction`, "
    + "`Resource`, `NotResource`, `Condition`"

  @Test(arguments: [
    ("⟦[]", "an array where a policy document should stand; an object is accepted"),
    ("⟦null", "null where a policy document should stand; an object is accepted"),
    (" ⟦\"x\"", "a string where a policy document should stand; an object is accepted"),
    ("⟦{}", "a policy document without `Statement`"),
    ("⟦{\"Version\": \"2012-10-17\"}", "a policy document without `Statement`"),
    ("{⟦\"statement\": []}", "element `statement` in a policy document; " + accepted),
    ("{\"Statement\": [], ⟦\"Comment\": 1}", "element `Comment` in a policy document; " + accepted),
    (
      "{\"Version\": ⟦\"2012-10-18\", \"Statement\": []}",
      "Version `2012-10-18`; accepted are `2008-10-17` and `2012-10-17`"
    ),
    (
      "{\"Version\": ⟦2012, \"Statement\": []}", "a number as `Version`; a string is accepted"
    ),
    ("{\"Id\": ⟦null, \"Statement\": []}", "null as `Id`; a string is accepted"),
    (
      "{\"Statement\": ⟦\"x\"}",
      "a string where a statement should stand; an object is accepted"
    ),
    (
      "{\"Statement\": [⟦[]]}",
      "an array where a statement should stand; an object is accepted"
    ),
  ])
  func documents(_ marked: String, _ message: String) throws { try expect(marked, message) }

  @Test(arguments: [
    (#"⟦{"Action": "*", "Resource": "*"}"#, "a statement without `Effect`"),
    (
      #"{⟦"effect": "Allow", "Action": "*", "Resource": "*"}"#,
      "element `effect` in a statement; " + acceptedInStatement
    ),
    (
      #"{"Effect": ⟦"allow", "Action": "*", "Resource": "*"}"#,
      "Effect `allow`; accepted are `Allow` and `Deny`"
    ),
    (
      #"{"Effect": ⟦true, "Action": "*", "Resource": "*"}"#,
      "a boolean as `Effect`; a string is accepted"
    ),
    (#"⟦{"Effect": "Allow", "Resource": "*"}"#, "a statement without `Action` or `NotAction`"),
    (#"⟦{"Effect": "Allow", "Action": "*"}"#, "a statement without `Resource` or `NotResource`"),
    (
      #"{"Effect": "Allow", "Action": "*", "NotAction": ⟦"a:b", "Resource": "*"}"#,
      "both `Action` and `NotAction` in a statement; one of them is accepted"
    ),
    (
      #"{"Effect": "Allow", "Action": "*", "NotResource": ⟦"x", "Resource": "*"}"#,
      "both `Resource` and `NotResource` in a statement; one of them is accepted"
    ),
    (
      #"{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*", "NotPrincipal": ⟦"*"}"#,
      "both `Principal` and `NotPrincipal` in a statement; one of them is accepted"
    ),
    (
      #"{"Effect": "Allow", "Action": ⟦{}, "Resource": "*"}"#,
      "an object as `Action`; a string is accepted"
    ),
    (
      #"{"Effect": "Allow", "NotAction": ["a:b", ⟦7], "Resource": "*"}"#,
      "a number as `NotAction`; a string is accepted"
    ),
    (
      #"{"Effect": "Allow", "Action": "*", "Resource": [⟦["*"]]}"#,
      "an array as `Resource`; a string is accepted"
    ),
    (
      #"{"Effect": "Allow", "Action": "*", "NotResource": ⟦null}"#,
      "null as `NotResource`; a string is accepted"
    ),
    (
      #"{"Sid": ⟦1, "Effect": "Allow", "Action": "*", "Resource": "*"}"#,
      "a number as `Sid`; a string is accepted"
    ),
  ])
  func statements(_ marked: String, _ message: String) throws {
    try expect("{\"Statement\": [\(marked)]}", message)
  }

  @Test(arguments: [
    ("⟦[]", "an array where Condition should stand; an object is accepted"),
    (
      #"{"Bool": ⟦"x"}"#,
      "a string where condition operator `Bool` should stand; an object is accepted"
    ),
    (
      #"{"Bool": {"a:b": ⟦null}}"#,
      "null as a condition value; accepted are a string, a number, a boolean and a list of them"
    ),
    (
      #"{"Bool": {"a:b": ["x", ⟦["y"]]}}"#,
      "an array as a condition value; accepted are a string, a number, a boolean and a list of them"
    ),
    (
      #"{"Bool": {"a:b": ⟦{}}}"#,
      "an object as a condition value; accepted are a string, a number, a boolean and a list of them"
    ),
    (
      #"{"Bool": {"a:b": "true"}, ⟦"Bool": {"a:c": "true"}}"#,
      "duplicate key `Bool`; a key may appear once in an object"
    ),
  ])
  func conditions(_ marked: String, _ message: String) throws {
    try expect(
      #"{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": \#(marked)}}"#,
      message)
  }

  @Test func emptyText() throws {
    try expect("⟦", "the text ends where a JSON value should stand")
  }

  @Test(arguments: [
    ("%7B⟦%7", "`%7` in percent-encoded text; two hexadecimal digits follow `%`"),
    ("%7B⟦%", "`%` in percent-encoded text; two hexadecimal digits follow `%`"),
    ("%7B⟦%zz%7D", "`%zz` in percent-encoded text; two hexadecimal digits follow `%`"),
    ("%7B⟦%-0%7D", "`%-0` in percent-encoded text; two hexadecimal digits follow `%`"),
    ("%7B⟦%+1%7D", "`%+1` in percent-encoded text; two hexadecimal digits follow `%`"),
  ])
  func percentEncoding(_ marked: String, _ message: String) throws {
    try expect(marked, message)
  }

  @Test func faultsOfDecodedTextAreLocatedInIt() throws {
    let error = try #require(refusal(of: "%7B%22Statement%22%3A%20nul%7D"))
    #expect(error.offset == 14)
    #expect(error.location?.excerpt == #"{"Statement": nul}"#)
    let second = try #require(refusal(of: "%7B%0A%22statement%22%3A%20null%7D"))
    #expect(second.location?.line == 2)
  }
}
