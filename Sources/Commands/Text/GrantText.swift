internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// Policies that give access as rows: what is unconditional first.
struct GrantText {
  /// How it is laid out.
  let style: TextStyle

  /// The lines of a report.
  func lines(_ report: GrantReport) -> [Line] {
    let blocks = [
      ("on everything, unconditionally", report.rows(isUnconditional: true)),
      ("with limits", report.rows(isUnconditional: false)),
    ].filter { !$1.isEmpty }.map { title, rows in
      [Line(title, .strong)] + table(rows, report)
    }
    return blocks.isEmpty ? [nothing(report)] : blocks.joined(separator: [""]).map(\.self)
  }

  private func table(_ rows: [GrantReport.Row], _ report: GrantReport) -> [Line] {
    var table = Table([
      .init(heading: "  policy"), .init(heading: "revision"),
      .init(heading: report.clock == .announced ? "announced" : "in force"),
      .init(heading: ""),
    ])
    for row in rows {
      for (index, span) in row.held.spans.enumerated() {
        table.append(cells(row, span, isFirst: index == 0, report.clock))
      }
    }
    let (heading, lines) = table.lines(width: style.width)
    return [heading] + lines.flatMap(folded)
  }

  private func cells(
    _ row: GrantReport.Row, _ span: HeldGrant.Span, isFirst: Bool, _ clock: Clock
  ) -> [Line] {
    let (revisions, days) = Words.describe(span, on: clock)
    return [
      "  " + Line("\(row.policy.timeline.key)"), Line(revisions, .strong), Line(days),
      isFirst ? remarks(row) : Line("the same", .faint),
    ]
  }

  private func remarks(_ row: GrantReport.Row) -> Line {
    let statuses = Line(Words.describe(row.policy.timeline.record.statuses), .notable)
    let by = Line(Words.describe(row.held.grant, isFull: style.isFull))
    let statement = " · " + Line(Words.statement(row.held.grant), .faint)
    return by + statement + (statuses.isEmpty ? "" : " · " + statuses)
  }

  /// Of a row that takes too many lines the rest is folded.
  private func folded(_ lines: [Line]) -> [Line] {
    if style.isFull || lines.count <= 5 { return lines }
    return lines.prefix(4) + [.blanks(6) + style.more(lines.count - 4, "lines")]
  }

  private func nothing(_ report: GrantReport) -> Line {
    let when = Words.describe(report.period)
    let what: Phrase =
      "no recorded policy allows \(Words.describe(report.request))\(when.isEmpty ? "" : " \(when)")"
    return Line(what)
  }
}
