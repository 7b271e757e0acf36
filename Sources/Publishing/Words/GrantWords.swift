public import PolicyHistory
public import PolicyLanguage

extension Words {
  /// Patterns of a statement: "`q:*`", "everything except `iam:*`"; of many the first ones and how
  /// many more there are.
  ///
  /// - Parameter isFull: Whether all are named.
  public static func describe(patterns: PatternSet, isFull: Bool = false) -> Phrase {
    switch patterns {
    case .only(let texts): some(of: texts, isFull)
    case .except(let texts):
      texts.isEmpty ? "everything" : "everything except \(some(of: texts, isFull))"
    }
  }

  private static func some(of texts: [String], _ isFull: Bool) -> Phrase {
    let shown = 4
    if isFull || texts.count <= shown + 1 { return .codes(texts, "and") }
    return "\(texts.prefix(shown).map(Phrase.code).joined(", ")) and \(texts.count - shown) more"
  }

  /// What gives access, where and when: "`q:*`, only on `arn:…`".
  ///
  /// - Parameter isFull: Whether long lists are written out.
  public static func describe(_ grant: Grant, isFull: Bool = false) -> Phrase {
    var phrase = describe(patterns: grant.patterns, isFull: isFull)
    if grant.coverage == .some { phrase += ", a part of what is asked for" }
    let circumstances = describe([grant.scope], isFull ? .full : .brief)
    if !circumstances.isEmpty { phrase += ", \(circumstances)" }
    if case .possible(let reason) = grant.certainty {
      phrase += "; perhaps: \(Phrase(quoting: reason)) cannot be decided"
    }
    return phrase
  }

  /// A statement by its place in the document, as a program would reach for it, and its name.
  public static func statement(_ grant: Grant) -> Phrase { statement(grant.statement, grant.sid) }

  /// A statement by its place in the document and its name, if it has one.
  static func statement(_ index: Int, _ sid: String?) -> Phrase {
    let place: Phrase = "Statement[\(index)]"
    guard let sid, !sid.isEmpty else { return place }
    return "\(place) \(code: sid)"
  }

  /// Which revisions gave something, and their days: "v1–v2", "2023-11-28 – 2024-07-09".
  public static func describe(
    _ span: HeldGrant.Span, on clock: Clock
  ) -> (revisions: Phrase, days: Phrase) {
    let ids = [span.first, span.last].map(\.revision.id.text)
    let since = span.since(on: clock).day
    return (
      "\(ids[0] == ids[1] ? ids[0] : "\(ids[0])–\(ids[1])")",
      span.until.map { "\(.day(since)) – \(.day($0.day))" } ?? "since \(.day(since))"
    )
  }

  /// What is out of the ordinary about a policy that is asked about: "deprecated 2020-01-31".
  public static func describe(_ statuses: [Status]) -> Phrase {
    statuses.map { "\($0.kind.rawValue) \($0.date)" as Phrase }.joined(", ")
  }

  /// What was asked for: "`iam:PassRole` on `arn:…`".
  public static func describe(_ request: GrantRequest) -> Phrase {
    var phrase: Phrase = request.coversAll ? "all of " : ""
    phrase += .code(request.question.action)
    if let resource = request.question.resource { phrase += " on \(code: resource)" }
    if request.isUnconditional { phrase += " unconditionally" }
    return phrase
  }

  /// When it was asked for: "on 2024-01-01"; nothing for what is in force now.
  public static func describe(_ period: Period) -> Phrase {
    switch period {
    case .latest: Phrase()
    case .during(nil, nil): "ever"
    case .during(let from?, let to?) where from == to:
      if case .day = from { "on \(from)" } else { "at \(from)" }
    case .during(let from?, let to?): "between \(from) and \(to)"
    case .during(let from?, nil): "since \(from)"
    case .during(nil, let to?): "until \(to)"
    }
  }

  /// Why nobody knows everything that a policy gave.
  public static func unknown(_ grants: PolicyGrants) -> [Phrase] {
    unknown(
      grants.timeline, isPartlyUnknown: grants.isPartlyUnknown,
      withoutDocument: grants.withoutDocument)
  }

  /// Why nobody knows everything that a policy was.
  static func unknown(
    _ timeline: Timeline, isPartlyUnknown: Bool, withoutDocument: [Timeline.Entry]
  ) -> [Phrase] {
    let key = timeline.key.description
    var phrases: [Phrase] = []
    if isPartlyUnknown {
      if let first = timeline.entries.first {
        phrases.append(
          "\(code: key) is not recorded before \(first.revision.id.text) of \(first.effective)")
      } else {
        phrases.append("no revision of \(code: key) is recorded")
      }
    }
    return phrases
      + withoutDocument.map {
        "no document of \(code: key) \($0.revision.id.text) is known"
      }
  }
}
