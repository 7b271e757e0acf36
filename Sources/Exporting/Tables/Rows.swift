internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// The rows of the tables, without the numbers that begin them: values in the order of the columns
/// that `Schema` has.
enum Rows {
  static func service(_ service: ServiceRecord) -> [SQLValue] {
    [
      .text(service.id.text), .text(service.name), .optional(service.trackingSince),
      .optional(service.documentation),
    ]
  }

  static func policy(_ timeline: Timeline) -> [SQLValue] {
    let record = timeline.record
    return [
      .text(record.name.text), .text(timeline.key.scope.text), .optional(record.arn),
      .optional(record.service), .list(record.aliases.sorted().map(\.text)),
      .optional(timeline.knownUntil),
    ]
  }

  static func revision(
    _ entry: Timeline.Entry, in timeline: Timeline, _ policy: Int
  ) -> [SQLValue] {
    let revision = entry.revision
    let source = revision.counting?.source
    return [
      .text("\(timeline.key) \(revision.id)"), .integer(policy), .text(revision.id.text),
      .optional(revision.version), .text(entry.effective.description), .optional(entry.end),
      .text(entry.announced.description), .optional(revision.created),
      .optional(revision.observed), .optional(revision.summary),
      .list(entry.marks.map(\.rawValue)), .list(entry.missing?.map { "v\($0)" } ?? []),
      .optional(source?.kind.rawValue), .optional(source?.reference),
      .optional(source?.fidelity.rawValue), .optional(revision.document?.digest),
    ]
  }

  static func change(
    _ change: PolicyChange, _ policy: Int, _ revisions: [Int]
  ) -> [SQLValue] {
    let comparison = change.change.comparison
    let ids = [change.from, change.to].compactMap { $0?.revision.id.text }
    let name = "\(change.key) \(ids.joined(separator: " → "))\(change.to == nil ? " deleted" : "")"
    return [
      .text(name), .integer(policy), .number(change.from.map { revisions[$0.index] }),
      .number(change.to.map { revisions[$0.index] }), .text(change.effective.description),
      .text(change.announced.description), .optional(change.change.verdict?.rawValue),
      .optional(change.change.access?.rawValue), .optional(change.change.guard?.rawValue),
      .list(change.change.marks.map(\.rawValue)),
      comparison.map { .list($0.gained.map(\.action)) } ?? .null,
      comparison.map { .list($0.lost.map(\.action)) } ?? .null,
    ]
  }

  static func entry(_ entry: AccessEntry, _ list: String, _ change: Int) -> [SQLValue] {
    var (reason, witness): (String?, Witness?)
    switch entry.certainty {
    case .proven(let request): witness = request
    case .possible(let text): reason = text
    }
    return [
      .integer(change), .text(list), .text(entry.action), .text(entry.how.rawValue),
      .list(entry.except), .list(entry.known), .json(.array(entry.scopes.map(\.json))),
      .json(.array(entry.before.map(\.json))), .text(reason == nil ? "proven" : "possible"),
      .optional(reason), witness.map { .json($0.json) } ?? .null,
      .list(entry.marks.map(\.rawValue)),
    ]
  }

  static func grant(
    _ grant: ExportedGrant, in timeline: Timeline, _ policy: Int, _ revisions: [Int]
  ) -> [SQLValue] {
    let (first, last) = (timeline.entries[grant.first], timeline.entries[grant.last])
    return [
      .integer(policy), .integer(revisions[grant.first]), .integer(revisions[grant.last]),
      .optional(first.revision.version), .text(grant.action), .text(glob(grant.action)),
      .list(grant.except.map(glob)), .json(grant.scope.json),
      .integer(grant.scope.isUnlimited ? 1 : 0), .text(grant.doubt == nil ? "proven" : "possible"),
      .optional(grant.doubt), .text(first.effective.description), .optional(last.end),
    ]
  }

  static func status(_ status: Status, _ policy: Int) -> [SQLValue] {
    [
      .integer(policy), .text(status.kind.rawValue), .text(status.date.description),
      .text(status.source.kind.rawValue), .text(status.source.reference),
    ]
  }

  static func announcement(
    _ announcement: Announcement, _ policy: Int, _ revision: Int?
  ) -> [SQLValue] {
    [
      .integer(policy), .number(revision), .text(announcement.date.description),
      .optional(announcement.title), .optional(announcement.text), .optional(announcement.url),
    ]
  }

  /// A pattern of actions for SQLite's GLOB, which has wildcards like IAM's, and `[…]`.
  ///
  /// `*` alone is any action, and a pattern without a colon none but itself, as in IAM.
  static func glob(_ pattern: String) -> String {
    pattern.asciiLowercased.split(separator: "[", omittingEmptySubsequences: false)
      .joined(separator: "[[]")
  }
}

extension SQLValue {
  /// A number; null for none.
  fileprivate static func number(_ value: Int?) -> SQLValue { value.map(SQLValue.integer) ?? .null }

  /// JSON in one line.
  fileprivate static func json(_ value: JSONValue) -> SQLValue { .text(value.text(.compact)) }

  /// A list of texts, as JSON.
  fileprivate static func list(_ texts: some Sequence<String>) -> SQLValue {
    .json(.strings(texts))
  }
}
