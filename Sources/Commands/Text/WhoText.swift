internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// Who has access, as rows of principal, verdict, policy, revision and statement.
struct WhoText {
  /// How it is laid out.
  let style: TextStyle

  /// The lines of a report.
  func lines(_ report: WhoReport) -> [Line] {
    let header = Layout.fill(Line(report.header, .faint), width: style.width, indent: 2)
    if report.principals.isEmpty { return header + ["", nothing(report)] }
    var table = Table([
      .init(heading: "principal"), .init(heading: "verdict"), .init(heading: "policy"),
      .init(heading: "revision"), .init(heading: "in force"), .init(heading: ""),
    ])
    for access in report.principals {
      for (index, held) in access.held.enumerated() {
        for (place, span) in held.spans.enumerated() {
          table.append(
            cells(
              index == 0 && place == 0 ? access.principal : nil, held, span, isFirst: place == 0))
        }
      }
    }
    let (heading, rows) = table.lines(width: style.width)
    return header + ["", heading] + rows.flatMap(folded)
  }

  private func cells(
    _ principal: Principal?, _ held: HeldAccess, _ span: HeldAccess.Span, isFirst: Bool
  ) -> [Line] {
    let (revisions, days) = Words.describe(span)
    return [
      principal.map { Line("\($0)", .strong) } ?? "",
      isFirst ? verdict(held.verdict) : "",
      isFirst ? Line(Words.describe(held.policy)) : "",
      Line(revisions, .strong), Line(days),
      isFirst ? remarks(held) : Line("the same", .faint),
    ]
  }

  private func verdict(_ verdict: HeldAccess.Verdict) -> Line {
    switch verdict {
    case .allowed: Line("allowed", .gained)
    case .conditional: Line("conditional", .notable)
    case .denied: Line("denied", .lost)
    }
  }

  private func remarks(_ held: HeldAccess) -> Line {
    let by =
      Line(Words.describe(held.grant, isFull: style.isFull)) + " · "
      + Line(Words.statement(held.grant), .faint)
    guard case .denied = held.verdict else { return by }
    return by + " · " + Line(Words.describe(held.verdict), .lost)
  }

  /// Of a row that takes too many lines the rest is folded.
  private func folded(_ lines: [Line]) -> [Line] {
    if style.isFull || lines.count <= 5 { return lines }
    return lines.prefix(4) + [.blanks(6) + style.more(lines.count - 4, "lines")]
  }

  private func nothing(_ report: WhoReport) -> Line {
    let when = Words.describe(report.period)
    let what: Phrase =
      "nobody is allowed \(Words.describe(question: report.request))"
      + "\(when.isEmpty ? "" : " \(when)")"
    return Line(what)
  }
}
