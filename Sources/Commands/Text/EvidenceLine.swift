internal import PolicyHistory
internal import Publishing

/// How an answer is known: the last line of answers in text about what is recorded.
struct EvidenceLine {
  private var parts: [String] = []

  /// What a revision rests on: `v3 · in force … – … · documentation, reconstructed`.
  static func of(_ entry: Timeline.Entry, clock: Clock = .effective) -> EvidenceLine {
    var evidence = EvidenceLine()
    evidence.parts.append("\(entry.revision.id)")
    evidence.parts.append(inForce(entry))
    if clock == .announced { evidence.parts.append("announced \(entry.announced)") }
    evidence.parts.append(source(of: entry))
    evidence.parts += remarks(on: entry)
    return evidence
  }

  /// What two revisions rest on.
  static func of(_ from: Timeline.Entry?, _ to: Timeline.Entry?) -> EvidenceLine {
    var evidence = EvidenceLine()
    let isFirst = to.map { $0.index == 0 && $0.revision.version?.number != 1 } ?? false
    let ids = [from, to].map {
      $0.map { "\($0.revision.id)" } ?? (isFirst ? "not recorded" : "nothing")
    }
    let entries = [from, to].compactMap { $0 }
    let sources = entries.map(source)
    if sources.allSatisfy({ $0 == sources.first }) {
      evidence.parts = ["\(ids[0]) → \(ids[1])"] + sources.prefix(1)
    } else {
      evidence.parts = zip(ids, sources).map { "\($0) \($1)" }
    }
    for entry in entries {
      evidence.parts += remarks(on: entry).map { "\(entry.revision.id) \($0)" }
    }
    return evidence
  }

  /// What an answer about several policies rests on.
  static func of(policies count: Int) -> EvidenceLine {
    var evidence = EvidenceLine()
    evidence.parts = [Words.count(count, "policy", "policies")]
    return evidence
  }

  /// What an answer about several principals rests on.
  static func of(principals count: Int) -> EvidenceLine {
    var evidence = EvidenceLine()
    evidence.parts = [Words.count(count, "principal", "principals")]
    return evidence
  }

  /// The line, with the history and how far it is known.
  func line(history: String?, knownUntil: Moment?) -> Line {
    let ends = [history.map { "history \($0)" }, knownUntil.map { "known until \($0)" }]
    return Line((parts + ends.compactMap { $0 }).joined(separator: " · "), .faint)
  }

  /// Adds a part.
  func adding(_ part: String) -> EvidenceLine {
    var evidence = self
    evidence.parts.append(part)
    return evidence
  }

  private static func inForce(_ entry: Timeline.Entry) -> String {
    guard let end = entry.end else { return "in force since \(entry.effective)" }
    return "in force \(entry.effective) – \(end)"
  }

  /// The source and fidelity of the document that counts.
  private static func source(of entry: Timeline.Entry) -> String {
    guard let reading = entry.revision.counting else { return "no document is known" }
    return "\(reading.source.kind.rawValue), \(reading.source.fidelity.rawValue)"
  }

  /// What is out of the ordinary about a revision.
  private static func remarks(on entry: Timeline.Entry) -> [String] {
    entry.marks.map { mark in
      switch mark {
      case .gap: Self.missing(entry)
      case .rolledBack: "an older version that came back"
      case .recreated: "made anew under an old number"
      case .disputed, .possible: mark.rawValue
      }
    }
  }

  /// The versions right before a revision that nobody observed.
  static func missing(_ entry: Timeline.Entry) -> String {
    guard let missing = entry.missing else { return "versions before it never observed" }
    return "\(Words.versions(missing)) never observed" + Words.notServed(entry)
  }
}
