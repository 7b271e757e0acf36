public import PolicyLanguage

/// One line of a list: actions of one service of which the same is to be said.
public struct ActionLine: Sendable, Equatable {
  /// The patterns of the actions as authored, in the order of the list; at least one.
  public private(set) var actions: [String]
  /// The patterns taken out; only of a line about one pattern.
  public let except: [String]
  /// Where and when: "only on …"; empty for everywhere and always.
  public let circumstances: Phrase
  /// What else is to be said, punctuation first.
  public let remarks: Phrase

  init(_ action: String, except: [String] = [], _ circumstances: Phrase, _ remarks: Phrase) {
    actions = [action]
    self.except = except
    self.circumstances = circumstances
    self.remarks = remarks
  }

  /// The line: "`q:*` except `q:SendMessage`, only on `arn:…`".
  public var phrase: Phrase {
    var phrase = Phrase.codes(actions, "and")
    if !except.isEmpty {
      let count = except.count > 3 ? " these \(except.count):" : ""
      phrase += " except\(count) \(Phrase.codes(except, "and"))"
    }
    if !circumstances.isEmpty {
      // Without "each" it could be the last of them alone.
      phrase += actions.count > 1 ? ", each \(circumstances)" : ", \(circumstances)"
    }
    return phrase + remarks
  }
}

extension ActionLine {
  private struct Kind: Hashable {
    var service: Bytewise
    var circumstances: Phrase
    var remarks: Phrase
  }

  /// Puts lines together that say the same of actions of one service.
  ///
  /// - Complexity: O(*n*) in the text of the lines.
  static func grouped(_ lines: [ActionLine]) -> [ActionLine] {
    var groups: [ActionLine] = []
    var places: [Kind: Int] = [:]
    for line in lines {
      let kind = Kind(
        service: Bytewise(line.service), circumstances: line.circumstances, remarks: line.remarks)
      if line.except.isEmpty, let place = places[kind] {
        groups[place].actions += line.actions
      } else {
        if line.except.isEmpty { places[kind] = groups.count }
        groups.append(line)
      }
    }
    return groups
  }

  /// The service of the actions in lower case, or `*` where they are of several.
  private var service: String { actions.first?.actionService ?? "*" }
}

extension String {
  /// The service of a pattern of actions in lower case, or `*` where it can be of several.
  package var actionService: String {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return "*" }
    let prefix = self[..<colon]
    return prefix.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
      ? "*" : String(prefix).asciiLowercased
  }
}

// MARK: - Access

extension Words {
  /// An entry of `gained` or `lost`: "`q:*` except `q:SendMessage`, only on `arn:…`".
  public static func describe(_ entry: AccessEntry, _ direction: Direction) -> Phrase {
    line(entry, direction).phrase
  }

  /// The entries of `gained` or `lost`, those of one service that are allowed alike in one line.
  public static func lines(_ entries: [AccessEntry], _ direction: Direction) -> [ActionLine] {
    ActionLine.grouped(entries.map { line($0, direction) })
  }

  private static func line(_ entry: AccessEntry, _ direction: Direction) -> ActionLine {
    var remarks = Phrase()
    if !entry.before.isEmpty {
      let when = direction == .gained ? "before" : "now"
      let share = entry.how == .part ? ", in part" : ""
      remarks += " (\(when)\(share): \(describeFully(entry.before)))"
    }
    if case .possible(let reason) = entry.certainty {
      remarks += "; perhaps: \(Phrase(quoting: reason)) cannot be decided"
    }
    if !entry.known.isEmpty { remarks += "; that includes \(shortened(entry.known))" }
    return ActionLine(entry.action, except: entry.except, describe(entry.scopes), remarks)
  }

  /// The first names of a list that only illustrates.
  private static func shortened(_ names: [String]) -> Phrase {
    let shown = 8
    if names.count <= shown + 1 { return .codes(names, "and") }
    let first = names.prefix(shown).map(Phrase.code).joined(", ")
    return "\(first) and \(names.count - shown) more"
  }
}

// MARK: - Effects

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
          " (before: \(describeFully($0.before)))")
      })
  }
}
