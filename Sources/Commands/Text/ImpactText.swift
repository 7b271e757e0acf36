internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// What principals gained and lost, those alike together, the gravest first.
struct ImpactText {
  /// How it is laid out.
  let style: TextStyle

  /// The lines of a report.
  func lines(_ report: ImpactReport) -> [Line] {
    let header = Layout.fill(Line(report.header, .faint), width: style.width, indent: 2)
    if report.impacts.isEmpty { return header + ["", "nobody's access changed"] }
    return header + report.groups.flatMap { [""] + lines($0) }
  }

  private func lines(_ group: [Impact]) -> [Line] {
    guard let impact = group.first else { return [] }
    let who = Line(Words.principals(of: group, isFull: style.isFull), .strong)
    var comparison = DocumentComparison(from: nil, to: nil)
    comparison.gained = impact.gained
    comparison.lost = impact.lost
    let counts = "  " + ChangeText.counts(comparison)
    return Layout.fill(who + counts, width: style.width, indent: 4)
      + Layout.fill(
        Line(Words.through(impact), .faint), width: style.width, first: "  ", indent: 4)
      + ComparisonText(style: style, indent: 2).lines(comparison)
  }
}
