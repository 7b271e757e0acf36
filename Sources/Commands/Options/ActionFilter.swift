internal import PolicyHistory
internal import PolicyLanguage

/// Patterns of actions that lists and gates are restricted to: `iam:*,sts:*`.
struct ActionFilter: Sendable {
  /// The patterns as given.
  let patterns: [String]

  private let globs: [Glob]

  /// Reads the value of `--only`, patterns with commas between them, if it was given.
  ///
  /// - Throws: `Failure` for an empty pattern, or one without a service.
  static func read(_ text: String?) throws(Failure) -> ActionFilter? {
    guard let text else { return nil }
    let patterns = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    for pattern in patterns where pattern != "*" && !pattern.utf8.contains(UInt8(ascii: ":")) {
      throw Failure(
        "--only: `\(pattern)` is not a pattern of actions; accepted are such as `iam:*` and"
          + " `sts:Assume*`, with commas between them")
    }
    return ActionFilter(patterns: patterns, globs: patterns.map(Glob.init(action:)))
  }

  /// Whether any action of a pattern without some others can be meant.
  func meets(_ action: String, except: [String]) -> Bool {
    let action = Glob(action: action)
    let except = except.map(Glob.init(action:))
    return globs.contains { glob in
      action.intersects(glob) && !except.contains { $0.contains(glob) == true }
    }
  }

  /// The part of a comparison that is about such actions; `nil` if that is nothing.
  func part(of comparison: DocumentComparison) -> DocumentComparison? {
    var part = comparison
    part.gained.removeAll { !meets($0.action, except: $0.except) }
    part.lost.removeAll { !meets($0.action, except: $0.except) }
    part.allow = filtered(comparison.allow)
    part.deny = filtered(comparison.deny)
    if comparison.guard == .mixed { part.guard = part.deny.guard }
    if part.deny.isEmpty { part.guard = .same }
    let isEmpty = part.gained.isEmpty && part.lost.isEmpty
    return isEmpty && part.allow.isEmpty && part.deny.isEmpty ? nil : part
  }

  private func filtered(_ effect: EffectComparison) -> EffectComparison {
    var effect = effect
    let lists: [WritableKeyPath<EffectComparison, [EffectComparison.Moved]>] = [
      \.added, \.removed, \.partlyAdded, \.partlyRemoved,
    ]
    for list in lists {
      effect[keyPath: list].removeAll { !meets($0.action, except: $0.except) }
    }
    let rescoped: [WritableKeyPath<EffectComparison, [EffectComparison.Rescoped]>] = [
      \.widened, \.narrowed, \.rescoped,
    ]
    for list in rescoped {
      effect[keyPath: list].removeAll { !meets($0.action, except: $0.except) }
    }
    return effect
  }
}

extension EffectComparison {
  /// How a guard moved of which these are the Denies.
  fileprivate var `guard`: DocumentComparison.Guard {
    let isTighter = !(added.isEmpty && partlyAdded.isEmpty && widened.isEmpty)
    let isLooser = !(removed.isEmpty && partlyRemoved.isEmpty && narrowed.isEmpty)
    switch (isTighter || !rescoped.isEmpty, isLooser || !rescoped.isEmpty) {
    case (true, true): return .mixed
    case (true, false): return .tightened
    case (false, true): return .loosened
    case (false, false): return .same
    }
  }
}
