internal import PolicyHistory
package import PolicyLanguage
internal import Publishing

/// Access that a policy gives, after its Denies, and since when until when.
package struct ExportedGrant: Sendable {
  /// The pattern of the actions, as authored; `*` for a NotAction.
  package let action: String
  /// The patterns that are not part of it.
  package let except: [String]
  /// Where and when.
  package let scope: Scope
  /// Why it may be that nothing is given; `nil` where a request shows that something is.
  package let doubt: String?
  /// The place of the first revision that gave it.
  package let first: Int
  /// The place of the last one after it that gave it without a break.
  package fileprivate(set) var last: Int
}

extension ExportedGrant {
  /// Everything that a policy ever gave, in the order of the revisions, then of the actions.
  ///
  /// What revisions one after another give alike is one grant. A revision without a document ends
  /// what was given before it: nobody knows.
  ///
  /// - Throws: `FormatError` for a document that cannot be read.
  static func all(of timeline: Timeline) throws(FormatError) -> [ExportedGrant] {
    let given = try timeline.given()
    var grants: [ExportedGrant] = []
    var open: [Bytewise: Int] = [:]
    for entry in timeline.entries {
      var still: [Bytewise: Int] = [:]
      for (key, grant) in entry.revision.document.flatMap({ given[$0.digest] }) ?? [] {
        if still[key] != nil { continue }
        if let place = open[key] {
          grants[place].last = entry.index
          still[key] = place
        } else {
          still[key] = grants.count
          grants.append(grant.beginning(at: entry.index))
        }
      }
      open = entry.deletion == nil ? still : [:]
    }
    return grants
  }

  private func beginning(at index: Int) -> ExportedGrant {
    ExportedGrant(
      action: action, except: except, scope: scope, doubt: doubt, first: index, last: index)
  }

  /// The grants of an entry, one a scope.
  fileprivate static func of(_ entry: AccessEntry) -> [(key: Bytewise, grant: ExportedGrant)] {
    let doubt: String? = if case .possible(let reason) = entry.certainty { reason } else { nil }
    return entry.scopes.map { scope in
      let key = JSONValue.array([
        .string(entry.action), .strings(entry.except), scope.json,
        doubt.map(JSONValue.string) ?? .null,
      ])
      return (
        Bytewise(key.text(.compact)),
        ExportedGrant(
          action: entry.action, except: entry.except, scope: scope, doubt: doubt, first: 0, last: 0)
      )
    }
  }
}

extension Timeline {
  /// What each document of the policy gives, by its digest.
  fileprivate func given() throws(FormatError) -> [DocumentDigest: [(
    key: Bytewise, grant: ExportedGrant
  )]] {
    var given: [DocumentDigest: [(key: Bytewise, grant: ExportedGrant)]] = [:]
    var search = EntrySearch()
    for entry in entries {
      guard let recorded = entry.revision.document, given[recorded.digest] == nil else { continue }
      let entries = search.entries(of: try recorded.parsed())
      given[recorded.digest] = entries.flatMap(ExportedGrant.of)
    }
    return given
  }
}
