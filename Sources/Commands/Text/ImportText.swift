internal import Importing
internal import PolicyHistory
internal import Publishing

/// What an import did, as lines.
enum ImportText {
  /// The whole summary.
  static func lines(_ summary: ImportSummary) -> [Line] {
    if summary.commits == 0 { return [Line("nothing new in \(summary.source.reference)")] }
    let head = Line(
      "read \(Words.count(summary.commits, "commit", "commits")) of \(summary.source.reference):"
        + " \(Words.count(summary.changes, "file change", "file changes")), \(Words.count(summary.files, "different file", "different files"))"
    )
    return [head, ""] + rows(summary) + skipped(summary)
  }

  /// A row for each number that is not zero; the new revisions have theirs in any case.
  private static func rows(_ summary: ImportSummary) -> [Line] {
    let skipped = summary.skipped.count
    let recorded = CountTable.recorded(
      summary.revisions, policies: summary.newPolicies, rollbacks: summary.rollbacks,
      recreations: summary.recreations, readings: summary.readings)
    let rows: [CountTable.Row] = [
      ("known", summary.known, "changes of files that changed no document"),
      ("superseded", summary.superseded, "changes that show a version about to be replaced"),
      ("skipped", skipped, "changes: \(reasons(summary))"),
      ("deprecated", summary.deprecated, "policies"), ("unlisted", summary.unlisted, "policies"),
      ("ARNs", summary.arns, "of policies that had none"),
      (
        "gaps", summary.gaps.count,
        "in \(policies(summary.gaps)): versions that nobody observed; `log` names them"
      ),
    ]
    return CountTable.lines((recorded + rows).filter { $0.number > 0 || $0.label == "new" })
  }

  private static func reasons(_ summary: ImportSummary) -> String {
    ImportSummary.Reason.allCases.compactMap { reason in
      let count = summary.count(reason)
      return count == 0 ? nil : "\(count) \(reason.words)"
    }.joined(separator: ", ")
  }

  private static func policies(_ gaps: [ImportSummary.Gap]) -> String {
    Words.count(Set(gaps.map(\.policy)).count, "policy", "policies")
  }

  /// A line for each file that was passed over.
  private static func skipped(_ summary: ImportSummary) -> [Line] {
    CountTable.passedOver(summary.skipped) { skipped in
      let detail = skipped.detail.map { ": \($0)" } ?? ""
      let day = skipped.date.map { " on \($0.day)" } ?? ""
      return Line(
        "\(skipped.path): \(skipped.reason.words)\(detail)\(day) (\(skipped.commit.prefix(8)))")
    }
  }
}

extension ImportSummary.Reason {
  /// The reason in words.
  fileprivate var words: String {
    switch self {
    case .emptied: "emptied"
    case .removed: "removed"
    case .unreadable: "unreadable"
    case .conflicting: "contradicting"
    case .misplaced: "not a policy's file"
    case .caseClash: "of one name in other case"
    case .undated: "undated"
    case .tooLarge: "too large"
    case .notAFile: "no file"
    case .missing: "missing in this clone"
    }
  }
}
