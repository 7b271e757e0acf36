internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

extension Timeline {
  /// What revisions strictly between the ends of a step allow and neither end does.
  ///
  /// Access that one such revision after another gives alike is one entry.
  ///
  /// - Throws: `FormatError` if a document cannot be read.
  func transient(
    between step: Step, named: @escaping () -> NamedActions
  ) throws(FormatError) -> [TransientEntry] {
    guard let from = step.from, let to = step.to else { return [] }
    let between = entries[min(from.index, to.index)..<max(from.index, to.index)].dropFirst()
    if between.isEmpty { return [] }
    var ends: [PolicyDocument] = []
    for entry in [from, to] {
      if let document = try entry.revision.document?.parsed() { ends.append(document) }
    }
    var documents: [(entry: Entry, document: PolicyDocument)] = []
    for entry in between {
      guard let document = try entry.revision.document?.parsed() else { continue }
      documents.append((entry, document))
    }
    let accesses = AccessEntry.entries(
      ofEach: documents.map(\.document), beyond: ends, named: named)
    var found: [TransientEntry] = []
    for ((entry, _), accesses) in zip(documents, accesses) {
      guard let end = entry.end else { continue }
      for access in accesses {
        let going = found.lastIndex { $0.entry == access && $0.until == entry.effective }
        if let going {
          found[going] = TransientEntry(access, since: found[going].since, until: end)
        } else {
          found.append(TransientEntry(access, since: entry.effective, until: end))
        }
      }
    }
    return found.sorted { $0.entry.action.sortsBeforeWithoutCase($1.entry.action) }
  }
}
