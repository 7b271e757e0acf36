internal import PolicyHistory
internal import PolicyLanguage

extension Words {
  /// What an item of a change log comes to, in a sentence or two.
  public static func summary(of item: ChangeLog.Item) -> Phrase {
    switch item {
    case .change(let change): summary(of: change)
    case .trackingStarted(let service, _): trackingStarted(service)
    case .announcement(let announcement, _): describe(announcement)
    case .status(let status, _): describe(status)
    }
  }

  /// What a change comes to, in a sentence: "Gained a; lost b except 12 patterns".
  public static func summary(of change: PolicyChange) -> Phrase {
    let verdict = change.change.verdict
    let isNew = verdict == .created || verdict == .restored
    let lists = [
      (isNew ? "allows" : "gained", change.change.comparison?.gained ?? []),
      (verdict == .deleted ? "allowed until then" : "lost", change.change.comparison?.lost ?? []),
    ].filter { !$1.isEmpty }
    if lists.isEmpty {
      return "\((meaning(of: change) ?? "no document is recorded").capitalizedFirst)."
    }
    let parts = lists.enumerated().map { index, list in
      part(index == 0 ? list.0.capitalizedFirst : list.0, list.1)
    }
    return "\(parts.joined("; "))."
  }

  /// The first actions of a list, in short.
  private static func part(_ verb: String, _ entries: [AccessEntry]) -> Phrase {
    let shown = 6
    let actions = entries.map { entry -> Phrase in
      switch entry.except.count {
      case 0: .code(entry.action)
      case 1: "\(code: entry.action) except \(code: entry.except[0])"
      case let count: "\(code: entry.action) except \(count) patterns"
      }
    }
    if actions.count <= shown + 1 { return "\(verb) \(Phrase.list(actions, "and"))" }
    return "\(verb) \(actions.prefix(shown).joined(", ")) and \(actions.count - shown) more"
  }
}
