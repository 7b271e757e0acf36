/// A policy with everything that is recorded of it.
public struct Policy: Sendable, Equatable {
  /// Where its name is unique.
  public let scope: PolicyScope

  /// What is known of it beside its revisions.
  public var record: PolicyRecord

  /// Its revisions by version number and id, as they are stored; a `Timeline` has them in order.
  public internal(set) var revisions: [Revision]

  /// Makes a policy.
  public init(scope: PolicyScope = .aws, record: PolicyRecord, revisions: [Revision] = []) {
    self.scope = scope
    self.record = record
    self.revisions = revisions.sorted { $0.id < $1.id }
  }

  /// What tells it apart.
  public var key: PolicyKey { PolicyKey(scope: scope, name: record.name) }

  /// The revision with an id.
  public subscript(id: RevisionID) -> Revision? { revisions.first { $0.id == id } }
}
