public import PolicyLanguage

extension Words {
  /// Where and when access is given: "only on `arn:…` when …"; nothing for everywhere and always.
  ///
  /// - Parameter scopes: Scopes of which each one counts; none of them is nowhere.
  public static func describe(_ scopes: [Scope]) -> Phrase {
    if scopes.contains(where: \.isUnlimited) { return Phrase() }
    let parts = scopes.map(circumstances)
    return parts.isEmpty ? "nowhere" : "only \(parts.joined(", or "))"
  }

  /// Where and when access is given, also where that is everywhere.
  public static func describeFully(_ scopes: [Scope]) -> Phrase {
    let phrase = describe(scopes)
    return phrase.isEmpty ? "on everything" : phrase
  }

  /// The resources, the condition, and the Denies that take from both.
  private static func circumstances(_ scope: Scope) -> Phrase {
    var parts: [Phrase] = []
    if let resources = describe(scope.resources) { parts.append("on \(resources)") }
    if let condition = scope.condition { parts.append("when \(describe(condition))") }
    if !scope.unless.isEmpty {
      parts.append("where not denied (\(scope.unless.map(denied).joined("; ")))")
    }
    return parts.joined(" ")
  }

  /// What a Deny takes away.
  private static func denied(_ scope: Scope) -> Phrase {
    var parts: [Phrase] = []
    if let actions = scope.actions { parts.append(describe(actions) ?? "everything") }
    if let resources = describe(scope.resources) { parts.append("on \(resources)") }
    if let condition = scope.condition { parts.append("when \(describe(condition))") }
    return parts.isEmpty ? "always" : parts.joined(" ")
  }

  /// The patterns of a set; `nil` for everything.
  private static func describe(_ patterns: PatternSet) -> Phrase? {
    switch patterns {
    case .only(let texts):
      texts.contains("*") ? nil : texts.isEmpty ? "nothing" : .codes(texts, "or")
    case .except(let texts):
      texts.isEmpty ? nil : "everything except \(Phrase.codes(texts, "and"))"
    }
  }
}
