extension Policy {
  /// The keys it is found by: its own, and those of its aliases.
  var names: Set<PolicyKey> {
    aliasKeys.union([key])
  }

  /// The keys of its aliases; its own name in another spelling is none.
  fileprivate var aliasKeys: Set<PolicyKey> {
    Set(record.aliases.map { PolicyKey(scope: scope, name: $0) }).subtracting([key])
  }

  /// Makes one policy of several that share a name.
  ///
  /// The name that none of the others has for an alias is IAM's; the others become aliases.
  ///
  /// - Parameter policies: At least one, sorted by key.
  /// - Throws: `RecordingError`: two ARNs, one alias of two policies, documents that contradict.
  init(uniting policies: [Policy]) throws(RecordingError) {
    var united: Policy
    do throws(Contradiction) {
      let root = try Self.root(of: policies)
      try Self.refuseTwoARNs(of: root, policies)
      united = Policy(scope: root.scope, record: PolicyRecord(name: root.name))
    } catch {
      throw .contradiction(error)
    }
    var families: [Family: FamilyMembers] = [:]
    for policy in policies {
      united.record = united.record.merged(with: policy.record)
      united.record.aliases.insert(policy.record.name)
      for revision in policy.revisions {
        families[Family(of: revision.id), default: FamilyMembers()].add(revision)
      }
    }
    united.record.aliases = Self.spelledOnce(united.record.aliases, except: united.record.name)
    self = try united.enlarging(families)
  }

  /// The key that is no alias of another of the policies, in its bytewise smallest spelling.
  private static func root(of policies: [Policy]) throws(Contradiction) -> PolicyKey {
    let roots = policies.map(\.key).filter { key in
      !policies.contains { $0.aliasKeys.contains(key) }
    }
    if let shared = sharedAlias(of: policies, roots: Set(roots)) { throw shared }
    if let root = roots.min(by: { $0.name < $1.name }) { return root }
    let key = policies[0].key
    throw .circularAliases(key, policies.first { $0.aliasKeys.contains(key) }?.key ?? key)
  }

  /// The first alias of two policies, if there are two that nothing makes one.
  private static func sharedAlias(of policies: [Policy], roots: Set<PolicyKey>) -> Contradiction? {
    if roots.count < 2 { return nil }
    var owners: [PolicyKey: PolicyKey] = [:]
    for alias in Set(policies.flatMap(\.aliasKeys)).sorted() {
      for policy in policies where policy.aliasKeys.contains(alias) {
        let owner = owners[alias, default: policy.key]
        if owner != policy.key { return .alias(alias.name, owner, policy.key) }
        owners[alias] = owner
      }
    }
    return nil
  }

  private static func refuseTwoARNs(
    of key: PolicyKey, _ policies: [Policy]
  ) throws(Contradiction) {
    let arns = Set(policies.compactMap(\.record.arn)).sorted()
    if arns.count > 1 { throw .arns(key, arns[0], arns[1]) }
  }

  /// Aliases without case: of several spellings the bytewise smallest.
  private static func spelledOnce(
    _ aliases: Set<PolicyName>, except name: PolicyName
  ) -> Set<PolicyName> {
    var spellings = [name.folded: name]
    for alias in aliases.sorted() where spellings[alias.folded] == nil {
      spellings[alias.folded] = alias
    }
    spellings[name.folded] = nil
    return Set(spellings.values)
  }
}
