import PolicyLanguage
import Testing

@testable import Publishing

/// Conditions in plain English; each says whether a request without the key meets it.
@Suite struct ConditionWordsTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var condition: String
    var words: String
    var testDescription: String { condition }

    init(_ condition: String, _ words: String) {
      self.condition = condition
      self.words = words
    }
  }

  static let strings = [
    Case(
      #""StringEquals": {"iam:PassedToService": "q.amazonaws.com"}"#,
      "`iam:PassedToService` is `q.amazonaws.com`"),
    Case(#""StringEquals": {"k": ["a", "b"]}"#, "`k` is `a` or `b`"),
    Case(#""StringEquals": {"k": ["a", "b", "c"]}"#, "`k` is one of `a`, `b`, `c`"),
    Case(#""StringEquals": {"k": ""}"#, #"`k` is `""`"#),
    Case(#""StringNotEquals": {"k": "a"}"#, "`k`, if present, is not `a`"),
    Case(#""StringNotEquals": {"k": ["a", "b"]}"#, "`k`, if present, is neither `a` nor `b`"),
    Case(
      #""StringNotEquals": {"k": ["a", "b", "c"]}"#, "`k`, if present, is none of `a`, `b`, `c`"),
    Case(#""StringEqualsIfExists": {"k": "a"}"#, "`k`, if present, is `a`"),
    Case(#""StringEqualsIgnoreCase": {"k": "a"}"#, "`k` is `a` in any letter case"),
    Case(
      #""StringNotEqualsIgnoreCase": {"k": "a"}"#, "`k`, if present, is not `a` in any letter case"),
    Case(#""StringLike": {"k": "a*"}"#, "`k` matches `a*`"),
    Case(#""StringLike": {"k": "a"}"#, "`k` is `a`"),
    Case(#""StringNotLike": {"k": ["a*", "b"]}"#, "`k`, if present, matches neither `a*` nor `b`"),
    Case(#""StringNotLike": {"k": "a*"}"#, "`k`, if present, does not match `a*`"),
    Case(#""StringLike": {"k": "${aws:username}/*"}"#, "`k` matches `${aws:username}/*`"),
  ]

  static let others = [
    Case(#""Bool": {"aws:SecureTransport": true}"#, "`aws:SecureTransport` is `true`"),
    Case(#""BoolIfExists": {"k": "false"}"#, "`k`, if present, is `false`"),
    Case(#""Null": {"k": "true"}"#, "`k` is absent"),
    Case(#""Null": {"k": false}"#, "`k` is present"),
    Case(#""Null": {"k": ["true", "false"]}"#, "`k` is present or absent"),
    Case(#""Null": {"k": "maybe"}"#, "`Null` holds for `k` and `maybe`"),
    Case(#""NumericEquals": {"k": 5}"#, "`k` is `5`"),
    Case(#""NumericNotEquals": {"k": 5}"#, "`k`, if present, is not `5`"),
    Case(#""NumericLessThan": {"k": 5}"#, "`k` is less than `5`"),
    Case(#""NumericLessThanEquals": {"k": 5}"#, "`k` is at most `5`"),
    Case(#""NumericGreaterThan": {"k": 5}"#, "`k` is more than `5`"),
    Case(#""NumericGreaterThanEqualsIfExists": {"k": 5}"#, "`k`, if present, is at least `5`"),
    Case(#""DateLessThan": {"k": "2024-01-01"}"#, "`k` is before `2024-01-01`"),
    Case(#""DateLessThanEquals": {"k": "2024-01-01"}"#, "`k` is not after `2024-01-01`"),
    Case(#""DateGreaterThan": {"k": "2024-01-01"}"#, "`k` is after `2024-01-01`"),
    Case(#""DateGreaterThanEquals": {"k": "2024-01-01"}"#, "`k` is not before `2024-01-01`"),
    Case(#""DateNotEquals": {"k": "2024-01-01"}"#, "`k`, if present, is not `2024-01-01`"),
    Case(#""IpAddress": {"aws:SourceIp": "10.0.0.0/8"}"#, "`aws:SourceIp` is in `10.0.0.0/8`"),
    Case(#""IpAddress": {"aws:SourceIp": "10.0.0.1"}"#, "`aws:SourceIp` is `10.0.0.1`"),
    Case(
      #""NotIpAddress": {"k": ["10.0.0.0/8", "::/0"]}"#,
      "`k`, if present, is in neither `10.0.0.0/8` nor `::/0`"),
    Case(#""ArnEquals": {"k": "arn:aws:s3:::a"}"#, "`k` is `arn:aws:s3:::a`"),
    Case(
      #""ArnNotLike": {"k": "arn:*:s3:::a"}"#, "`k`, if present, does not match `arn:*:s3:::a`"),
    Case(#""BinaryEquals": {"k": "QQ=="}"#, "`k` is the bytes `QQ==`"),
  ]

  static let sets = [
    Case(
      #""ForAllValues:StringEquals": {"aws:TagKeys": ["a", "b", "c"]}"#,
      "every `aws:TagKeys`, if any, is one of `a`, `b`, `c`"),
    Case(#""ForAllValues:StringNotLike": {"k": ["a*", "b*"]}"#, "no `k` matches `a*` or `b*`"),
    Case(#""ForAnyValue:StringEquals": {"k": "a"}"#, "some `k` is `a`"),
    Case(#""ForAnyValue:StringNotEquals": {"k": "a"}"#, "some `k` is not `a`"),
    Case(#""ForAnyValue:StringLikeIfExists": {"k": "a*"}"#, "some `k`, if any, matches `a*`"),
  ]

  /// That a key must be present is said with what else it must be.
  static let required = [
    Case(
      #""Null": {"K": "false"}, "StringNotEquals": {"k": "a"}"#, "`k` is present and is not `a`"),
    Case(
      #""Null": {"k": "false"}, "StringLikeIfExists": {"k": "a"}"#, "`k` is present and is `a`"),
    Case(#""Null": {"k": false}, "StringEquals": {"k": "a"}"#, "`k` is `a`"),
    Case(
      #""ForAllValues:StringEquals": {"k": "a"}, "Null": {"k": "false"}"#,
      "`k` is present and every one is `a`"),
    Case(
      #""ForAllValues:StringNotLike": {"k": "a*"}, "Null": {"k": "false"}"#,
      "`k` is present and none matches `a*`"),
    Case(
      #""ForAnyValue:StringEqualsIfExists": {"k": "a"}, "Null": {"k": "false"}"#,
      "some `k` is `a`"),
    Case(
      #""Null": {"k": "false"}, "StringEquals": {"l": "a"}"#, "`k` is present and `l` is `a`"),
    Case(
      #""Null": {"k": "false"}, "StringFoo": {"k": "a"}"#,
      "`k` is present, and `StringFoo` holds for `k` and `a`"),
    Case(
      #""Null": {"k": "true"}, "StringNotEquals": {"k": "a"}"#,
      "`k` is absent and `k`, if present, is not `a`"),
  ]

  static let odd = [
    Case(#""StringFoo": {"k": "a"}"#, "`StringFoo` holds for `k` and `a`"),
    Case(#""StringEquals": {"k": []}"#, "always (`k` is compared with no value)"),
    Case(#""StringEqualsIfExists": {"k": []}"#, "`k` is absent"),
    Case(#""ForAllValues:StringEquals": {"k": []}"#, "`k` is absent"),
    Case(#""ForAnyValue:StringEquals": {"k": []}"#, "never (`k` is compared with no value)"),
    Case(
      #""StringEquals": {"a": "1", "b": ["2", "3"]}, "Null": {"c": "true"}"#,
      "`c` is absent, and `a` is `1`, and `b` is `2` or `3`"),
    Case(#""StringEquals": {"a": "1", "b": "2"}"#, "`a` is `1` and `b` is `2`"),
    Case(#""StringEquals": {"k": "a\u001b[31m\u202eb"}"#, "`k` is `a\\u001B[31m\\u202Eb`"),
  ]

  @Test(arguments: strings + others + sets + required + odd)
  func `conditions are said in English`(_ example: Case) throws {
    let document = try Made.document([#""Action": "a:B", "Condition": {\#(example.condition)}"#])
    let condition = try #require(document.statements.elements[0].condition)
    #expect(Words.describe(condition).quoted == example.words)
  }
}

extension Phrase {
  /// The phrase with backticks around what comes from documents.
  var quoted: String {
    text { span, text in
      if case .code = span { "`\(text)`" } else { text }
    }
  }
}
