internal import Importing
internal import PolicyHistory
internal import Publishing

/// What an import from IAM did, as lines.
enum IAMText {
  /// What a trial found out.
  static func lines(ofTrial outcome: IAMOutcome) -> [Line] {
    let summary = outcome.summary
    let ask =
      outcome.planned == 0
      ? "nothing to ask"
      : "at least \(Words.count(outcome.planned, "question", "questions")) to ask about"
        + " \(Words.count(summary.inquired, "policy", "policies"))"
    return [Line("IAM lists \(policies(summary)): \(ask); nothing was recorded")]
  }

  /// The whole summary.
  static func lines(_ summary: IAMSummary) -> [Line] {
    let rows = rows(summary)
    if rows.isEmpty, summary.failure == nil, summary.skipped.isEmpty {
      return [Line("nothing new: IAM lists \(policies(summary))")]
    }
    let asked =
      "asked IAM about \(summary.inquired) of \(policies(summary)):"
      + " \(Words.count(summary.questions, "question", "questions"))"
    return [Line(asked), ""] + CountTable.lines(rows) + skipped(summary)
  }

  private static func policies(_ summary: IAMSummary) -> String {
    "\(Words.count(summary.listed, "policy", "policies")) of \(summary.scope)"
  }

  private static func rows(_ summary: IAMSummary) -> [CountTable.Row] {
    let recorded = CountTable.recorded(
      summary.revisions, policies: summary.newPolicies, rollbacks: summary.rollbacks,
      recreations: summary.recreations, readings: summary.readings)
    let rows: [CountTable.Row] = [
      ("not served", summary.notServed, "versions below one in force"),
      ("deprecated", summary.statuses[.deprecated] ?? 0, "policies"),
      ("unlisted", summary.statuses[.unlisted] ?? 0, "policies"),
      ("deleted", summary.statuses[.deleted] ?? 0, "policies"),
      ("ARNs", summary.arns, "of policies that had none"),
      ("skipped", summary.skipped.count, "answers"),
    ]
    return (recorded + rows).filter { $0.number > 0 }
  }

  private static func skipped(_ summary: IAMSummary) -> [Line] {
    CountTable.passedOver(summary.skipped) { CountTable.line(of: $0, because: $0.reason.words) }
  }
}

extension IAMSummary.Reason {
  /// The reason in words.
  fileprivate var words: String {
    switch self {
    case .unreadable: "unreadable"
    case .conflicting: "contradicting"
    case .undated: "undated"
    case .vanished: "listed, but not there"
    }
  }
}
