public import PolicyHistory
internal import PolicyLanguage

extension Words {
  /// What became of a policy since somebody looked at it, in one paragraph.
  ///
  /// - Parameter isFull: Whether long lists are written out.
  public static func describe(_ item: ReviewReport.Item, isFull: Bool = false) -> Phrase {
    var sentences = [lead(item)]
    if let comparison = item.review.change?.comparison {
      sentences += parts("Gained", comparison.gained, .gained, isFull)
      sentences += parts("Lost", comparison.lost, .lost, isFull)
      if let guarding = describe(guard: comparison) { sentences.append(guarding) }
    }
    if !item.transient.isEmpty {
      let actions = item.transient.map { Phrase.code($0.entry.action) }
      sentences.append("Only in between: \(shown(actions, isFull)).")
    }
    return sentences.joined(" ")
  }

  /// The policy, what was looked at, and what is there now.
  private static func lead(_ item: ReviewReport.Item) -> Phrase {
    let review = item.review
    let policy: Phrase = "\(strong: review.timeline.key.description)"
    let current = review.current
    guard let line = review.line else {
      let who: Phrase = item.holders.isEmpty ? "" : ", which \(describe(item.holders)) has,"
      return "\(policy)\(who) is not in the lock: nobody looked at \(current.revision.id.text)."
    }
    let looked: Phrase =
      "\(policy) was looked at on \(.day(line.reviewedOn)): \(line.revision.text)"
    if case .deleted(_, let status)? = review.change?.step {
      return "\(looked); it was deleted by \(status.date)."
    }
    let verdict = review.change?.verdict.map { "\($0.word) by " } ?? ""
    return
      "\(looked), \(verdict)\(current.revision.id.text) of \(current.effective)."
  }

  /// A principal, and how many more: "`role/build` and 3 more".
  static func describe(_ principals: [Principal]) -> Phrase {
    guard let first = principals.first else { return "nobody" }
    let rest = principals.count - 1
    return rest == 0
      ? "\(code: first.description)" : "\(code: first.description) and \(rest) more"
  }

  /// The lines of a list as one sentence.
  private static func parts(
    _ verb: String, _ entries: [AccessEntry], _ direction: Direction, _ isFull: Bool
  ) -> [Phrase] {
    if entries.isEmpty { return [] }
    let lines = lines(entries, direction, namesKnown: false).map { line in
      isFull ? line.phrase : line.shortened
    }
    return ["\(verb) \(shown(lines, isFull, separator: "; "))."]
  }

  private static func shown(
    _ phrases: [Phrase], _ isFull: Bool, separator: String = ", "
  ) -> Phrase {
    let most = 8
    if isFull || phrases.count <= most + 1 { return phrases.joined(separator) }
    return "\(phrases.prefix(most).joined(separator))\(separator)and \(phrases.count - most) more"
  }

  /// How the guard moved; `nil` where it did not.
  private static func describe(guard comparison: DocumentComparison) -> Phrase? {
    if comparison.guard == .same { return nil }
    let deny = comparison.deny
    func actions(_ moved: [EffectComparison.Moved], _ rescoped: [EffectComparison.Rescoped])
      -> [Phrase]
    {
      (moved.map(\.action) + rescoped.map(\.action)).map(Phrase.code)
    }
    let parts: [(String, [Phrase])] = [
      (
        "no longer denied",
        actions(deny.removed + deny.partlyRemoved, deny.narrowed)
      ),
      ("now denied", actions(deny.added + deny.partlyAdded, deny.widened)),
      ("denied otherwise", actions([], deny.rescoped)),
    ].filter { !$0.1.isEmpty }
    let told = parts.map { words, actions -> Phrase in "\(words): \(shown(actions, false))" }
    let perhaps = comparison.isGuardPossible ? ", perhaps" : ""
    let word = comparison.guard == .mixed ? "changed" : comparison.guard.rawValue
    let lists = told.joined("; ")
    return lists.isEmpty
      ? "The guard is \(word)\(perhaps)." : "The guard is \(word)\(perhaps) (\(lists))."
  }

  /// What a review came to: "4 policies: 1 not reviewed, 2 re-issued".
  public static func summary(of report: ReviewReport) -> Phrase {
    let counts: [(Review.Outcome, String)] = [
      (.unreviewed, "not reviewed"), (.changed, "changed without gaining"),
      (.cosmetic, "written differently"), (.reissued, "re-issued"), (.unchanged, "unchanged"),
    ]
    let listed = counts.map { (report.count($0.0), $0.1) }.filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)" }
    let all = count(report.items.count, "policy", "policies")
    return "\(all)\(listed.isEmpty ? "" : ": \(listed.joined(separator: ", "))")"
  }

  /// Why it is not known what became of a policy.
  public static func describe(_ reason: Review.Unknown) -> Phrase {
    switch reason {
    case .notRecorded(let line):
      """
      \(code: "\(line.key)"): \(line.revision.text) with the document that was looked at \
      (\(String(line.digest.text.prefix(12)))…) is not recorded
      """
    case .noDocument(let key): "no document of \(code: "\(key)") is known"
    }
  }
}

extension ActionLine {
  /// The line with the first of its actions, and its exceptions counted where they are many.
  fileprivate var shortened: Phrase {
    let most = 8
    if actions.count <= most + 1, except.count <= 3 { return phrase }
    var phrase = actions.prefix(most).map(Phrase.code).joined(", ")
    if actions.count > most { phrase += " and \(actions.count - most) more" }
    if !except.isEmpty { phrase += " except \(except.count) patterns" }
    if !circumstances.isEmpty {
      phrase += actions.count > 1 ? ", each \(circumstances)" : ", \(circumstances)"
    }
    return phrase + remarks
  }
}
