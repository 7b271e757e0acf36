package import PolicyHistory
package import PolicyLanguage
package import Publishing

/// A policy with all that is worked out about it for export.
package struct ExportedPolicy: Sendable {
  /// The policy.
  package let timeline: Timeline
  /// What each revision changed, in order.
  package let changes: [PolicyChange]
  /// What it ever gave; none unless they were asked for.
  package let grants: [ExportedGrant]

  /// Compares the revisions of a policy.
  ///
  /// - Parameters:
  ///   - timeline: The policy.
  ///   - hasGrants: Whether its grants are wanted too.
  ///   - names: The names of actions known in the history.
  /// - Throws: `FormatError` for a document that cannot be read.
  package init(
    _ timeline: Timeline, withGrants hasGrants: Bool, names: NamedActions
  ) throws(FormatError) {
    self.timeline = timeline
    var changes: [PolicyChange] = []
    for step in timeline.steps {
      changes.append(
        PolicyChange(try Change(step, of: timeline.key, named: { names }), in: timeline))
    }
    self.changes = changes
    grants = hasGrants ? try ExportedGrant.all(of: timeline) : []
  }
}

extension ExportedPolicy {
  /// The policy for a stream of JSON: each revision with its document, as `log --documents` has it,
  /// and behind it what it changed, as `log --changes` has it, the oldest first.
  ///
  /// Nothing in it says which snapshot was read: the same history gives the same bytes.
  ///
  /// - Throws: `FormatError` for a document that cannot be read.
  package func elements() throws(FormatError) -> [JSONValue] {
    var elements: [JSONValue] = []
    for change in changes {
      if let entry = change.to {
        elements.append(try PolicyRevision(entry, in: timeline).json(.document))
      }
      elements.append(change.json())
    }
    return elements
  }
}
