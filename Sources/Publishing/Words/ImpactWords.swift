public import PolicyHistory
internal import PolicyLanguage

extension Words {
  /// The principals of a group of equal impacts: "user/alice, user/bob and 3 more".
  public static func principals(of group: [Impact], isFull: Bool = false) -> Phrase {
    let names = group.map { Phrase([.strong($0.principal.description)]) }
    let shown = 6
    if isFull || names.count <= shown + 1 { return .list(names, "and") }
    return "\(names.prefix(shown).joined(", ")) and \(names.count - shown) more"
  }

  /// Through what an impact came about: "through AmazonQFullAccess v4 → v5".
  public static func through(_ impact: Impact) -> Phrase {
    var seen: Set<HeldPolicy.Source> = []
    let changes = impact.changes.filter { seen.insert($0.policy.source).inserted }
    return "through \(Phrase.list(changes.map(describe), "and"))"
  }

  private static func describe(_ change: Impact.Change) -> Phrase {
    let own = HeldPolicy(source: change.policy.source, group: nil)
    let sides = [change.from, change.to].map { $0?.revision.id.text ?? "nothing" }
    return "\(change.isBoundary ? "the boundary " : "")\(describe(own)) \(sides[0]) → \(sides[1])"
  }
}
