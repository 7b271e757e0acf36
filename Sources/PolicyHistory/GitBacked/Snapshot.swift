/// A commit of a store: what recorded one revision, or what was learnt later.
public struct Snapshot: Hashable, Sendable {
  /// A revision, and the policy by the name it had then.
  public struct Recorded: Hashable, Sendable {
    /// The policy; a name that turned out to be an alias later is still that alias here.
    public let policy: PolicyKey

    /// The revision.
    public let revision: RevisionID
  }

  /// The id of the commit, 40 digits.
  public let id: String

  /// The first line of its message: `AmazonQFullAccess v4 (2024-10-28)`.
  public let subject: String

  /// The revision that it recorded; `nil` for what was learnt later and for what else there is.
  public internal(set) var recorded: Recorded?

  /// Whether it recorded a revision of a policy, under whichever of its names.
  public func records(_ revision: RevisionID, of policy: Policy) -> Bool {
    guard let recorded, recorded.revision == revision else { return false }
    return policy.names.contains(recorded.policy)
  }
}
