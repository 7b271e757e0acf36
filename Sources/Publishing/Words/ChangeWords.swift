internal import PolicyHistory

extension Words {
  /// What a change is about: "AmazonQFullAccess v5: widened".
  public static func title(of change: PolicyChange) -> Phrase {
    "\(subject(of: change)): \(verdict(of: change))"
  }

  /// The verdict on a change in a word or two.
  static func verdict(of change: PolicyChange) -> String {
    guard let verdict = change.change.verdict else { return "changed in an unknown way" }
    if change.isFirstRecorded { return "first recorded" }
    return change.isPossible ? "perhaps \(verdict.word)" : verdict.word
  }

  /// What the verdict on a change means; `nil` where there is none.
  static func meaning(of change: PolicyChange) -> String? {
    guard let verdict = change.change.verdict else { return nil }
    if change.isFirstRecorded {
      return "the first recorded revision; what came before is not known"
    }
    return change.isPossible ? "perhaps \(meaning(of: verdict))" : meaning(of: verdict)
  }

  /// The policy and the revision of a change: "AmazonQFullAccess v5".
  static func subject(of change: PolicyChange) -> Phrase {
    let revision = (change.to ?? change.from)?.revision.id.text ?? ""
    return "\(change.key.description) \(revision)"
  }

  /// Everything to be said of a change, the most important first.
  ///
  /// - Parameter namesKnown: Whether to name actions of the history that an entry covers.
  public static func blocks(of change: PolicyChange, namesKnown: Bool = true) -> [Block] {
    var blocks: [Block] = [.paragraph(lead(of: change))]
    if change.isStep, let summary = change.to?.revision.summary {
      blocks.append(.paragraph(Phrase(quoting: summary)))
    }
    blocks += change.change.marks.map { .paragraph("\(strong: "Note"): \(mark($0, of: change)).") }
    if let comparison = change.change.comparison {
      blocks += lists(comparison, verdict: change.change.verdict, namesKnown: namesKnown)
    } else {
      blocks.append(.paragraph("No document is recorded, so that nobody knows what changed."))
    }
    if change.isStep, let announcement = change.to?.announcement {
      blocks.append(.quote(describe(announcement)))
    }
    if change.isStep, let disagreement = disagreement(in: change) {
      blocks.append(.paragraph("\(strong: "Note"): \(disagreement)."))
    }
    return blocks
  }

  /// The verdict in words, the dates and how it is known, in sentences.
  static func lead(of change: PolicyChange) -> Phrase {
    var sentences: [Phrase] = []
    if let meaning = meaning(of: change) { sentences.append("\(meaning.capitalizedFirst).") }
    sentences.append("\(dates(of: change)).")
    if let source = change.to?.revision.counting?.source {
      sentences.append("Source: \(describe(source)).")
    }
    let aliases = change.record.aliases.sorted().map(\.text)
    if !aliases.isEmpty {
      sentences.append("Documented as \(Phrase.list(aliases.map { "\($0)" }, "and")).")
    }
    return sentences.joined(" ")
  }

  /// When it took effect, in the place of what, and when it was told of.
  private static func dates(of change: PolicyChange) -> Phrase {
    guard let to = change.to else { return "Deleted by \(change.effective)" }
    if !change.isStep, let from = change.from {
      return "From \(from.revision.id.text), in force since \(from.effective), to "
        + "\(to.revision.id.text), in force since \(to.effective)"
    }
    var phrase: Phrase = "In force since \(to.effective)"
    if let from = change.from { phrase += " in place of \(from.revision.id.text)" }
    if let announced = to.announcement?.date {
      phrase += ", \(distance(from: to.effective, to: announced))"
    }
    return phrase
  }

  /// How many days (UTC) an announcement came before or after.
  private static func distance(from effective: Moment, to announced: Moment) -> Phrase {
    let days = announced.day.daysSince1970 - effective.day.daysSince1970
    if days == 0 { return "announced the same day" }
    let count = abs(days) == 1 ? "1 day" : "\(abs(days)) days"
    return "announced \(count) \(days < 0 ? "before" : "later") (\(.day(announced.day)))"
  }

  private static func mark(_ mark: Mark, of change: PolicyChange) -> Phrase {
    guard mark == .gap, let entry = change.to, let missing = entry.missing else {
      return describe(mark)
    }
    let first = missing.lowerBound
    let last = missing.upperBound
    let observed: Phrase =
      first == last
      ? "v\(first) was never observed" : "v\(first) to v\(last) were never observed"
    return observed + "\(notServed(entry))"
  }
}

extension PolicyChange {
  /// Whether all of it rests on something that cannot be decided.
  fileprivate var isPossible: Bool { change.marks.contains(.possible) }

  /// Whether nothing was in force between the two; what a source says of the later revision is about
  /// the step to it alone.
  fileprivate var isStep: Bool {
    guard let from, let to else { return true }
    return from.index + 1 == to.index
  }

  /// Whether nothing is recorded of what was before, although there may have been something.
  public var isFirstRecorded: Bool {
    guard case .created(let entry) = change.step else { return false }
    return entry.revision.version?.number != 1
  }
}

extension String {
  /// The text with its first letter as a sentence begins.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
