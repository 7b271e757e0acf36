public import PolicyHistory
public import PolicyLanguage

extension Words {
  /// What a comparison found, as lists: gained and lost access, then what is denied now and no
  /// longer. Nothing where access and guard are the same.
  ///
  /// - Parameter verdict: What it comes to; access that came or went with its policy is not called
  ///   gained or lost.
  public static func lists(
    _ comparison: DocumentComparison, verdict: Verdict? = nil
  ) -> [Block] {
    let isNew = verdict == .created || verdict == .restored
    let deny = comparison.deny
    let lists: [(Phrase, [ActionLine])] = [
      (isNew ? "Allowed" : "Gained", lines(comparison.gained, .gained)),
      (verdict == .deleted ? "Allowed until then" : "Lost", lines(comparison.lost, .lost)),
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
