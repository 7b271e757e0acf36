internal import PolicyLanguage

/// What is known of a policy beside its revisions (`policy.json`).
public struct PolicyRecord: Sendable, Equatable {
  /// The name IAM knows it by.
  public var name: PolicyName

  /// Its ARN, where a source states it.
  public var arn: PolicyARN?

  /// Names that pages use instead of IAM's: "documented as …".
  public var aliases: Set<PolicyName>

  /// The service it belongs to.
  public var service: ServiceID?

  /// What its owner told about it, sorted, each once.
  public var announcements: [Announcement] {
    didSet { announcements = Self.sortedOnce(announcements) }
  }

  /// What became of it, sorted by date, each once.
  public var statuses: [Status] {
    didSet { statuses = Self.sortedOnce(statuses) }
  }

  /// The versions that a source was asked for and did not have, by version, each note once.
  public var notServed: [NotServed] {
    didSet { notServed = Self.sortedOnce(notServed) }
  }

  /// Keys of its file that this program does not know.
  package var unknownKeys = UnknownKeys()

  /// Makes a record.
  public init(
    name: PolicyName, arn: PolicyARN? = nil, aliases: Set<PolicyName> = [],
    service: ServiceID? = nil, announcements: [Announcement] = [], statuses: [Status] = [],
    notServed: [NotServed] = []
  ) {
    self.name = name
    self.arn = arn
    self.aliases = aliases
    self.service = service
    self.announcements = Self.sortedOnce(announcements)
    self.statuses = Self.sortedOnce(statuses)
    self.notServed = Self.sortedOnce(notServed)
  }

  private static func sortedOnce<Element: Comparable>(_ elements: [Element]) -> [Element] {
    elements.sorted().reduce(into: []) { once, element in
      if once.last != element { once.append(element) }
    }
  }
}

/// What the owner of a policy told about a change of it: a row of a page.
///
/// It makes no revision, and no answer about what was in force depends on it.
public struct Announcement: Sendable {
  /// When it was told.
  public var date: Moment
  /// Its heading.
  public var title: String?
  /// Where it stands.
  public var url: String?
  /// What it says, in our own words.
  public var text: String?
  /// Keys in the file that this program does not know.
  package var unknownKeys = UnknownKeys()

  /// Makes an announcement.
  public init(date: Moment, title: String? = nil, url: String? = nil, text: String? = nil) {
    self.date = date
    self.title = title
    self.url = url
    self.text = text
  }
}

/// What became of a policy, by a source.
public struct Status: Sendable {
  /// What can become of a policy.
  public enum Kind: String, Sendable, CaseIterable {
    /// It cannot be attached any more; what has it keeps it.
    case deprecated
    /// A complete list does not have it.
    case unlisted
    /// IAM answered that there is no such policy: its access ended.
    case deleted
  }

  /// What became of it.
  public var kind: Kind
  /// When the source showed it first.
  public var date: Moment
  /// Who says it.
  public var source: Source
  /// Keys in the file that this program does not know.
  package var unknownKeys = UnknownKeys()

  /// Makes a status.
  public init(_ kind: Kind, date: Moment, source: Source) {
    self.kind = kind
    self.date = date
    self.source = source
  }
}

// MARK: - Order

extension Announcement: Comparable {
  /// Whether two announcements say the same, byte by byte.
  public static func == (a: Self, b: Self) -> Bool { a.json == b.json }

  /// Whether an announcement comes before another: by date, then by its text as JSON.
  public static func < (a: Self, b: Self) -> Bool {
    a.date != b.date
      ? a.date < b.date : a.json.text(.compact).precedesBytewise(b.json.text(.compact))
  }
}

extension Status: Comparable {
  /// Whether two statuses say the same, byte by byte.
  public static func == (a: Self, b: Self) -> Bool { a.json == b.json }

  /// Whether a status comes before another: by date, then by its text as JSON.
  public static func < (a: Self, b: Self) -> Bool {
    a.date != b.date
      ? a.date < b.date : a.json.text(.compact).precedesBytewise(b.json.text(.compact))
  }
}
