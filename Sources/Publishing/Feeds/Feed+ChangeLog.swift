internal import PolicyHistory

extension Feed {
  /// The feed of everything that a change log tells.
  ///
  /// - Parameters:
  ///   - log: The change log, with every item that belongs into the feed.
  ///   - links: Where the feed and what belongs to it will stand.
  public init(_ log: ChangeLog, links: [Link] = []) {
    self.init(
      id: PermanentID(naming: "feed"), title: "Changes to managed policies",
      subtitle: Self.purpose, links: links, entries: log.items.map { Entry($0) })
  }

  /// What feeds are about.
  static let purpose =
    "What managed policies allow, revision by revision: gained, lost, denied."
}
