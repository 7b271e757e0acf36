public import PolicyHistory

/// What can be subscribed to, before it is written as Atom, RSS or JSON Feed.
///
/// Nothing in it depends on when or where it is made: ids and dates are those of what is told.
public struct Feed: Sendable {
  /// The id, for ever: `urn:uuid:…`.
  public let id: String
  /// What it is called.
  public let title: String
  /// What it is about, in a sentence.
  public let subtitle: String
  /// Who writes it.
  public let author: String
  /// Where it and what belongs to it stand.
  public let links: [Link]
  /// What part of everything that there is to subscribe to it is.
  public let part: Part
  /// The entries, the newest first.
  public let entries: [Entry]

  /// Makes a feed.
  public init(
    id: PermanentID, title: String, subtitle: String, author: String = Feed.program,
    links: [Link] = [], part: Part = .newest, entries: [Entry]
  ) {
    self.id = "urn:uuid:\(id)"
    self.title = title
    self.subtitle = subtitle
    self.author = author
    self.links = links
    self.part = part
    self.entries = entries
  }

  /// The program that makes feeds; it stands for an author who is not known.
  public static let program = "policy-history"

  /// The newest date of an entry; of an empty feed 1970-01-01, because there is no clock here.
  public var updated: Instant {
    entries.map(\.updated).max() ?? Instant(secondsSince1970: 0) ?? PolicyHistory.Day.first.start
  }

  /// What part of everything that there is to subscribe to a document is (RFC 5005).
  public enum Part: Sendable {
    /// All of it.
    case complete
    /// The newest entries; older ones are in archives.
    case newest
    /// Entries of a time that is over.
    case archive
  }

  /// An address and what stands there.
  public struct Link: Sendable {
    /// How it belongs to the feed: `self`, `alternate` and so on (RFC 4287, section 4.2.7.2).
    public let relation: String
    /// The address.
    public let address: String
    /// The media type.
    public let type: String

    /// Makes a link.
    public init(_ relation: String, _ address: String, type: String) {
      self.relation = relation
      self.address = address
      self.type = type
    }
  }

  /// Something entries have in common.
  public struct Category: Sendable, Hashable {
    /// What kind of thing entries have in common.
    public enum Kind: String, Sendable {
      case verdict, policy, service, prefix
    }

    /// What kind of thing it is.
    public let kind: Kind
    /// Its name.
    public let term: String
  }
}

extension Feed {
  /// The address that has a relation to it, if any.
  func address(_ relation: String) -> String? {
    links.first { $0.relation == relation }?.address
  }
}
