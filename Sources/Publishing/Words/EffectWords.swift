internal import PolicyLanguage

extension Words {
  /// Patterns of `allow` or `deny` that stand on one side, wholly or in part.
  static func lines(_ moved: [EffectComparison.Moved]) -> [ActionLine] {
    ActionLine.grouped(
      moved.map { ActionLine($0.action, except: $0.except, describe($0.scopes), Phrase()) })
  }

  /// Patterns of `allow` or `deny` that stand on both sides with other scopes.
  static func lines(_ rescoped: [EffectComparison.Rescoped]) -> [ActionLine] {
    ActionLine.grouped(
      rescoped.map {
        ActionLine(
          $0.action, except: $0.except, describe($0.after),
          " (before: \(describe($0.before, beside: $0.after)))")
      })
  }
}
