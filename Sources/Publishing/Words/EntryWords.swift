public import PolicyLanguage

extension Words {
  /// An entry of `gained` or `lost`: "`q:*` except `q:SendMessage`, only on `arn:…`".
  public static func describe(_ entry: AccessEntry, _ direction: Direction) -> Phrase {
    describe(EntryGroup(entry), direction)
  }

  /// Entries that are allowed alike, as one list.
  public static func describe(_ group: EntryGroup, _ direction: Direction) -> Phrase {
    let entry = group.first
    var phrase = Phrase.codes(group.entries.map(\.action), "and")
    if !entry.except.isEmpty { phrase += " except \(Phrase.codes(entry.except, "and"))" }
    let circumstances = describe(entry.scopes)
    if !circumstances.isEmpty {
      phrase += group.entries.count > 1 ? ", each \(circumstances)" : ", \(circumstances)"
    }
    phrase += otherSide(entry, direction)
    if case .possible(let reason) = entry.certainty {
      phrase += "; perhaps: \(Phrase(quoting: reason)) cannot be decided"
    }
    if !entry.known.isEmpty { phrase += "; that includes \(shortened(entry.known))" }
    return phrase
  }

  /// What the other side allows of the same actions.
  private static func otherSide(_ entry: AccessEntry, _ direction: Direction) -> Phrase {
    if entry.before.isEmpty { return Phrase() }
    let when = direction == .gained ? "before" : "now"
    let share = entry.how == .part ? ", in part" : ""
    return " (\(when)\(share): \(describeFully(entry.before)))"
  }

  /// The first names of a list that only illustrates.
  private static func shortened(_ names: [String]) -> Phrase {
    let shown = 8
    if names.count <= shown + 1 { return .codes(names, "and") }
    let first = names.prefix(shown).map(Phrase.code).joined(", ")
    return "\(first) and \(names.count - shown) more"
  }

  /// A request that shows a difference: "`q:CreatePlugin` on `*` when …".
  public static func describe(_ witness: Witness) -> Phrase {
    var phrase: Phrase = "\(code: name(of: witness)) on \(code: witness.resource)"
    let context = witness.context.map { entry -> Phrase in
      switch entry.value {
      case .one(let text): "\(code: entry.key) is \(code: text)"
      case .many(let texts) where texts.isEmpty: "\(code: entry.key) is an empty list"
      case .many(let texts): "\(code: entry.key) is the list \(Phrase.codes(texts, "and"))"
      }
    }
    if !context.isEmpty { phrase += " when \(Phrase.list(context, "and"))" }
    return phrase
  }

  /// The action of a witness; of a made-up one only the service is true.
  private static func name(of witness: Witness) -> String {
    guard witness.isSynthetic else { return witness.action }
    let service = witness.action.split(separator: ":", maxSplits: 1).first.map(String.init)
    return "\(service ?? "*"):<other>"
  }
}

/// Entries about actions of one service that are allowed in the same scopes.
public struct EntryGroup: Sendable, Equatable {
  /// The first entry, whose scopes are those of all.
  public let first: AccessEntry
  /// The entries in the order of the list; at least one.
  public private(set) var entries: [AccessEntry]

  init(_ entry: AccessEntry) {
    first = entry
    entries = [entry]
  }

  /// The service of the actions in lower case, or `*` where they are of several.
  public var service: String { first.service }

  /// Whether an entry can be said in the same breath.
  private func takes(_ entry: AccessEntry) -> Bool {
    entry.isPlain && first.isPlain && entry.service.hasSameBytes(as: first.service)
      && entry.scopes == first.scopes && entry.before == first.before && entry.how == first.how
      && entry.doubt == first.doubt
  }

  /// Groups entries: services in order, of each the actions in order.
  public static func groups(of entries: [AccessEntry]) -> [EntryGroup] {
    var groups: [EntryGroup] = []
    for entry in entries {
      if let index = groups.firstIndex(where: { $0.takes(entry) }) {
        groups[index].entries.append(entry)
      } else {
        groups.append(EntryGroup(entry))
      }
    }
    return groups
  }
}

extension AccessEntry {
  /// The service of the actions in lower case, or `*` where they are of several.
  package var service: String {
    guard let colon = action.utf8.firstIndex(of: UInt8(ascii: ":")) else { return "*" }
    let prefix = action[..<colon]
    return prefix.contains { $0 == "*" || $0 == "?" } ? "*" : String(prefix).asciiLowercased
  }

  fileprivate var isPlain: Bool { except.isEmpty && known.isEmpty }

  fileprivate var doubt: String? {
    if case .possible(let reason) = certainty { reason } else { nil }
  }
}
