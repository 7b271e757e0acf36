public import PolicyHistory
public import PolicyLanguage

/// Everything that a site has about one policy.
public struct PolicyPages: Sendable {
  /// What the front page and the service's page say of it.
  public let headline: PolicyHeadline
  /// Its page, the pages of its revisions, and the same for programs.
  public let files: [PublishedFile]

  /// Makes the pages of a policy.
  ///
  /// - Parameters:
  ///   - timeline: The policy.
  ///   - service: Its service, if it belongs to one.
  ///   - named: The names of actions known in the history.
  /// - Throws: `FormatError` if a document cannot be read.
  public init(
    of timeline: Timeline, service: ServiceRecord?, named: NamedActions
  ) throws(FormatError) {
    let items = try ChangeLog.items(of: timeline) { named }
    let changes = Array(ChangeLog(items).changes)
    let blame = try timeline.entries.last.map { entry throws(FormatError) in
      try Blame(of: timeline, upTo: entry, deletion: entry.deletion)
    }
    let page = PolicyPage(timeline: timeline, service: service, changes: changes, blame: blame)
    var files = try page.files()
    for change in changes where change.to != nil {
      files.append(try RevisionPage(change: change, timeline: timeline).file())
    }
    files += try PolicyAPI(timeline: timeline, items: items).files()
    self.files = files
    headline = PolicyHeadline(timeline, changes)
  }
}

/// What pages about many policies say of one.
public struct PolicyHeadline: Sendable {
  /// The policy.
  let timeline: Timeline
  /// Its changes in a few words, the newest first.
  let changes: [Line]
  /// The patterns of actions that it allows now, or did last.
  let actions: [String]

  /// A change in a few words.
  struct Line: Sendable {
    let date: Moment
    let subject: String
    let summary: Phrase
    let verdict: String
    let path: String
    /// Whether there is more to say of it than that there was a new version.
    let isNews: Bool
  }

  init(_ timeline: Timeline, _ changes: [PolicyChange]) {
    self.timeline = timeline
    self.changes = changes.map { change in
      Line(
        date: change.announced, subject: Words.subject(of: change).text(),
        summary: Words.summary(of: change), verdict: change.badge, path: change.path,
        isNews: change.change.verdict != .reissued)
    }
    actions = timeline.entries.last.flatMap { try? $0.allowedPatterns() } ?? []
  }
}

extension PolicyChange {
  /// The verdict as pages mark it.
  var badge: String {
    isFirstRecorded ? "recorded" : change.verdict?.rawValue ?? "unknown"
  }

  /// The page of the change.
  var path: String {
    to.map { Addresses.page(of: key, $0.revision.id) } ?? "\(Addresses.page(of: key))#\(anchor)"
  }
}

extension Addresses {
  /// The page of a revision.
  static func page(of key: PolicyKey, _ revision: RevisionID) -> String {
    "\(details(of: key))/\(revision).html"
  }
}

extension Timeline.Entry {
  /// The patterns of actions in Allow statements, each once, in order.
  func allowedPatterns() throws(FormatError) -> [String] {
    guard let document = try revision.document?.parsed() else { return [] }
    var seen: Set<Bytewise> = []
    var patterns: [String] = []
    for statement in document.statements.elements where statement.effect == .allow {
      let texts = statement.action.isNegated ? ["*"] : statement.action.values.elements
      for text in texts where seen.insert(Bytewise(text.asciiLowercased)).inserted {
        patterns.append(text)
      }
    }
    return patterns
  }
}
