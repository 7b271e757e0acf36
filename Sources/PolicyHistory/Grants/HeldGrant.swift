public import PolicyLanguage

/// Access that a policy gives by one statement, and when it did.
public struct HeldGrant: Sendable {
  /// What is given: as of the newest revision.
  public internal(set) var grant: Grant

  /// The revisions that gave it one after the other, in order.
  public internal(set) var spans: [Span]

  /// Revisions one after the other.
  public struct Span: Sendable {
    /// The first of them.
    public let first: Timeline.Entry
    /// The last of them.
    public internal(set) var last: Timeline.Entry

    /// When it began, by a clock.
    public func since(on clock: Clock = .effective) -> Moment { first.date(on: clock) }

    /// When it ended; `nil` if it still holds.
    public var until: Moment? { last.end }
  }
}

/// What a policy gives of what is asked for in a period.
public struct PolicyGrants: Sendable {
  /// The policy.
  public let timeline: Timeline

  /// What it gives, what is unconditional first, then by the newest revision and statement.
  public let held: [HeldGrant]

  /// Whether a part of the period is not recorded.
  public let isPartlyUnknown: Bool

  /// The revisions of which no document is known.
  public let withoutDocument: [Timeline.Entry]

  /// Asks the revisions that were in force in a period.
  ///
  /// Access that revisions one after another give alike is one grant, whichever statement gives it.
  ///
  /// - Throws: `FormatError` for a document that cannot be read.
  /// - Complexity: O(*n*) in the text of the documents; the exact work is about those alone that have
  ///   to do with the actions.
  public init(
    of timeline: Timeline, _ request: GrantRequest, in period: Period, clock: Clock = .effective
  ) throws(FormatError) {
    let presence = timeline.presence(in: period, clock: clock)
    self.timeline = timeline
    isPartlyUnknown = presence.isPartlyUnknown
    withoutDocument = presence.entries.filter { $0.revision.document == nil }
    var search = GrantSearch(request)
    var held: [HeldGrant] = []
    var last: (document: RecordedDocument, grants: [Grant])?
    for entry in presence.entries {
      guard let document = entry.revision.document else { continue }
      if last?.document != document {
        let grants =
          document.mayMeet(request.question) ? search.grants(of: try document.parsed()) : []
        last = (document, grants)
      }
      held.add(last?.grants ?? [], at: entry)
    }
    self.held = held.enumerated().sorted { a, b in
      if a.element.grant.isUnconditional != b.element.grant.isUnconditional {
        return a.element.grant.isUnconditional
      }
      let (first, second) = (a.element.newest, b.element.newest)
      if first != second { return first > second }
      return (a.element.grant.statement, a.offset) < (b.element.grant.statement, b.offset)
    }.map(\.element)
  }
}

extension HeldGrant {
  /// The place of the newest revision that gives it.
  fileprivate var newest: Int { spans.last?.last.index ?? 0 }
}

extension [HeldGrant] {
  /// Takes in what a revision gives, which comes after all before.
  fileprivate mutating func add(_ grants: [Grant], at entry: Timeline.Entry) {
    var taken: Set<Int> = []
    for grant in grants {
      let place = indices.first { index in
        !taken.contains(index) && self[index].grant.givesTheSame(as: grant)
      }
      guard let place else {
        taken.insert(count)
        append(HeldGrant(grant: grant, spans: [HeldGrant.Span(first: entry, last: entry)]))
        continue
      }
      taken.insert(place)
      self[place].grant = grant
      let spans = self[place].spans
      if let last = spans.last?.last, last.index + 1 == entry.index, last.deletion == nil {
        self[place].spans[spans.count - 1].last = entry
      } else {
        self[place].spans.append(HeldGrant.Span(first: entry, last: entry))
      }
    }
  }
}
