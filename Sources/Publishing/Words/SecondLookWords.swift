internal import PolicyHistory
internal import PolicyLanguage

extension Words {
  /// What to look at in one sentence: "2024-11-13, AmazonQFullAccess v5: gained …".
  ///
  /// It is there to be skimmed; the change itself says everything.
  public static func describe(_ look: SecondLook) -> Phrase {
    let subject = subject(of: look.change).text()
    var parts: [Phrase] = []
    if !look.unconditional.isEmpty {
      let actions = shortened(look.unconditional.map(\.action))
      parts.append("\(actions) became unconditional on everything")
    }
    let further = look.sensitive.filter { $0.how == .scope }
    if !further.isEmpty {
      let verb = further.count == 1 ? "reaches" : "reach"
      parts.append("\(shortened(further.map(\.action))) \(verb) further")
    }
    parts += skimmed(look.sensitive.filter { $0.how != .scope })
    return "\(.day(look.change.announced.day)), \(strong: subject): \(parts.joined("; "))"
  }

  /// The first few lines of what was gained, without what is long.
  private static func skimmed(_ entries: [AccessEntry]) -> [Phrase] {
    let lines = ActionLine.grouped(
      entries.map { entry in
        let scopes = describe(entry.scopes, .brief)
        let isShort = scopes.spans.count < 12
        let circumstances = isShort ? scopes : "with limits"
        if entry.except.count < 4 {
          return ActionLine(entry.action, except: entry.except, circumstances, Phrase())
        }
        return ActionLine(
          entry.action, circumstances, " (except \(entry.except.count) patterns)")
      })
    let shown = 4
    let rest = lines.dropFirst(shown).reduce(0) { $0 + $1.actions.count }
    return lines.prefix(shown).map { "gained \($0.phrase)" }
      + (rest > 0 ? ["gained \(rest) more"] : [])
  }
}
