internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// A change as lines: verdict, policy and revisions, then what differs.
struct ChangeText {
  /// How it is laid out.
  let style: TextStyle

  /// By which dates the revisions are told.
  let clock: Clock

  /// The verdict and what it is about, and when.
  func heading(_ change: PolicyChange) -> [Line] {
    let sides = [change.from, change.to].map { $0.map { "\($0.revision.id)" } ?? "nothing" }
    let revisions = change.from == nil ? sides[1] : "\(sides[0]) → \(sides[1])"
    let title =
      Self.verdict(change) + "  " + Line("\(change.key) \(revisions)", .strong)
      + "  " + Self.summary(change.change)
    let marks = change.change.marks.map { mark in
      "  " + Line("\(mark.rawValue): \(Words.describe(mark))", .notable)
    }
    return [title, Line("  \(dates(change))", .faint)] + marks
  }

  /// What differs.
  func body(_ change: PolicyChange, _ transient: [TransientEntry]) -> [Line] {
    let comparison = change.change.comparison
    return (comparison.map { ComparisonText(style: style, indent: 2).lines($0) } ?? [])
      + self.transient(transient)
  }

  private func transient(_ entries: [TransientEntry]) -> [Line] {
    if entries.isEmpty { return [] }
    let text = EntryText(style, indent: 4, aligning: entries.map(\.entry))
    return ["  " + Line("only in between", .strong)]
      + entries.flatMap { transient -> [Line] in
        let when = "    " + Line("\(transient.since) – \(transient.until)", .faint)
        return [when] + text.lines(transient.entry, .transient)
      }
  }

  private func dates(_ change: PolicyChange) -> String {
    let from = change.from?.date(on: clock)
    let to =
      if case .deleted(_, let status) = change.change.step { status.date } else {
        change.to?.date(on: clock)
      }
    let dates = [from, to].compactMap { $0?.description }.joined(separator: " → ")
    return clock == .announced ? "announced \(dates)" : dates
  }

  // MARK: Words

  /// The verdict, in the colour of what it means.
  static func verdict(_ change: PolicyChange) -> Line {
    guard let verdict = change.change.verdict else { return Line("unknown", .notable) }
    return change.isFirstRecorded ? Line("first recorded", tone(of: verdict)) : word(verdict)
  }

  /// A verdict in the colour of what it means.
  static func word(_ verdict: Verdict) -> Line { Line(verdict.word, tone(of: verdict)) }

  private static func tone(of verdict: Verdict) -> Tone {
    switch verdict {
    case .created, .widened, .restored: .gained
    case .narrowed, .deleted: .lost
    case .mixed, .loosened, .reguarded, .tightened: .notable
    case .cosmetic, .reissued: .plain
    }
  }

  /// How much was gained and lost, or what the verdict means where that is nothing.
  private static func summary(_ change: Change) -> Line {
    guard let comparison = change.comparison else {
      return Line("a document is not known", .notable)
    }
    let counts = counts(comparison)
    if !counts.isEmpty { return counts }
    return Line(change.verdict.map(Words.meaning) ?? "", .faint)
  }

  /// `2 gained, 1 lost`; nothing where both are none.
  static func counts(_ comparison: DocumentComparison) -> Line {
    let counts = [(comparison.gained.count, "gained"), (comparison.lost.count, "lost")]
    return Line(
      counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", "), .faint)
  }
}
