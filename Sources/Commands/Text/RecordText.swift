internal import PolicyHistory
internal import Publishing

extension Session {
  /// Writes what was recorded: the change as `diff` shows it, then what the history has now.
  ///
  /// - Parameter isFull: Whether long lists are written out.
  /// - Throws: What reading the store throws.
  func write(_ outcome: RecordOutcome, isFull: Bool) throws {
    if let difference = outcome.difference {
      let style = TextStyle(width: console.output.width, isFull: isFull)
      let text = ChangeText(style: style, clock: .effective)
      console.write(text.heading(difference.change))
      console.write(text.body(difference.change, difference.transient))
      console.write([""])
    }
    if outcome.isKnown { console.write([RecordText.known(outcome), ""]) }
    for (subject, id) in outcome.snapshots {
      let line = id.map { "recorded \(subject) as \($0)" } ?? "would record \(subject)"
      // What a dry run answers is the change alone.
      if outcome.isDry { console.note(Line(line)) } else { console.write([Line(line)]) }
    }
    if !outcome.isDry, !outcome.isKnown { console.write([""]) }
    if outcome.isDry { console.note("nothing was written") }
    console.write(
      evidence: RecordText.evidence(outcome).line(
        history: try headIfAny, knownUntil: outcome.timeline.knownUntil))
  }
}

/// The words of `record`.
enum RecordText {
  /// That everything was known.
  static func known(_ outcome: RecordOutcome) -> Line {
    let what = outcome.entry.map { "\(outcome.timeline.key) \($0.revision.id)" }
    return Line(what ?? "\(outcome.timeline.key)", .strong)
      + " is recorded so already; nothing changed"
  }

  /// How the policy is known afterwards.
  static func evidence(_ outcome: RecordOutcome) -> EvidenceLine {
    if let change = outcome.difference?.change { return .of(change.from, change.to) }
    return outcome.entry.map { .of($0) } ?? .of(policies: 1)
  }
}
