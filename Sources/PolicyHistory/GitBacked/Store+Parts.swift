/// A part of a history: what recording something about a few policies has to know.
extension Store {
  /// The history without the policies that are not named; an empty one while nothing is recorded.
  ///
  /// - Throws: `StoreError`.
  /// - Complexity: O(*n*) in the files of the named policies, the services and the sources.
  public func part(about keys: Set<PolicyKey>) throws(StoreError) -> History {
    var part = History()
    guard let header = try bytes(at: "\(HistoryPath.header)") else { return part }
    try format { () throws(FormatError) in
      if case .header(let header) = try HistoryFile(.header, bytes: header) { part.header = header }
    }
    part.services = try services()
    part.sources = try sources()
    for key in keys {
      if let policy = try policy(key) { part.policies[policy.key] = policy }
    }
    return part
  }

  /// Refuses new names, aliases and ARNs that another policy of the store has.
  ///
  /// Where there are none the other policies are not read: what was there before was refused then.
  ///
  /// - Throws: `StoreError`; `RecordingError` with both policies.
  func requireNoClash(from part: History, to changed: History) throws {
    var names: [PolicyKey: PolicyKey] = [:]
    var arns: [PolicyARN: PolicyKey] = [:]
    for policy in changed.policiesInOrder {
      let before = part.policies[policy.key]
      for name in policy.names.subtracting(before?.names ?? []) { names[name] = policy.key }
      if let arn = policy.record.arn, arn != before?.record.arn { arns[arn] = policy.key }
    }
    if names.isEmpty && arns.isEmpty { return }
    for key in try policyKeys() where part.policies[key] == nil {
      let other = Policy(scope: key.scope, record: try record(of: key))
      for name in other.names.sorted() {
        guard let mine = names[name] else { continue }
        throw RecordingError.contradiction(.alias(name.name, key, mine))
      }
      if let arn = other.record.arn, let mine = arns[arn] {
        throw RecordingError.contradiction(.sharedARN(arn, key, mine))
      }
    }
  }
}
