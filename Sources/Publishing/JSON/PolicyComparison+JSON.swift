internal import PolicyHistory
package import PolicyLanguage

extension PolicyComparison {
  /// The comparison as JSON: like a change, but each side says which policy or file it is.
  ///
  /// - Parameter history: The short id of the snapshot that was read.
  package func json(history: String? = nil) -> JSONValue {
    var members: [(String, JSONValue?)] = [
      JSONValue.schemaVersion, ("kind", .string("comparison")), ("from", from.json(history)),
      ("to", to.json(history)), ("verdict", .string(verdict.rawValue)),
      ("access", .string(comparison.access.rawValue)),
      ("guard", .string(comparison.guard.rawValue)),
      ("marks", .strings(comparison.isPossibleAlone ? [Mark.possible.rawValue] : [])),
    ]
    members += JSONValue.lists(comparison)
    members.append(("transient", .array([])))
    return .object(members)
  }
}

extension PolicyComparison.Side {
  fileprivate func json(_ history: String?) -> JSONValue {
    switch self {
    case .file(let name): return .object([("file", .string(name))])
    case .revision(let revision):
      var members: [(String, JSONValue?)] = [
        ("policy", revision.record.json(in: revision.key.scope))
      ]
      members += revision.entry.referenceMembers
      let evidence = history.map {
        Evidence(revision.entry, knownUntil: revision.knownUntil, history: $0).json
      }
      members.append(("evidence", evidence))
      return .object(members)
    }
  }
}
