internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// Two policies or files compared, as lines.
struct SidesText {
  /// How it is laid out.
  let style: TextStyle

  /// The sides.
  let old: Comparand
  let new: Comparand

  /// The verdict and what it is about, and what differs.
  ///
  /// - Parameter comparison: What is asked for of it; `nil` where that is nothing.
  func lines(_ comparison: PolicyComparison?) -> [Line] {
    let title = Line("\(old.title) → \(new.title)", .strong)
    guard let comparison else {
      return [title + "  " + Line("no difference in what was asked for", .faint)]
    }
    if comparison.isSameDocument {
      return ["same  " + title + "  " + Line("one and the same document", .faint)]
    }
    let counts = ChangeText.counts(comparison.comparison)
    let meaning = Line(Words.meaning(of: comparison.verdict), .faint)
    return [
      ChangeText.word(comparison.verdict) + "  " + title + "  "
        + (counts.isEmpty ? meaning : counts)
    ] + ComparisonText(style: style, indent: 2).lines(comparison.comparison)
  }

  /// How the sides that are policies are known, a line each.
  ///
  /// - Parameter history: The short id of the snapshot that was read.
  func evidence(history: String?) -> [Line] {
    [old, new].compactMap { line(on: $0, history) }
  }

  private func line(on side: Comparand, _ history: String?) -> Line? {
    guard let timeline = side.timeline, let entry = side.entry else { return nil }
    return Line("\(timeline.key) ", .faint)
      + EvidenceLine.of(entry).line(history: history, knownUntil: timeline.knownUntil)
  }
}
