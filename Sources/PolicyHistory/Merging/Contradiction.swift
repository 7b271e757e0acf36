/// Two statements that cannot both be true; nothing is written of either until a person decides.
public enum Contradiction: Error, Sendable {
  /// Two documents, both as IAM served them, of one revision.
  case documents(PolicyKey, RevisionID, Reading, Reading)
  /// Two ARNs of one policy.
  case arns(PolicyKey, PolicyARN, PolicyARN)
  /// One ARN of two policies.
  case sharedARN(PolicyARN, PolicyKey, PolicyKey)
  /// One alias of two policies.
  case alias(PolicyName, PolicyKey, PolicyKey)
  /// Two policies, the second of which has the first for an alias and is its alias in turn.
  case circularAliases(PolicyKey, PolicyKey)
}

extension Contradiction: CustomStringConvertible {
  /// What contradicts what.
  public var description: String {
    switch self {
    case .documents(let key, let id, let a, let b):
      "`\(key)` \(id): \(a.named) and \(b.named) both show what IAM served, and differ"
    case .arns(let key, let a, let b):
      "`\(key)`: two ARNs, `\(a)` and `\(b)`"
    case .sharedARN(let arn, let a, let b):
      "`\(a)` and `\(b)`: one ARN, `\(arn)`"
    case .alias(let alias, let a, let b):
      "`\(a)` and `\(b)`: one alias, `\(alias)`"
    case .circularAliases(let a, let b):
      "`\(a)` is an alias of `\(b)`, and `\(b)` one of `\(a)`"
    }
  }
}

extension Reading {
  fileprivate var named: String {
    let digest = document.map { " (document \($0.digest.text.prefix(12)))" } ?? ""
    return "\(source.kind.rawValue) `\(source.reference)`\(digest)"
  }
}
