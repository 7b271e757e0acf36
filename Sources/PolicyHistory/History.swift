/// Services, sources, policies and revisions together: what a folder in format 1 holds.
public struct History: Sendable, Equatable {
  /// What it says of itself.
  public var header: HistoryHeader

  /// The services, by id.
  public var services: [ServiceID: ServiceRecord]

  /// The sources, by id.
  public var sources: [SourceID: SourceRecord]

  /// The policies, by scope and name.
  public var policies: [PolicyKey: Policy]

  /// Makes a history without anything in it.
  public init() {
    header = HistoryHeader()
    services = [:]
    sources = [:]
    policies = [:]
  }

  /// The policies in the order of scope and name.
  public var policiesInOrder: [Policy] {
    policies.values.sorted { $0.key < $1.key }
  }
}
