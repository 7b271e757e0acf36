internal import PolicyHistory

extension GrantReport {
  /// The report in Markdown (CommonMark 0.31).
  ///
  /// - Parameters:
  ///   - width: How long lines may be, where words allow it.
  ///   - evidence: How it is known.
  public func markdown(width: Int = 80, evidence: Phrase) -> String {
    var writer = MarkdownWriter(width: width)
    let when = Words.describe(period)
    let what = Words.describe(request)
    writer.heading(2, "Policies that allow \(what)\(when.isEmpty ? "" : " \(when)")")
    for (title, isUnconditional) in [
      ("On everything, unconditionally", true), ("With limits", false),
    ] {
      let rows = rows(isUnconditional: isUnconditional)
      if rows.isEmpty { continue }
      writer.write(.list("\(title)", rows.map { phrase($0) }))
    }
    if policies.isEmpty { writer.write(.paragraph("None that is recorded.")) }
    let unknown = unknown.flatMap(Words.unknown)
    if !unknown.isEmpty { writer.write(.list("Not known", unknown)) }
    writer.write(.paragraph(evidence))
    return writer.finished()
  }

  private func phrase(_ row: Row) -> Phrase {
    let spans = row.held.spans.map { span -> Phrase in
      let (revisions, days) = Words.describe(span, on: clock)
      return "\(revisions), \(days)"
    }
    let statuses = Words.describe(row.policy.timeline.record.statuses)
    return """
      \(strong: row.policy.timeline.key.description) (\(spans.joined("; "))): \
      \(Words.describe(row.held.grant)), by \(Words.statement(row.held.grant))\
      \(statuses.isEmpty ? "" : "; \(statuses)")
      """
  }
}
