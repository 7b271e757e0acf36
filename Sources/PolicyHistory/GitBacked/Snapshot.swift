/// A commit of a store: what recorded one revision, or what was learnt later.
public struct Snapshot: Hashable, Sendable {
  /// The id of the commit, 40 digits.
  public let id: String

  /// The first line of its message: `AmazonQFullAccess v4 (2024-10-28)`.
  public let subject: String
}
