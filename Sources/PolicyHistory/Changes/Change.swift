public import PolicyLanguage

/// Two states of a policy compared: normally consecutive revisions.
public struct Change: Sendable {
  /// What tells the policy apart.
  public let key: PolicyKey

  /// What came after what.
  public let step: Timeline.Step

  /// What the change comes to; `nil` where a revision has no document, so that nobody knows.
  public let verdict: Verdict?

  /// What differs between the documents; `nil` where a revision has none.
  ///
  /// A policy that came to be or came back is compared with a document that allows nothing, and so
  /// is the end of one.
  public let comparison: DocumentComparison?

  /// What is out of the ordinary, in the order of `Mark`: the marks of the revision after it;
  /// disputed also if the one before it is.
  public let marks: [Mark]

  /// Compares the revisions of a step.
  ///
  /// - Parameters:
  ///   - step: What came after what; the revisions need not be consecutive.
  ///   - key: The policy.
  ///   - named: The names of actions known in the history, asked for only if needed.
  /// - Throws: `FormatError` if a document cannot be read.
  public init(
    _ step: Timeline.Step, of key: PolicyKey,
    named: @escaping () -> NamedActions = { NamedActions([]) }
  ) throws(FormatError) {
    self.key = key
    self.step = step
    let comparison = try Self.compare(step, named)
    self.comparison = comparison
    verdict = Self.verdict(on: step, comparison)
    marks = Mark.allCases.filter { mark in
      switch mark {
      case .possible: comparison?.isPossibleAlone == true
      case .disputed: [step.from, step.to].contains { $0?.marks.contains(mark) == true }
      case .rolledBack, .recreated, .gap: step.to?.marks.contains(mark) == true
      }
    }
  }

  /// The change as far as a part of its comparison goes: its entries about some actions.
  ///
  /// The verdict is that of the part; marks stay.
  package func restricted(to part: DocumentComparison) -> Change {
    Change(self, part)
  }

  private init(_ change: Change, _ part: DocumentComparison) {
    key = change.key
    step = change.step
    marks = change.marks
    comparison = part
    verdict = Self.verdict(on: change.step, part)
  }

  /// How what the policy allows moved.
  public var access: DocumentComparison.Access? { comparison?.access }

  /// How what the policy denies moved.
  public var `guard`: DocumentComparison.Guard? { comparison?.guard }

  private static func compare(
    _ step: Timeline.Step, _ named: @escaping () -> NamedActions
  ) throws(FormatError) -> DocumentComparison? {
    let sides = [step.from, step.to].compactMap { $0?.revision }
    if sides.contains(where: { $0.document == nil }) { return nil }
    if sides.count == 2, sides[0].document == sides[1].document {
      return DocumentComparison(from: nil, to: nil)
    }
    let old = try step.from?.revision.document?.parsed()
    let new = try step.to?.revision.document?.parsed()
    return DocumentComparison(from: old, to: new, named: named)
  }

  private static func verdict(
    on step: Timeline.Step, _ comparison: DocumentComparison?
  ) -> Verdict? {
    switch step {
    case .created: .created
    case .restored: .restored
    case .deleted: .deleted
    case .replaced(let old, let new):
      comparison.map { old.revision.document == new.revision.document ? .reissued : Verdict($0) }
    }
  }
}

extension DocumentComparison {
  /// Whether there is a difference, and all of it rests on something that cannot be decided.
  package var isPossibleAlone: Bool {
    let entries = gained + lost
    if entries.isEmpty { return self.guard != .same && isGuardPossible }
    return entries.allSatisfy { entry in
      if case .possible = entry.certainty { true } else { false }
    }
  }
}
