public import PolicyHistory
internal import PolicyLanguage

extension Words {
  /// Since when a policy allows an action and by what: "covered since v1 by `q:*`, gone from v3, back
  /// since v5".
  ///
  /// - Parameter isFull: Whether long lists are written out.
  public static func describe(
    _ action: Blame.Action, in blame: Blame, isFull: Bool = false
  ) -> Phrase {
    var phrases: [Phrase] = []
    var before: ActionCoverage?
    var wasCovered = false
    for span in action.spans {
      if let phrase = describe(span, of: action, after: before, wasCovered, blame, isFull) {
        phrases.append(phrase)
      }
      before = span.given
      if let given = span.given, given.coverage != .none { wasCovered = true }
      if let deletion = span.last.deletion, wasCovered, span.last.index < blame.entries.count - 1 {
        phrases.append("gone with the policy, deleted \(deletion.date)")
        before = ActionCoverage.none
      }
    }
    if let deletion = blame.deletion, wasCovered {
      phrases.append("gone with the policy, deleted \(deletion.date)")
    }
    if phrases.isEmpty { return "never covered" }
    return phrases.joined(", ")
  }

  /// When an action was named first, in any policy: "2024-11-13 (AmazonQFullAccess v5)".
  public static func firstNamed(_ action: Blame.Action, on clock: Clock) -> Phrase? {
    action.firstNamed.map { named in
      "\(.day(named.entry.date(on: clock).day)) (\(named.key.description) \(named.entry.revision.id.text))"
    }
  }

  private static func describe(
    _ span: Blame.Span, of action: Blame.Action, after previous: ActionCoverage?,
    _ wasCovered: Bool,
    _ blame: Blame, _ isFull: Bool
  ) -> Phrase? {
    let first = span.first.revision.id.text
    guard let given = span.given else { return "not known in \(first)" }
    let share = given.coverage == .some ? " in part" : ""
    let doubt = given.isPossible ? " perhaps" : ""
    let by = by(given, action, previous, isFull)
    switch (given.coverage, previous?.coverage) {
    case (.none, _) where !wasCovered: return nil
    case (.none, .some(.none)): return nil
    case (.none, _): return "gone from \(first)"
    case (_, nil), (_, .some(.none)):
      let start: Phrase =
        wasCovered
        ? "back\(doubt)\(share) since \(first)" : "covered\(doubt)\(share) since \(first)"
      return start + earlier(span, blame) + by
    case (.all, .some(.some)): return "whole\(doubt) since \(first)\(by)"
    case (.some, .some(.all)): return "only\(doubt) in part from \(first)\(by)"
    default: return "from \(first)\(doubt)\(by)"
    }
  }

  /// What the recorded beginning of a policy that had earlier versions stands for.
  private static func earlier(_ span: Blame.Span, _ blame: Blame) -> Phrase {
    span.first.index == 0 && span.first.revision.version?.number != 1 ? " or earlier" : ""
  }

  /// By which patterns; nothing for the action's own, unless it was by others just before.
  private static func by(
    _ given: ActionCoverage, _ action: Blame.Action, _ previous: ActionCoverage?, _ isFull: Bool
  ) -> Phrase {
    let named = given.by.flatMap { set -> [String] in
      if case .only(let texts) = set { texts } else { [] }
    }
    let negated = given.by.filter { if case .except = $0 { true } else { false } }
    let isOwn = { (text: String) in
      text.asciiLowercased.hasSameBytes(as: action.pattern.asciiLowercased)
    }
    if negated.isEmpty, named.allSatisfy(isOwn) {
      return previous.map { $0.coverage != .none } ?? false ? " by name" : ""
    }
    var parts: [Phrase] = named.isEmpty ? [] : [describe(patterns: .only(named), isFull: isFull)]
    parts += negated.map { describe(patterns: $0, isFull: isFull) }
    return " by \(Phrase.list(parts, "and"))"
  }
}
