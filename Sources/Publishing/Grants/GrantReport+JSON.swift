internal import PolicyHistory
package import PolicyLanguage

extension GrantReport {
  /// The report as JSON: what `grants` answers.
  ///
  /// - Parameter history: The short id of the snapshot that was read.
  package func json(history: String? = nil) -> JSONValue {
    .object([
      JSONValue.schemaVersion, ("kind", .string("grants")),
      ("action", .string(request.question.action)),
      ("resource", request.question.resource.map(JSONValue.string)),
      ("period", period.json), ("clock", .string(clock.rawValue)),
      ("policies", .array(policies.map { $0.json(clock) })),
      ("unknown", .array(unknown.map(\.unknown))), ("asked", .integer(asked)),
      ("history", history.map(JSONValue.string)), ("knownUntil", .optional(knownUntil)),
    ])
  }
}

extension Period {
  /// `latest`, or from when to when; an end that is absent is open.
  var json: JSONValue {
    switch self {
    case .latest: .object([("latest", .bool(true))])
    case .during(let from, let to): .object([("from", .optional(from)), ("to", .optional(to))])
    }
  }
}

extension PolicyGrants {
  fileprivate func json(_ clock: Clock) -> JSONValue {
    .object([
      ("policy", timeline.record.json(in: timeline.key.scope)),
      ("statuses", .array(timeline.record.statuses.map(\.published))),
      ("grants", .array(held.map { $0.json(clock, knownUntil: timeline.knownUntil) })),
      ("knownUntil", .optional(timeline.knownUntil)),
    ])
  }

  fileprivate var unknown: JSONValue {
    .object([
      ("policy", timeline.record.json(in: timeline.key.scope)),
      ("firstRecorded", isPartlyUnknown ? timeline.entries.first?.reference : nil),
      (
        "withoutDocument",
        withoutDocument.isEmpty ? nil : .array(withoutDocument.map(\.reference))
      ),
      ("reasons", .strings(Words.unknown(self).map(\.description))),
    ])
  }
}

extension HeldGrant {
  fileprivate func json(_ clock: Clock, knownUntil: Moment?) -> JSONValue {
    .object(
      [
        ("coverage", .string(grant.coverage.rawValue)),
        ("unconditional", .bool(grant.isUnconditional)), ("by", .array(grant.patterns.json)),
        (
          "statement",
          .object([
            ("index", .integer(grant.statement)), ("sid", grant.sid.map(JSONValue.string)),
          ])
        ), ("scope", grant.scope.json),
        ("intervals", .array(spans.map { $0.json(clock, knownUntil: knownUntil) })),
      ] + grant.certainty.members)
  }
}

extension HeldGrant.Span {
  fileprivate func json(_ clock: Clock, knownUntil: Moment?) -> JSONValue {
    .object([
      ("since", .string(since(on: clock).description)), ("until", .optional(until)),
      ("from", first.reference), ("to", last.reference),
      ("marks", .strings(last.marks.map(\.rawValue))),
      ("evidence", Evidence(last, knownUntil: knownUntil).json),
    ])
  }
}

extension PatternSet {
  /// The patterns of a statement: each as `{action}`, a NotAction as `{action: "*", except}`.
  package var json: [JSONValue] {
    switch self {
    case .only(let patterns): patterns.map { .object([("action", .string($0))]) }
    case .except(let patterns):
      [.object([("action", .string("*")), ("except", .strings(patterns))])]
    }
  }
}
