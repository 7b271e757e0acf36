public import PolicyHistory
public import PolicyLanguage

/// What became known of policies, the newest first, by the day (UTC) it was told.
public struct ChangeLog: Sendable {
  /// One thing to tell.
  public enum Item: Sendable {
    /// A change of a policy; behind a reference, because a log copies its items a few times.
    indirect case change(PolicyChange)
    /// A service began to keep a log of changes to its policies.
    case trackingStarted(ServiceRecord, Moment)
    /// An announcement that belongs to no recorded revision.
    case announcement(Announcement, PolicyKey)
    /// What became of a policy, other than that it was deleted, which is a change.
    case status(Status, PolicyKey)
  }

  /// What was told on one day.
  public struct Day: Sendable {
    /// The day, in UTC.
    public let date: PolicyHistory.Day
    /// What there is about policies, by scope and name.
    public fileprivate(set) var sections: [Section] = []
    /// New versions with the same document that there is nothing else to say of.
    public fileprivate(set) var reissued: [PolicyChange] = []
    /// The services that began to keep a log.
    public fileprivate(set) var trackingStarted: [ServiceRecord] = []
  }

  /// What was told of one policy on one day.
  public struct Section: Sendable {
    /// The policy.
    public let policy: PolicyKey
    /// What there is to tell, the newest first; at least one.
    public fileprivate(set) var items: [Item]
  }

  /// Everything there is to tell, the newest first.
  public let items: [Item]

  /// The days on which there is something to tell, the newest first.
  public let days: [Day]

  /// Puts things to tell in order.
  ///
  /// - Complexity: O(*n* log *n*).
  public init(_ items: some Sequence<Item>) {
    let given = Array(items)
    // Numbers are moved, where items would be.
    self.items = given.indices.sorted { given[$0].precedes(given[$1]) }.map { given[$0] }
    var days: [Day] = []
    for item in self.items {
      if days.last?.date != item.date.day { days.append(Day(date: item.date.day)) }
      days[days.count - 1].add(item)
    }
    self.days = days
  }

  /// The changes, the newest first.
  public var changes: [PolicyChange] { items.compactMap(\.change) }
}

extension ChangeLog {
  /// Everything there is to tell of a policy.
  ///
  /// - Parameters:
  ///   - timeline: The policy.
  ///   - named: The names of actions known in the history, asked for only if needed.
  ///   - isMeant: Of which changes, by when they were told; of others nothing is compared.
  /// - Throws: `FormatError` if a document cannot be read.
  public static func items(
    of timeline: Timeline, named: @escaping () -> NamedActions = { NamedActions([]) },
    told isMeant: (Moment) -> Bool = { _ in true }
  ) throws(FormatError) -> [Item] {
    var items: [Item] = []
    for step in timeline.steps where isMeant(step.date(on: .announced)) {
      let change = try Change(step, of: timeline.key, named: named)
      items.append(.change(PolicyChange(change, in: timeline)))
    }
    items += timeline.unmatchedAnnouncements.map { .announcement($0, timeline.key) }
    items += timeline.record.statuses.filter { $0.kind != .deleted }
      .map { .status($0, timeline.key) }
    return items
  }

  /// What there is to tell of a service.
  public static func items(of service: ServiceRecord) -> [Item] {
    service.trackingSince.map { [.trackingStarted(service, $0)] } ?? []
  }
}

// MARK: - Items

extension ChangeLog.Item {
  /// When it was told.
  public var date: Moment {
    switch self {
    case .change(let change): change.announced
    case .trackingStarted(_, let date): date
    case .announcement(let announcement, _): announcement.date
    case .status(let status, _): status.date
    }
  }

  /// The policy it is about, if any.
  public var policy: PolicyKey? {
    switch self {
    case .change(let change): change.key
    case .trackingStarted: nil
    case .announcement(_, let key), .status(_, let key): key
    }
  }

  /// The change, if it is one.
  public var change: PolicyChange? {
    if case .change(let change) = self { change } else { nil }
  }

  /// Whether an item stands before another: the newest day first, of a day by policy, of a policy
  /// the newest first; services come last.
  fileprivate func precedes(_ other: ChangeLog.Item) -> Bool {
    if date.day != other.date.day { return date.day > other.date.day }
    guard let policy, let theirs = other.policy else {
      return policy != nil && other.policy == nil
        || policy == nil && other.policy == nil && name < other.name
    }
    if policy != theirs { return policy < theirs }
    if rank != other.rank { return rank < other.rank }
    switch (self, other) {
    case (.change(let a), .change(let b)): return a.isAfter(b)
    default: return date != other.date ? date > other.date : name < other.name
    }
  }

  private var rank: Int {
    switch self {
    case .change: 0
    case .announcement: 1
    case .status: 2
    case .trackingStarted: 3
    }
  }

  /// What tells apart items of one kind and date.
  private var name: String {
    switch self {
    case .change: ""
    case .trackingStarted(let service, _): service.id.text
    case .announcement(let announcement, _): announcement.title ?? announcement.text ?? ""
    case .status(let status, _): status.kind.rawValue
    }
  }
}

extension PolicyChange {
  /// Whether it comes later in its policy's timeline.
  fileprivate func isAfter(_ other: PolicyChange) -> Bool {
    let (a, b) = (place, other.place)
    return a.index != b.index ? a.index > b.index : a.isEnd && !b.isEnd
  }

  private var place: (index: Int, isEnd: Bool) {
    to.map { ($0.index, false) } ?? (from?.index ?? 0, true)
  }

  /// Whether there is nothing to say of it but that there was a new version.
  fileprivate var isPlainReissue: Bool {
    change.verdict == .reissued && change.marks.isEmpty && to?.announcement == nil
  }
}

extension ChangeLog.Day {
  fileprivate mutating func add(_ item: ChangeLog.Item) {
    switch item {
    case .trackingStarted(let service, _): trackingStarted.append(service)
    case .change(let change) where change.isPlainReissue: reissued.append(change)
    case .change, .announcement, .status:
      guard let policy = item.policy else { return }
      if sections.last?.policy == policy {
        sections[sections.count - 1].items.append(item)
      } else {
        sections.append(ChangeLog.Section(policy: policy, items: [item]))
      }
    }
  }
}
