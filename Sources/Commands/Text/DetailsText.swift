internal import Importing
internal import PolicyHistory
internal import Publishing

/// What importing details files did, as lines.
enum DetailsText {
  /// The whole summary.
  static func lines(_ summary: DetailsSummary) -> [Line] {
    let read =
      "\(Words.count(summary.policies, "policy", "policies")) with"
      + " \(Words.count(summary.versions, "version", "versions"))"
    let rows = rows(summary)
    if rows.isEmpty { return [Line("nothing new: the file has \(read)")] }
    return [Line("read \(read)"), ""] + CountTable.lines(rows) + skipped(summary)
  }

  private static func rows(_ summary: DetailsSummary) -> [CountTable.Row] {
    let recorded = CountTable.recorded(
      summary.revisions, policies: summary.newPolicies, rollbacks: summary.rollbacks,
      recreations: summary.recreations, readings: summary.readings)
    let rows: [CountTable.Row] = [
      ("skipped", summary.skipped.count, summary.skipped.count == 1 ? "version" : "versions")
    ]
    return (recorded + rows).filter { $0.number > 0 }
  }

  private static func skipped(_ summary: DetailsSummary) -> [Line] {
    CountTable.passedOver(summary.skipped) { CountTable.line(of: $0, because: $0.reason.words) }
  }
}

extension DetailsSummary.Reason {
  /// The reason in words.
  fileprivate var words: String {
    switch self {
    case .unreadable: "unreadable"
    case .conflicting: "contradicting"
    case .undated: "undated"
    case .notInForce: "newer than the version in force, and nothing says that it ever was"
    }
  }
}
