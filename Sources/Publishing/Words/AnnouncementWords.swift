public import PolicyHistory
internal import PolicyLanguage

extension Words {
  /// What the owner told: "Announced 2024-04-30: Updated policy", and the text.
  public static func describe(_ announcement: Announcement) -> Phrase {
    var phrase: Phrase = "Announced \(announcement.date)"
    if let title = announcement.title {
      phrase += ": "
      phrase.append(announcement.url.map { .link(title, to: $0) } ?? .words(title))
    } else if let url = announcement.url {
      phrase += ": "
      phrase.append(.link(url, to: url))
    }
    phrase += "."
    if let text = announcement.text { phrase += " \(text)" }
    return phrase
  }

  /// Where an announcement says otherwise than what was observed; `nil` where it does not.
  ///
  /// It speaks of additions alone, while access was lost, or nothing was gained. An announcement
  /// with any word of taking away is believed.
  public static func disagreement(in change: PolicyChange) -> Phrase? {
    guard case .replaced = change.change.step, let announcement = change.to?.announcement,
      announcement.speaksOfAdditionsAlone, let comparison = change.change.comparison
    else { return nil }
    let isLost = comparison.lost.contains {
      if case .proven = $0.certainty { true } else { false }
    }
    if isLost {
      return comparison.gained.isEmpty
        ? "the announcement speaks of additions, but access was narrowed"
        : "the announcement speaks of additions alone, but access was lost too"
    }
    return comparison.gained.isEmpty
      ? "the announcement speaks of additions, but nothing was gained" : nil
  }
}

extension Announcement {
  private static let adding = ["add", "new permission", "new action"]
  private static let taking = [
    "remov", "restrict", "narrow", "limit", "fewer", "reduc", "scope", "no longer", "replac",
    "instead", "deprecat", "tighten",
  ]

  fileprivate var speaksOfAdditionsAlone: Bool {
    let words = "\(title ?? "") \(text ?? "")".asciiLowercased
    return Self.adding.contains(where: words.contains)
      && !Self.taking.contains(where: words.contains)
  }
}
