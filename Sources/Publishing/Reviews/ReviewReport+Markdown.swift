extension ReviewReport {
  /// The report in Markdown (CommonMark 0.31), fit for the summary of a pipeline's run.
  ///
  /// - Parameters:
  ///   - width: How long lines may be, where words allow it.
  ///   - isFull: Whether long lists are written out.
  ///   - evidence: How it is known.
  public func markdown(width: Int = 80, isFull: Bool = false, evidence: Phrase) -> String {
    var writer = MarkdownWriter(width: width)
    writer.heading(
      2, "Review: \(isUnreviewed ? "access that nobody looked at" : "nothing to look at")")
    for item in told { writer.write(.paragraph(Words.describe(item, isFull: isFull))) }
    if !unknown.isEmpty { writer.write(.list("Not known", unknown)) }
    writer.write(.paragraph("\(Words.summary(of: self))."))
    writer.write(.paragraph(evidence))
    return writer.finished()
  }
}
