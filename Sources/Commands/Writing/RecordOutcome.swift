internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// What recording a report did, or would do.
struct RecordOutcome {
  /// The policy afterwards.
  let timeline: Timeline

  /// The revision that the reading belongs to.
  let entry: Timeline.Entry?

  /// What the history has now that it did not have: the subject of each snapshot, and its id where
  /// it was written.
  let snapshots: [(subject: String, id: String?)]

  /// How the policy changes where the history says so for the first time.
  let difference: Difference?

  /// Whether nothing was written because that was asked for.
  let isDry: Bool

  /// Whether the history had everything.
  var isKnown: Bool { snapshots.isEmpty }

  /// Compares what is recorded afterwards with what was before.
  ///
  /// - Throws: `FormatError` for a document that cannot be read.
  init(
    before: Timeline?, after: Timeline, _ reported: Reported,
    snapshots: [(subject: String, id: String?)], isDry: Bool,
    named: @escaping () -> NamedActions
  ) throws(FormatError) {
    timeline = after
    entry = (reported.recorded?.id).flatMap { after[$0] }
    self.snapshots = snapshots
    self.isDry = isDry
    let known = Set(before?.steps.map(\.signature) ?? [])
    let index = entry?.index
    let step = after.steps.last { step in
      guard !known.contains(step.signature) else { return false }
      if case .deleted = step { return index == nil }
      return step.to?.index == index
    }
    difference = try step.map { step throws(FormatError) in
      try Difference(step, in: after, named: named)
    }
  }
}

extension Timeline.Step {
  /// What tells a step from another one of the policy: its revisions and their documents.
  fileprivate var signature: [String] {
    let sides = [from, to].map { entry in
      entry.map { "\($0.revision.id) \($0.revision.document?.digest.text ?? "")" } ?? ""
    }
    if case .deleted(_, let status) = self { return sides + ["\(status.date)"] }
    return sides
  }
}

extension RecordOutcome {
  /// The outcome as JSON.
  func json(findings: [Finding], history: String?) -> JSONValue {
    let change = difference.map { $0.change.json(transient: $0.transient, history: history) }
    return .recorded(
      timeline, entry, snapshots: snapshots, isDry: isDry, findings: findings, change: change,
      history: history)
  }
}
