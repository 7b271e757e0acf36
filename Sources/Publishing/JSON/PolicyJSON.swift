package import PolicyHistory
package import PolicyLanguage

extension PolicyRecord {
  /// What names the policy, as JSON: `{name, scope, arn, aliases}`.
  package func json(in scope: PolicyScope) -> JSONValue {
    .object([
      ("name", .string(name.text)), ("scope", .string(scope.text)), ("arn", .optional(arn)),
      ("aliases", .strings(aliases.sorted().map(\.text))),
    ])
  }
}

extension Timeline.Entry {
  /// Which revision it is, as JSON: `{id, version, effective, announced}`.
  package var reference: JSONValue { .object(referenceMembers) }

  /// The members that say which revision it is.
  var referenceMembers: [(String, JSONValue?)] {
    [
      ("id", .string(revision.id.text)), ("version", .optional(revision.version)),
      ("effective", .string(effective.description)),
      ("announced", .string(announced.description)),
    ]
  }

  /// The versions right before it that nobody observed, as a list; nothing if there are none.
  var missingVersions: JSONValue? { missing.map { .strings($0.map { "v\($0)" }) } }
}

extension Timeline.Entry {
  /// The versions right before it that a source was asked for and did not have; nothing if there
  /// are none.
  var notServedVersions: JSONValue? {
    notServed.isEmpty ? nil : .array(notServed.map(\.published))
  }
}

extension NotServed {
  /// The note as JSON: the version, when it was asked for, and whom.
  var published: JSONValue {
    .object([
      ("version", .string(version.text)), ("date", .string(date.description)),
      ("source", source.published),
    ])
  }
}

extension Source {
  /// Which source it is, as JSON: `{kind, reference}`.
  var published: JSONValue {
    .object([("kind", .string(kind.rawValue)), ("reference", .string(reference))])
  }
}

extension Announcement {
  /// The announcement as JSON.
  package var published: JSONValue {
    .object([
      ("date", .string(date.description)), ("title", title.map(JSONValue.string)),
      ("url", url.map(JSONValue.string)), ("text", text.map(JSONValue.string)),
    ])
  }
}

extension Status {
  /// The status as JSON: what became of the policy, when, and who says it.
  package var published: JSONValue {
    .object([
      ("status", .string(kind.rawValue)), ("date", .string(date.description)),
      ("source", source.published),
    ])
  }
}

extension JSONValue {
  /// The version of the JSON contract; within it keys are only ever added.
  static let schemaVersion: (String, JSONValue?) = ("schemaVersion", .integer(1))
}
