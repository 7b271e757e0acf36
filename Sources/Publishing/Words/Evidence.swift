public import PolicyHistory

/// How an answer about a revision is known.
public struct Evidence: Sendable {
  /// The revision.
  public let revision: RevisionID
  /// When it came into force.
  public let since: Moment
  /// When it was not in force any more; `nil` while it is.
  public let until: Moment?
  /// Whose document counts; `nil` where there is none.
  public let source: Source?
  /// The short id of the snapshot that was read; `nil` where the answer shall not depend on it.
  public let history: String?
  /// The newest look at any source of the policy.
  public let knownUntil: Moment?

  /// Takes what a timeline knows of a revision.
  ///
  /// - Parameters:
  ///   - entry: The revision.
  ///   - knownUntil: The newest look at any source of its policy.
  ///   - history: The short id of the snapshot that was read.
  public init(_ entry: Timeline.Entry, knownUntil: Moment?, history: String? = nil) {
    revision = entry.revision.id
    since = entry.effective
    until = entry.end
    source = entry.revision.counting?.source
    self.history = history
    self.knownUntil = knownUntil
  }
}

extension Words {
  /// The evidence in one line: "v3 · in force … – … · documentation, reconstructed · …".
  public static func describe(_ evidence: Evidence) -> Phrase {
    var parts: [Phrase] = ["\(evidence.revision.text)"]
    if let until = evidence.until {
      parts.append("in force \(evidence.since) – \(until)")
    } else {
      parts.append("in force since \(evidence.since)")
    }
    if let source = evidence.source {
      parts.append(describe(source))
    } else {
      parts.append("no document recorded")
    }
    if let history = evidence.history { parts.append("history \(history)") }
    if let knownUntil = evidence.knownUntil { parts.append("known until \(knownUntil)") }
    return parts.joined(" · ")
  }

  /// What kind of source it is and how close to what IAM served: "documentation, verbatim".
  static func describe(_ source: Source) -> Phrase {
    let kind = source.kind == .iam ? "IAM" : source.kind.rawValue
    return "\(kind), \(source.fidelity.rawValue)"
  }
}
