import PolicyLanguage

/// The few words of which random documents are made, chosen so that patterns overlap in every way.
enum Vocabulary {
  static let actions = [
    "*", "*", "*:*", "x:*", "x:*", "y:*", "X:*", "xy:*", "x*", "x*:a", "*:a", "*:a*", "?:a", "?:*b",
    "*a", "*b", "x:a", "x:a", "x:A", "x:b", "x:ab", "x:Ab", "x:ba", "x:aa", "x:aba", "x:a*", "x:a*",
    "x:*a", "x:*b", "x:b*", "x:a*b", "x:*a*", "x:?", "x:??", "x:a?", "x:?b", "x:?*", "x:a?*",
    "x:*b*a", "x:a*b*a", "y:a", "y:b", "y:a*", "y:?", "xy:a",
  ]

  /// Names of actions that requests ask for.
  static let askedActions = [
    "x:a", "x:b", "x:c", "x:aa", "x:ab", "x:ba", "x:aba", "x:abc", "x:bb", "y:a", "y:b", "y:c",
    "y:ab", "z:a", "z:c", "xy:a", "xy:b", "X:A", "zz:ab",
  ]

  static let resources = [
    "*", "*", "*", "arn:aws:x:::a", "arn:aws:x:::a", "arn:aws:x:::b", "arn:aws:x:::A",
    "arn:aws:x:::a*", "arn:aws:x:::*", "arn:aws:x:::*", "arn:aws:x:::a/*", "arn:aws:x:::a/?",
    "arn:aws:x:::*/b", "arn:aws:x:::a/b", "arn:aws:x:::?", "arn:aws:x:r:1:a", "arn:aws:x:*:1:a",
    "arn:aws:x:r:*:*", "arn:aws:x:r:1:*", "arn:aws:x:*", "arn:aws:x", "arn:*", "arn:aws:*:::a",
    "arn:aws:y:::a", "arn:aws:x:::${*}", "arn:aws:x:::a${?}",
  ]

  static let resourcesWithVariables = [
    "arn:aws:x:::${aws:username}", "arn:aws:x:::${aws:username}/*", "arn:aws:x:::a/${aws:username}",
    "arn:aws:x:::${AWS:UserName}", "arn:aws:x:::${aws:username, 'a'}",
    "arn:aws:x:::*${aws:username}",
    "arn:aws:x:::${aws:username}${aws:username}", "arn:aws:x:::${aws:PrincipalTag/team}",
    "arn:aws:x:::${aws:PrincipalTag/team}/${aws:username}",
  ]

  static let askedResources = [
    "*", "arn:aws:x:::a", "arn:aws:x:::b", "arn:aws:x:::A", "arn:aws:x:::c", "arn:aws:x:::a/a",
    "arn:aws:x:::a/b", "arn:aws:x:::b/b", "arn:aws:x:::a/b/b", "arn:aws:x:::ab", "arn:aws:x:::aa",
    "arn:aws:x:::*", "arn:aws:x:::a?", "arn:aws:x:r:1:a", "arn:aws:x:s:1:a", "arn:aws:x:r:2:a",
    "arn:aws:x:r:1:b", "arn:aws:x:r:1:1:a", "arn:aws:y:::a", "arn:aws:y:::b", "arn:cn:x:::a",
    "arn:aws:x:::${aws:username}", "arn:aws:x:::b/a", "arn:aws:x:::c/c",
  ]
}

/// What a condition key holds, and what is asked of it.
struct KeyKind: Sendable {
  let keys: [String]
  let operators: [String]
  let values: [JSONValue]
  /// Values that requests have, on both sides of every boundary.
  let asked: [String]
  var isMultivalued = false

  static let all = [
    strings, strings, strings, number, date, flag, address, arn, tags, tags, binary,
  ]

  static let strings = KeyKind(
    keys: ["aws:username", "aws:username", "aws:PrincipalTag/team", "s3:prefix"],
    operators: [
      "StringEquals", "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase",
      "StringNotEqualsIgnoreCase", "StringLike", "StringLike", "StringNotLike",
    ],
    values: ["a", "a", "b", "A", "ab", "c", "a*", "*b", "?", "*", "a?", "${*}", "a${?}"]
      .map(JSONValue.string),
    asked: [
      "a", "b", "A", "B", "ab", "aB", "c", "aab", "a*", "*", "?", "d", "a?", "${aws:username}",
    ])

  static let stringsWithVariables = KeyKind(
    keys: ["aws:PrincipalTag/team", "s3:prefix"], operators: strings.operators,
    values: [
      "${aws:username}", "${aws:username}", "${aws:username}*", "a${aws:username}",
      "${aws:username, 'b'}", "${aws:PrincipalTag/team}",
    ].map(JSONValue.string),
    asked: strings.asked + ["aa", "ba", "bc"])

  static let number = KeyKind(
    keys: ["s3:max-keys"],
    operators: [
      "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals",
      "NumericGreaterThan", "NumericGreaterThanEquals",
    ],
    values: ["1", "5", "10"].map(JSONValue.string)
      + ["1", "1.0", "5", "1e1", "-1", "0.5"].map { JSONValue(.number($0)) },
    asked: ["-2", "-1", "0", "0.5", "0.75", "1", "1.00", "2", "5", "7", "10", "11"])

  static let date = KeyKind(
    keys: ["aws:CurrentTime"],
    operators: [
      "DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan",
      "DateGreaterThanEquals",
    ],
    values: [
      "2020-01-01", "2020-01-01T00:00:00Z", "2020-01-01T01:00:00+01:00", "1577836800",
      "2020-01-01T00:00:01Z", "2021-06-01T12:00Z",
    ].map(JSONValue.string) + [JSONValue(.number("1577836800"))],
    asked: [
      "2019-12-31T23:59:59Z", "2020-01-01T00:00:00Z", "2020-01-01T00:00:01Z", "1577836800",
      "1577836802", "2021-06-01T12:00:00Z", "2021-06-01T12:00:01Z", "2019-01-01",
    ])

  static let flag = KeyKind(
    keys: ["aws:SecureTransport", "aws:MultiFactorAuthPresent"], operators: ["Bool"],
    values: [.bool(true), .string("true"), .string("false"), .bool(false)],
    asked: ["true", "false"])

  static let address = KeyKind(
    keys: ["aws:SourceIp"], operators: ["IpAddress", "IpAddress", "NotIpAddress"],
    values: [
      "10.0.0.0/8", "10.1.0.0/16", "10.1.2.3", "10.1.2.3/32", "0.0.0.0/0", "10.0.0.0/9",
      "10.128.0.0/9", "10.1.2.9/24", "2001:db8::/32", "2001:DB8::1", "::/0",
    ].map(JSONValue.string),
    asked: [
      "9.255.255.255", "10.0.0.0", "10.1.0.1", "10.1.2.3", "10.1.2.4", "10.2.0.1", "10.127.255.255",
      "10.128.0.0", "11.0.0.0", "2001:db8::1", "2001:db8:1::", "2001:db9::",
    ])

  static let arn = KeyKind(
    keys: ["aws:SourceArn"],
    operators: [
      "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "StringLike", "StringEquals",
    ],
    values: [
      "arn:aws:x:r:1:a", "arn:aws:x:*:1:a", "arn:aws:x:*:1:*", "arn:*:x:*:*:*", "arn:aws:x:r:1:a/*",
      "arn:aws:x:??:1:a", "arn:aws:x:r:?:a", "arn:aws:*:*:*:*",
    ].map(JSONValue.string),
    asked: [
      "arn:aws:x:r:1:a", "arn:aws:x:s:1:a", "arn:aws:x:rs:1:a", "arn:aws:x:r:1:b",
      "arn:aws:x:r:1:a/b", "arn:aws:x:r:2:a", "arn:aws:x:r:2:3:1:a", "arn:cn:x:r:1:a",
      "arn:aws:y:r:1:a", "arn:aws:x::1:a", "arn:aws:x:*:1:a",
    ])

  static let tags = KeyKind(
    keys: ["aws:TagKeys"],
    operators: [
      "StringEquals", "StringEquals", "StringNotEquals", "StringLike", "StringNotLike",
      "StringEqualsIgnoreCase",
    ].flatMap { ["ForAllValues:" + $0, "ForAnyValue:" + $0] },
    values: ["a", "b", "c", "a*", "*", "A"].map(JSONValue.string),
    asked: ["a", "b", "c", "A", "ab", "d"], isMultivalued: true)

  static let binary = KeyKind(
    keys: ["x:binary"], operators: ["BinaryEquals"],
    values: ["QQ==", "qq==", "QUI="].map(JSONValue.string), asked: ["QQ==", "qq==", "QUI=", "QUE="])

  /// Everything that requests hold for a key.
  static func asked(of key: String) -> (values: [String], isMultivalued: Bool)? {
    let kinds = all + [stringsWithVariables]
    let fitting = kinds.filter { $0.keys.contains { $0.lowercased() == key.lowercased() } }
    guard let first = fitting.first else { return nil }
    return (Array(Set(fitting.flatMap(\.asked))).sorted(), first.isMultivalued)
  }
}
