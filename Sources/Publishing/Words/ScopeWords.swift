public import PolicyLanguage

extension Words {
  /// How much is said of the Denies that take from a scope, and of what the other side allows.
  public enum Detail: Sendable {
    /// Everything.
    case full
    /// What a reader can take in; the rest is counted.
    case brief
  }

  /// Where and when access is given: "only on `arn:…` when …"; nothing for everywhere and always.
  ///
  /// - Parameters:
  ///   - scopes: Scopes of which each one counts; none of them is nowhere.
  ///   - detail: How much is said.
  public static func describe(_ scopes: [Scope], _ detail: Detail = .full) -> Phrase {
    if scopes.contains(where: \.isUnlimited) { return Phrase() }
    return scopes.isEmpty ? "nowhere" : "only \(alternatives(scopes, detail))"
  }

  /// Where and when access is given, also where that is everywhere.
  public static func describeFully(_ scopes: [Scope]) -> Phrase {
    let phrase = describe(scopes)
    return phrase.isEmpty ? "on everything" : phrase
  }

  /// What the other side allows of the same actions: "only on `arn:…`".
  ///
  /// In brief, of more than two scopes those with the same resources stand for all.
  static func describe(_ before: [Scope], beside scopes: [Scope]) -> Phrase {
    if before.count < 3 || before.contains(where: \.isUnlimited) {
      let phrase = describe(before, .brief)
      return phrase.isEmpty ? "on everything" : phrase
    }
    let near = before.filter { scope in scopes.contains { $0.resources == scope.resources } }
    return 1...2 ~= near.count
      ? "among others \(alternatives(near, .brief))" : "in \(before.count) other scopes"
  }

  private static func alternatives(_ scopes: [Scope], _ detail: Detail) -> Phrase {
    scopes.map { circumstances($0, detail) }.joined("; or ")
  }

  /// The resources, the condition, and the Denies that take from both.
  private static func circumstances(_ scope: Scope, _ detail: Detail) -> Phrase {
    var parts = places(scope)
    if !scope.within.isEmpty {
      parts.append("within the boundary (\(alternatives(scope.within, detail)))")
    }
    if !scope.unless.isEmpty { parts.append(denied(scope.unless, detail)) }
    return parts.isEmpty ? "on everything" : parts.joined(" ")
  }

  /// The resources and the condition.
  private static func places(_ scope: Scope) -> [Phrase] {
    var parts: [Phrase] = []
    if let resources = describe(scope.resources) { parts.append("on \(resources)") }
    if let condition = scope.condition { parts.append("when \(describe(condition))") }
    return parts
  }

  /// What Denies take away.
  private static func denied(_ scopes: [Scope], _ detail: Detail) -> Phrase {
    let denies = scopes.map { scope -> Phrase in
      let actions = scope.actions.map { describe($0) ?? "everything" }
      let parts = [actions].compactMap { $0 } + places(scope)
      return parts.isEmpty ? "always" : parts.joined(" ")
    }.joined("; ")
    if detail == .brief, denies.spans.count > 12 {
      return scopes.count == 1
        ? "where a Deny does not apply" : "where none of \(scopes.count) Denies applies"
    }
    return "where not denied (\(denies))"
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
