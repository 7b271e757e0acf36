internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// What a merge did, as lines.
enum MergeText {
  /// As many subjects as are listed; of more their number.
  private static let longest = 20

  /// What came in, and each thing of it.
  static func lines(_ outcome: MergeOutcome, isFull: Bool) -> [Line] {
    let merged = outcome.merged
    if merged.way == .known { return ["nothing new: the history has everything of it"] }
    let shown = isFull ? merged.subjects : Array(merged.subjects.prefix(longest))
    let hidden = merged.subjects.count - shown.count
    let more = hidden > 0 ? [Line("  … and \(hidden) more (--full)", .faint)] : []
    return [heading(outcome)] + shown.map { Line("  \($0)") } + more
  }

  private static func heading(_ outcome: MergeOutcome) -> Line {
    let merged = outcome.merged
    let head = outcome.head ?? ""
    let how =
      switch merged.way {
      case .known: ""
      case .forwarded: "moved on to \(head)"
      case .joined: "joined as \(head)"
      case .recorded: "recorded up to \(head)"
      }
    return Line(how, .strong) + Line(": \(counts(merged))")
  }

  private static func counts(_ merged: Merged) -> String {
    if merged.subjects.isEmpty { return "the same statements, recorded apart" }
    let others = merged.subjects.count - merged.revisions
    let counts = [
      merged.revisions == 0
        ? nil : Words.count(merged.revisions, "revision", "revisions"),
      others == 0 ? nil : Words.count(others, "more change", "more changes"),
    ]
    return counts.compactMap { $0 }.joined(separator: ", ")
  }
}

extension MergeOutcome {
  /// The outcome as JSON.
  var json: JSONValue {
    .merged(merged, policies: policies, history: head)
  }
}
