public import PolicyHistory
internal import PolicyLanguage

/// The rows of a page, each with the policies it speaks of.
public struct AnnouncementImport: Sendable {
  /// A row, or a part of it that is about one policy.
  public struct Entry: Sendable {
    /// The row.
    public let row: AnnouncementPage.Row

    /// The policy; `nil` where none of the history is named.
    public let policy: PolicyKey?

    /// The announcement.
    public let announcement: Announcement

    /// What became of it.
    public internal(set) var outcome: Outcome
  }

  /// What becomes of a row.
  public enum Outcome: String, Sendable, CaseIterable {
    /// The history did not have it.
    case added
    /// The history has it.
    case known
    /// It says since when a service tells of changes.
    case tracking
    /// It names no policy of the history.
    case unknown
  }

  /// The entries, in the page's order.
  public private(set) var entries: [Entry]

  /// Finds the policies that the rows of a page speak of.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - address: Where it stands; without one, what the page says.
  ///   - directory: The policies of the history.
  ///   - scope: Whose policies the page speaks of.
  public init(
    _ page: AnnouncementPage, address: String?, in directory: PolicyDirectory,
    scope: PolicyScope = .aws
  ) {
    entries = page.rows.flatMap { row in
      let heading = ChangeHeading(row.change) { directory.policies(named: $0, in: scope) }
      let announcement = Announcement(
        date: .day(row.date), title: heading.title, url: address ?? page.address, text: row.text)
      func entry(_ policy: PolicyKey?, _ outcome: Outcome) -> Entry {
        Entry(row: row, policy: policy, announcement: announcement, outcome: outcome)
      }
      if heading.policies.isEmpty {
        return [entry(nil, heading.isTracking ? .tracking : .unknown)]
      }
      return heading.policies.map { entry($0, .added) }
    }
  }

  /// The policies that are spoken of.
  public var policies: Set<PolicyKey> { Set(entries.compactMap(\.policy)) }

  /// Adds the announcements that the history does not have.
  ///
  /// What identifies an announcement is the policy, the day and what kind of news it is (see
  /// `Announcement.news`): pages are reworded, and the same news stands on several. Where a page has
  /// more rows of one kind on a day than the history, as many are added as are missing; a row that
  /// repeats another one word by word is that one.
  ///
  /// - Parameter history: A history with the policies; what others it has does not matter.
  /// - Returns: The history with the announcements.
  public mutating func record(in history: History) -> History {
    var history = history
    var known: [Identity: Int] = [:]
    for key in policies {
      for announcement in history.policies[key]?.record.announcements ?? [] {
        known[Identity(key, announcement), default: 0] += 1
      }
    }
    var seen: Set<Words> = []
    var added: [PolicyKey: [Announcement]] = [:]
    for (index, entry) in entries.enumerated() {
      guard let key = entry.policy, history.policies[key] != nil else { continue }
      guard seen.insert(Words(key, entry.announcement)).inserted else {
        entries[index].outcome = .known
        continue
      }
      let identity = Identity(key, entry.announcement)
      if let count = known[identity], count > 0 {
        known[identity] = count - 1
        entries[index].outcome = .known
      } else {
        entries[index].outcome = .added
        added[key, default: []].append(entry.announcement)
      }
    }
    // At once: the list is sorted whenever it changes.
    for (key, announcements) in added {
      history.policies[key]?.record.announcements += announcements
    }
    return history
  }

  /// What a row says of a policy, word by word.
  private struct Words: Hashable {
    let policy: PolicyKey
    let day: Day
    let title: String?
    let text: String?

    init(_ policy: PolicyKey, _ announcement: Announcement) {
      self.policy = policy
      day = announcement.date.day
      title = announcement.title
      text = announcement.text
    }
  }

  private struct Identity: Hashable {
    let policy: PolicyKey
    let day: Day
    let news: String

    init(_ policy: PolicyKey, _ announcement: Announcement) {
      self.policy = policy
      day = announcement.date.day
      news = announcement.news
    }
  }
}

extension Announcement {
  /// What kind of news it is: `new`, `update` or `end` where the title says so, else the title in
  /// lower case.
  package var news: String {
    let title = (title ?? "").asciiLowercased
    let kinds = [
      ("update", ["updat", "chang", "existing", "modif", "revis", "permission"]),
      ("end", ["deprecat", "remov", "delet", "retire", "no longer"]),
      ("new", ["new", "add", "creat", "introduc", "launch"]),
    ]
    for (kind, words) in kinds where words.contains(where: title.contains) { return kind }
    return title
  }
}
