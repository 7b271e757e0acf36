internal import PolicyHistory
package import PolicyLanguage

extension PolicyChange {
  /// The change as JSON: the element of `log --changes`, `diff` and `changelog`.
  ///
  /// - Parameters:
  ///   - transient: What a revision strictly between allows and neither end does (`diff`).
  ///   - history: The short id of the snapshot that was read; with it each side says how it is
  ///     known. Feeds leave it out, because they shall not change with every snapshot.
  package func json(transient: [TransientEntry] = [], history: String? = nil) -> JSONValue {
    var members: [(String, JSONValue?)] = [
      JSONValue.schemaVersion, ("kind", .string("change")), ("policy", record.json(in: key.scope)),
      ("from", from.map { side($0, history) }), ("to", to.map { side($0, history) }),
      ("deleted", .optional(deletion?.date)),
      ("announcement", to?.announcement?.published), ("missing", to?.missingVersions),
      ("notServed", to?.notServedVersions),
    ]
    members += verdict
    members += JSONValue.lists(change.comparison)
    members.append(("transient", .array(transient.map(\.json))))
    return .object(members)
  }

  private func side(_ entry: Timeline.Entry, _ history: String?) -> JSONValue {
    let evidence = history.map {
      Evidence(entry, knownUntil: knownUntil, history: $0).json
    }
    return .object(entry.referenceMembers + [("evidence", evidence)])
  }

  /// The status that ended the access, where that is the change.
  var deletion: Status? {
    if case .deleted(_, let status) = change.step { status } else { nil }
  }

  private var verdict: [(String, JSONValue?)] {
    [
      ("verdict", change.verdict.map { .string($0.rawValue) } ?? .null),
      ("access", change.access.map { .string($0.rawValue) } ?? .null),
      ("guard", change.guard.map { .string($0.rawValue) } ?? .null),
      ("marks", .strings(change.marks.map(\.rawValue))),
    ]
  }
}

extension JSONValue {
  /// The lists of a comparison; each is null where nobody knows, because a document is missing.
  static func lists(_ comparison: DocumentComparison?) -> [(String, JSONValue?)] {
    [
      ("gained", comparison.map { .array($0.gained.map(\.json)) } ?? .null),
      ("lost", comparison.map { .array($0.lost.map(\.json)) } ?? .null),
      ("allow", comparison?.allow.json ?? .null), ("deny", comparison?.deny.json ?? .null),
    ]
  }
}

extension TransientEntry {
  /// The entry as JSON: one like those of `gained`, with `since` and `until`.
  package var json: JSONValue {
    .object(
      entry.members + [
        ("since", .string(since.description)), ("until", .string(until.description)),
      ])
  }
}
