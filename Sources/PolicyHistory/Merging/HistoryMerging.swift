extension History {
  /// The union of two histories: everything either of them says.
  ///
  /// Which is merged into which makes no difference, nor does the order in which several are, and a
  /// history merged with itself is itself; see `Family` for how revisions keep to that.
  ///
  /// - Throws: `RecordingError`, which names both sides; the first by scope and name.
  /// - Complexity: O(*n* log *n*) in the number of policies and readings.
  public func merging(_ other: History) throws(RecordingError) -> History {
    var merged = History()
    merged.header = header.merged(with: other.header)
    merged.services = services.merging(other.services) { $0.merged(with: $1) }
    merged.sources = sources.merging(other.sources) { $0.merged(with: $1) }
    for group in Self.grouped(policiesInOrder + other.policiesInOrder) {
      let policy = try Policy(uniting: group)
      merged.policies[policy.key] = policy
    }
    do throws(Contradiction) {
      try merged.refuseSharedARNs()
    } catch {
      throw .contradiction(error)
    }
    return merged
  }

  /// The policies in groups that are one policy each: by the name, or by an alias of one that is
  /// the name or an alias of another.
  private static func grouped(_ policies: [Policy]) -> [[Policy]] {
    var groups: [Int: [Policy]] = [:]
    var groupOfName: [PolicyKey: Int] = [:]
    for (index, policy) in policies.enumerated() {
      let names = policy.names
      let joined = Set(names.compactMap { groupOfName[$0] })
      let members = joined.sorted().flatMap { groups.removeValue(forKey: $0) ?? [] } + [policy]
      groups[index] = members
      for name in members.flatMap(\.names) { groupOfName[name] = index }
    }
    return groups.values.map { $0.sorted { $0.key < $1.key } }
      .sorted { $0[0].key < $1[0].key }
  }

  private func refuseSharedARNs() throws(Contradiction) {
    var owners: [PolicyARN: PolicyKey] = [:]
    for policy in policiesInOrder {
      guard let arn = policy.record.arn else { continue }
      if let owner = owners.updateValue(policy.key, forKey: arn) {
        throw .sharedARN(arn, owner, policy.key)
      }
    }
  }
}
