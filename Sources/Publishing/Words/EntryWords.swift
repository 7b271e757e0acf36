internal import PolicyHistory
public import PolicyLanguage

extension Words {
  /// An entry of `gained` or `lost`: "`q:*` except `q:SendMessage`, only on `arn:…`".
  public static func describe(_ entry: AccessEntry, _ direction: Direction) -> Phrase {
    line(entry, direction, .full).phrase
  }

  /// The entries of `gained` or `lost`, those of one service that are allowed alike in one line.
  ///
  /// What the other side allows, and the Denies, are said in brief.
  ///
  /// - Parameter namesKnown: Whether to name actions of the history that an entry covers: the
  ///   history gets to know more of them.
  public static func lines(
    _ entries: [AccessEntry], _ direction: Direction, namesKnown: Bool = true
  ) -> [ActionLine] {
    ActionLine.grouped(entries.map { line($0, direction, .brief, namesKnown: namesKnown) })
  }

  private static func line(
    _ entry: AccessEntry, _ direction: Direction, _ detail: Detail, namesKnown: Bool = true
  ) -> ActionLine {
    var remarks = Phrase()
    if !entry.before.isEmpty {
      let when = direction == .gained ? "before" : "now"
      let share = entry.how == .part ? ", in part" : ""
      let before =
        detail == .full
        ? describeFully(entry.before) : describe(entry.before, beside: entry.scopes)
      remarks += " (\(when)\(share): \(before))"
    }
    if direction == .gained, entry.marks.contains(.openEnded) {
      remarks += "; open-ended: covers actions added later"
    }
    if case .possible(let reason) = entry.certainty {
      remarks += "; perhaps: \(Phrase(quoting: reason)) cannot be decided"
    }
    if namesKnown, !entry.known.isEmpty { remarks += "; that includes \(shortened(entry.known))" }
    return ActionLine(
      entry.action, except: entry.except, describe(entry.scopes, detail), remarks)
  }

  /// The first names of a list that only illustrates.
  static func shortened(_ names: [String]) -> Phrase {
    let shown = 8
    if names.count <= shown + 1 { return .codes(names, "and") }
    let first = names.prefix(shown).map(Phrase.code).joined(", ")
    return "\(first) and \(names.count - shown) more"
  }
}

extension Words {
  /// Access that only revisions in between gave: "`s3:GetObject`, from … to …".
  public static func describe(_ transient: TransientEntry) -> Phrase {
    let line = line(transient.entry, .gained, .full).phrase
    return "\(line), from \(transient.since) to \(transient.until)"
  }
}
