public import PolicyLanguage

/// Since when, and by what, a policy allows each of the actions that its revisions name.
public struct Blame: Sendable {
  /// The policy.
  public let timeline: Timeline

  /// The revisions that were looked at, in order.
  public let entries: [Timeline.Entry]

  /// The status that ended the access of the last of them, if that is in the time looked at.
  public let deletion: Status?

  /// The actions, by name without case.
  public let actions: [Action]

  /// A pattern of actions through the revisions.
  public struct Action: Sendable {
    /// The pattern, as the first revision that names it spells it.
    public let pattern: String

    /// What was given of it, in order; every revision is in one.
    public internal(set) var spans: [Span]

    /// The revision that named it first, of any policy.
    public internal(set) var firstNamed: (key: PolicyKey, entry: Timeline.Entry)?
  }

  /// Revisions one after another that give the same of a pattern.
  public struct Span: Sendable {
    /// How much of it is given, and by what: as of the last of them; `nil` where a document is not
    /// known.
    public internal(set) var given: ActionCoverage?

    /// The first of them.
    public let first: Timeline.Entry

    /// The last of them.
    public internal(set) var last: Timeline.Entry
  }

  /// Looks through revisions of a policy.
  ///
  /// Every pattern of an Allow, a Deny or a NotAction is looked at. What is covered is what is
  /// effective, after the Denies, on whatever resource and condition.
  ///
  /// - Parameters:
  ///   - timeline: The policy.
  ///   - last: The last revision to look at.
  ///   - deletion: The status that ended its access, if that counts.
  ///   - isMeant: Which patterns to look at.
  /// - Throws: `FormatError` for a document that cannot be read.
  public init(
    of timeline: Timeline, upTo last: Timeline.Entry, deletion: Status? = nil,
    where isMeant: (String) -> Bool = { _ in true }
  ) throws(FormatError) {
    self.timeline = timeline
    self.deletion = deletion
    entries = Array(timeline.entries[...last.index])
    let documents = try entries.map { entry throws(FormatError) in
      try entry.revision.document?.parsed()
    }
    let patterns = documents.patterns.filter(isMeant)
    var search = CoverageSearch(patterns)
    var actions = patterns.map { Action(pattern: $0, spans: []) }
    for (entry, document) in zip(entries, documents) {
      let given = document.map { search.coverages(by: $0) }
      for place in actions.indices { actions[place].add(given?[place], at: entry) }
    }
    self.actions = actions
  }

  /// Finds the revision that named each action first, of all policies.
  ///
  /// - Parameter clock: By which dates.
  /// - Returns: The same with `firstNamed` filled in.
  /// - Throws: `FormatError` for a document that cannot be read.
  /// - Complexity: O(*n*) in the text of the documents.
  public func naming(
    first timelines: [Timeline], on clock: Clock = .effective
  ) throws(FormatError) -> Blame {
    var actions = self.actions
    let finder = PatternFinder(actions.map(\.pattern))
    for timeline in timelines {
      for entry in timeline.entries {
        for place in try entry.revision.document?.found(finder) ?? [] {
          let known = actions[place].firstNamed
          if let known, known.entry.date(on: clock) <= entry.date(on: clock) { continue }
          actions[place].firstNamed = (timeline.key, entry)
        }
      }
    }
    return Blame(self, actions)
  }

  private init(_ blame: Blame, _ actions: [Action]) {
    timeline = blame.timeline
    deletion = blame.deletion
    entries = blame.entries
    self.actions = actions
  }
}

extension Blame.Action {
  /// What the last revision gives of it; `nil` where its document is not known.
  public var current: ActionCoverage? { spans.last?.given }

  /// Whether it was given, and not at all later on.
  public var wasEverGone: Bool {
    let first = spans.firstIndex { $0.given.map { $0.coverage != .none } ?? false }
    return first.map { spans[$0...].contains { $0.given?.coverage == Coverage.none } } ?? false
  }

  /// Takes in what the next revision gives.
  ///
  /// Of what is given in part, the parts may differ from revision to revision.
  fileprivate mutating func add(_ given: ActionCoverage?, at entry: Timeline.Entry) {
    if let last = spans.last, last.last.deletion == nil, last.given?.coverage == given?.coverage,
      given?.coverage != .all || last.given == given
    {
      spans[spans.count - 1].last = entry
      spans[spans.count - 1].given = given
    } else {
      spans.append(Blame.Span(given: given, first: entry, last: entry))
    }
  }
}

extension [PolicyDocument?] {
  /// The patterns of actions of all statements, each once, by name without case; `*` for what
  /// NotActions give.
  fileprivate var patterns: [String] {
    var spellings: [Bytewise: String] = [:]
    for case let document? in self {
      for statement in document.statements.elements {
        let isOpen = statement.action.isNegated && statement.effect == .allow
        for pattern in statement.action.values.elements + (isOpen ? ["*"] : []) {
          let key = Bytewise(pattern.asciiLowercased)
          if spellings[key] == nil { spellings[key] = pattern }
        }
      }
    }
    return spellings.values.sorted { $0.sortsBeforeWithoutCase($1) }
  }
}
