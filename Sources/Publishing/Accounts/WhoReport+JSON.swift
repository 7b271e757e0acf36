internal import PolicyHistory
package import PolicyLanguage

extension WhoReport {
  /// The report as JSON: what `who` answers.
  ///
  /// - Parameter history: The short id of the snapshot that was read.
  package func json(history: String?) -> JSONValue {
    .object([
      JSONValue.schemaVersion, ("kind", .string("who")),
      ("action", .string(request.question.action)),
      ("resource", request.question.resource.map(JSONValue.string)),
      ("context", .context(request.question.context)), ("period", period.json),
      ("attachments", .strings(files)), ("principals", .array(principals.map(\.json))),
      ("notSeen", .strings(Self.notSeen)), ("unknown", .array(reasons.map(\.json))),
      ("asked", .integer(asked)), ("allowed", .integer(having)),
      ("history", history.map(JSONValue.string)), ("knownUntil", .optional(knownUntil)),
    ])
  }

  /// What is not known, in words and with whom it is about.
  private var reasons: [AccountReason] {
    gaps.map { AccountReason($0.gap, of: $0.principals) } + unknown.map(AccountReason.init)
  }
}

/// Something that is not known, as JSON.
struct AccountReason {
  let json: JSONValue

  /// What of principals is not told.
  init(_ gap: Account.Gap, of principals: [Principal]) {
    var policy: JSONValue?
    if case .policy(let arn) = gap { policy = .string(arn.text) }
    json = .object([
      ("policy", policy), ("principals", .strings(principals.map(\.arn))),
      ("reasons", .strings([Words.describe(gap, of: principals).description])),
    ])
  }

  /// What of a policy is not known.
  init(_ knowledge: AccountSearch.Knowledge) {
    let timeline = knowledge.timeline
    json = .object([
      ("policy", timeline.record.arn.map { .string($0.text) } ?? .string(timeline.key.description)),
      ("principals", .strings([])),
      ("reasons", .strings(Words.unknown(knowledge).map(\.description))),
    ])
  }
}

extension PrincipalAccess {
  fileprivate var json: JSONValue {
    .object([
      ("principal", principal.json), ("allowed", .bool(hasAccess)),
      ("access", .array(held.map(\.json))),
    ])
  }
}

extension Principal {
  /// Who it is, as JSON.
  var json: JSONValue {
    .object([
      ("kind", .string(kind.rawValue)), ("name", .string(name)), ("arn", .string(arn)),
      ("account", .string(account)),
    ])
  }
}

extension HeldPolicy {
  /// Which policy it is, as JSON.
  var json: JSONValue {
    switch source {
    case .managed(let arn):
      .object([
        ("kind", .string("managed")), ("name", .string(arn.key.name.text)),
        ("arn", .string(arn.text)), ("group", group.map(JSONValue.string)),
      ])
    case .inline(let name, _):
      .object([
        ("kind", .string("inline")), ("name", .string(name)),
        ("group", group.map(JSONValue.string)),
      ])
    }
  }
}

extension HeldAccess {
  fileprivate var json: JSONValue {
    .object(
      [
        ("verdict", .string(verdict.word)), ("deniedBy", verdict.deniers),
        ("policy", policy.json), ("coverage", .string(grant.coverage.rawValue)),
        ("unconditional", .bool(grant.isUnconditional)), ("by", .array(grant.patterns.json)),
        ("statement", .statement(grant.statement, grant.sid)), ("scope", grant.scope.json),
        ("intervals", .array(spans.map(\.json))),
      ] + (verdict.isDenied ? [] : grant.certainty.members))
  }
}

extension HeldAccess.Verdict {
  fileprivate var isDenied: Bool { if case .denied = self { true } else { false } }

  fileprivate var word: String {
    switch self {
    case .allowed: "allowed"
    case .conditional: "conditional"
    case .denied: "denied"
    }
  }

  fileprivate var deniers: JSONValue? {
    guard case .denied(let deniers) = self else { return nil }
    return .array(deniers.map(\.json))
  }
}

extension HeldAccess.Denier {
  fileprivate var json: JSONValue {
    switch self {
    case .statement(let policy, let index, let sid):
      .object([("policy", policy.json), ("statement", .statement(index, sid))])
    case .boundaryStatement(let arn, let index, let sid):
      .object([("boundary", .string(arn.text)), ("statement", .statement(index, sid))])
    case .boundary(let arn): .object([("boundary", .string(arn.text))])
    }
  }
}

extension HeldAccess.Span {
  fileprivate var json: JSONValue {
    .object([
      ("since", .optional(since)), ("until", .optional(until)), ("from", first?.reference),
      ("to", last?.reference), ("marks", .nonempty(last?.marks.map(\.rawValue) ?? [])),
    ])
  }
}

extension JSONValue {
  /// A statement by its place in the document and its name.
  static func statement(_ index: Int, _ sid: String?) -> JSONValue {
    .object([("index", .integer(index)), ("sid", sid.map(JSONValue.string))])
  }

  /// What requests say, as a witness has it.
  fileprivate static func context(_ context: [AccessQuestion.ContextValues]) -> JSONValue {
    .object(
      context.map { entry in
        (entry.key, entry.values.count == 1 ? .string(entry.values[0]) : .strings(entry.values))
      })
  }
}
