internal import PolicyHistory

extension ImpactReport {
  /// The report in Markdown (CommonMark 0.31), fit for the summary of a pipeline's run.
  ///
  /// - Parameters:
  ///   - width: How long lines may be, where words allow it.
  ///   - isFull: Whether long lists are written out.
  ///   - evidence: How it is known.
  public func markdown(width: Int = 80, isFull: Bool = false, evidence: Phrase) -> String {
    var writer = MarkdownWriter(width: width)
    writer.heading(2, "What principals gained and lost through managed policies")
    writer.write(.paragraph("\(header.capitalizedFirst)."))
    for group in groups {
      guard let impact = group.first else { continue }
      let who = Words.principals(of: group, isFull: isFull)
      writer.write(.paragraph("\(who), \(Words.through(impact)):"))
      for (title, entries, direction) in [
        ("Gained", impact.gained, Words.Direction.gained), ("Lost", impact.lost, .lost),
      ] where !entries.isEmpty {
        let lines = Words.lines(entries, direction).map(\.phrase)
        let shown = isFull ? lines.count : min(lines.count, 50)
        writer.write(.list("\(title)", Array(lines.prefix(shown))))
        if shown < lines.count {
          writer.write(.paragraph("… and \(lines.count - shown) more (\(code: "--full"))."))
        }
      }
    }
    if impacts.isEmpty { writer.write(.paragraph("Nobody's access changed, as far as is known.")) }
    let reasons = reasonsInWords
    if !reasons.isEmpty { writer.write(.list("Not known", reasons)) }
    writer.write(.paragraph(evidence))
    return writer.finished()
  }
}
