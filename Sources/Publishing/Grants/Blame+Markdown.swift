public import PolicyHistory

extension Blame {
  /// The answer in Markdown (CommonMark 0.31).
  ///
  /// - Parameters:
  ///   - clock: By which dates.
  ///   - width: How long lines may be, where words allow it.
  ///   - evidence: How it is known.
  public func markdown(
    clock: Clock = .effective, width: Int = 80, evidence: Phrase
  ) -> String {
    var writer = MarkdownWriter(width: width)
    let revision = entries.last?.revision.id.text ?? ""
    writer.heading(2, "\(timeline.key.description) up to \(revision), action by action")
    writer.list(
      actions.map { action in
        let named = Words.firstNamed(action, on: clock).map {
          "; first named anywhere \($0)" as Phrase
        }
        return "\(code: action.pattern): \(Words.describe(action, in: self))\(named ?? "")"
      })
    if actions.isEmpty { writer.write(.paragraph("No action that is asked for is named.")) }
    writer.write(.paragraph(evidence))
    return writer.finished()
  }
}
