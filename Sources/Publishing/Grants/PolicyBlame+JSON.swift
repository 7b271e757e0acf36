package import PolicyHistory
package import PolicyLanguage

extension Blame {
  /// The answer as JSON: what `blame` prints.
  ///
  /// - Parameters:
  ///   - clock: By which dates.
  ///   - history: The short id of the snapshot that was read.
  package func json(clock: Clock = .effective, history: String? = nil) -> JSONValue {
    let evidence = entries.last.map {
      Evidence($0, knownUntil: timeline.knownUntil, history: history).json
    }
    return .object([
      JSONValue.schemaVersion, ("kind", .string("blame")),
      ("policy", timeline.record.json(in: timeline.key.scope)),
      ("revision", entries.last?.reference), ("clock", .string(clock.rawValue)),
      ("actions", .array(actions.map { $0.json(clock) })), ("evidence", evidence),
    ])
  }
}

extension Blame.Action {
  fileprivate func json(_ clock: Clock) -> JSONValue {
    .object([
      ("action", .string(pattern)),
      ("coverage", current.map { .string($0.coverage.rawValue) } ?? .null),
      ("everGone", .bool(wasEverGone)), ("spans", .array(spans.map { $0.json(clock) })),
      (
        "firstNamed",
        firstNamed.map { named in
          .object([
            (
              "policy",
              .object([
                ("name", .string(named.key.name.text)), ("scope", .string(named.key.scope.text)),
              ])
            ),
            ("revision", named.entry.reference),
          ])
        }
      ),
    ])
  }
}

extension Blame.Span {
  fileprivate func json(_ clock: Clock) -> JSONValue {
    .object([
      ("coverage", given.map { .string($0.coverage.rawValue) } ?? .null),
      ("by", .array(given?.by.flatMap(\.json) ?? [])),
      ("certainty", certainty.map(JSONValue.string)),
      ("since", .string(first.date(on: clock).description)), ("until", .optional(last.end)),
      ("from", first.reference), ("to", last.reference),
    ])
  }

  private var certainty: String? {
    given.flatMap { given in
      given.coverage == .none ? nil : given.isPossible ? "possible" : "proven"
    }
  }
}
