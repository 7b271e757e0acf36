public import PolicyHistory
public import PolicyLanguage

extension Words {
  /// What a comparison found, as lists: gained and lost access, what is denied now and no longer.
  ///
  /// There is none where access and guard are the same.
  ///
  /// - Parameters:
  ///   - verdict: What it comes to; access that came or went with its policy is not called gained or
  ///     lost.
  ///   - namesKnown: Whether to name actions of the history that an entry covers.
  public static func lists(
    _ comparison: DocumentComparison, verdict: Verdict? = nil, namesKnown: Bool = true
  ) -> [Block] {
    let isNew = verdict == .created || verdict == .restored
    let deny = comparison.deny
    let lists: [(Phrase, [ActionLine])] = [
      (isNew ? "Allowed" : "Gained", lines(comparison.gained, .gained, namesKnown: namesKnown)),
      (
        verdict == .deleted ? "Allowed until then" : "Lost",
        lines(comparison.lost, .lost, namesKnown: namesKnown)
      ),
      (
        "Allowed without effect, because all of it is denied",
        lines((comparison.allow.added + comparison.allow.partlyAdded).filter(\.isIneffective))
      ),
      (
        isNew ? "Denied" : "Now denied",
        lines(deny.added + deny.partlyAdded) + lines(deny.widened)
      ),
      (
        verdict == .deleted ? "Denied until then" : "No longer denied",
        lines(deny.removed + deny.partlyRemoved) + lines(deny.narrowed)
      ),
      ("Denied otherwise", lines(deny.rescoped)),
    ]
    return lists.filter { !$1.isEmpty }.map { .list($0, $1.map(\.phrase)) }
  }
}
