public import PolicyHistory
internal import PolicyLanguage

extension Feed {
  /// One thing told.
  public struct Entry: Sendable {
    /// The id, for ever: `urn:uuid:…`.
    public let id: String
    /// What it is about, as plain text.
    public let title: String
    /// When it was told.
    public let published: Instant
    /// When it was last true that something new was to tell of it.
    public let updated: Instant
    /// What it comes to, as plain text.
    public let summary: String
    /// Everything there is to say, as HTML.
    public let html: String
    /// The same for programs, as JSON on one line.
    package let item: String
    /// What it belongs to.
    public let categories: [Category]
    /// The address of the page that tells it, if there is one.
    public let page: String?
  }
}

extension Feed.Entry {
  /// The entry of one item of a change log.
  ///
  /// What it says shall stay as it is when the history learns new names: items for feeds are
  /// compared without any (`ChangeLog.items(of:named:told:)`).
  ///
  /// - Parameter page: The address of the page that tells it, if there is one.
  package init(_ item: ChangeLog.Item, page: String? = nil) {
    id = "urn:uuid:\(item.permanentID)"
    title = Words.title(of: item).text()
    let dates = item.dates
    published = dates.published
    updated = dates.updated
    summary = Words.summary(of: item).text()
    html = Words.blocks(of: item, namesKnown: false).flatMap(\.html).map(\.html)
      .joined(separator: "\n")
    self.item = item.json().text(.compact)
    categories = item.categories
    self.page = page
  }
}

extension ChangeLog.Item {
  /// The id by which feeds know the item for ever.
  ///
  /// A revision has its own; the names of everything else have a blank in them or one slash, so that
  /// no revision can have the same.
  var permanentID: PermanentID {
    switch self {
    case .change(let change):
      if let to = change.to { return to.permanentID(in: change.key) }
      let last = change.from?.revision.id.text ?? ""
      return PermanentID(naming: "\(change.key.scope)/\(change.key.name) \(last) deleted")
    case .trackingStarted(let service, _): return PermanentID(naming: "tracking/\(service.id)")
    case .announcement(let announcement, let key):
      let told = "\(announcement.date) \(announcement.title ?? "") \(announcement.text ?? "")"
      return PermanentID(naming: "\(key.scope)/\(key.name) announced \(told)")
    case .status(let status, let key):
      return PermanentID(naming: "\(key.scope)/\(key.name) \(status.kind.rawValue)")
    }
  }

  /// When the item was told, and when it took effect if that was later.
  ///
  /// An announcement states a day; where the revision took effect on it, that is the exact time.
  fileprivate var dates: (published: Instant, updated: Instant) {
    guard let effective = change?.effective else { return (date.start, date.start) }
    if case .day(let day) = date, effective.day == day { return (effective.start, effective.start) }
    return (date.start, max(date.start, effective.start))
  }

  /// The verdict, the policy, its service, and the services whose actions moved.
  fileprivate var categories: [Feed.Category] {
    var categories: [Feed.Category] = []
    if let verdict = change?.change.verdict {
      categories.append(Feed.Category(kind: .verdict, term: verdict.rawValue))
    }
    if let policy { categories.append(Feed.Category(kind: .policy, term: policy.description)) }
    switch self {
    case .trackingStarted(let service, _):
      categories.append(Feed.Category(kind: .service, term: service.id.text))
    case .change(let change):
      if let service = change.record.service {
        categories.append(Feed.Category(kind: .service, term: service.text))
      }
      let moved = change.change.comparison.map { $0.gained + $0.lost } ?? []
      let prefixes = Set(moved.map { Bytewise($0.action.actionService) }).map(\.text)
      categories += prefixes.sorted { $0.precedesBytewise($1) }
        .map { Feed.Category(kind: .prefix, term: $0) }
    case .announcement, .status: break
    }
    return categories
  }
}
