internal import PolicyHistory
internal import Publishing

/// What became of policies since somebody looked at them: a paragraph each, then a count.
struct ReviewText {
  /// How it is laid out.
  let style: TextStyle

  /// The lines of a report.
  func lines(_ report: ReviewReport) -> [Line] {
    report.told.flatMap { item in paragraph(item) + [""] }
      + [Line("\(Words.summary(of: report))", .strong)]
  }

  private func paragraph(_ item: ReviewReport.Item) -> [Line] {
    let line = Line(Words.describe(item, isFull: style.isFull))
    return Layout.fill(line, width: style.width, first: sign(item.review.outcome), indent: 2)
  }

  private func sign(_ outcome: Review.Outcome) -> Line {
    switch outcome {
    case .unreviewed: Line("! ", .gained)
    case .changed: Line("- ", .lost)
    case .cosmetic, .reissued, .unchanged: Line("± ", .notable)
    }
  }
}
