internal import PolicyLanguage

/// What tells policies apart: the scope, and the name without regard to case.
public struct PolicyKey: Sendable {
  /// The scope.
  public let scope: PolicyScope

  /// The name as spelled; it compares without case.
  public let name: PolicyName

  /// Makes a key.
  public init(scope: PolicyScope = .aws, name: PolicyName) {
    self.scope = scope
    self.name = name
  }

  /// The folder of the letter one would look the policy up by.
  ///
  /// One prefix `AWS` or `Amazon` with its `-` and `_` is passed over; the first letter or digit of
  /// the rest counts, in lower case; `_` if there is none.
  public var letter: String {
    var rest = name.folded.utf8[...]
    for prefix in ["aws", "amazon"] where rest.starts(with: prefix.utf8) {
      rest = rest.dropFirst(prefix.utf8.count)
      break
    }
    guard let letter = rest.first(where: isAlphanumeric) else { return "_" }
    return String(UnicodeScalar(letter))
  }

  /// The policy's folder in a history, `policies/aws/q/AmazonQFullAccess`.
  public var folder: String { "policies/\(scope)/\(letter)/\(name)" }
}

extension PolicyKey: Hashable, Comparable {
  /// Whether two keys are the same scope and, without case, the same name.
  public static func == (a: PolicyKey, b: PolicyKey) -> Bool {
    a.scope == b.scope && a.name.folded == b.name.folded
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(scope)
    hasher.combine(name.folded)
  }

  /// Whether a key comes before another: by scope, then by the name in lower case.
  public static func < (a: PolicyKey, b: PolicyKey) -> Bool {
    if a.scope != b.scope { return a.scope < b.scope }
    return a.name.folded.precedesBytewise(b.name.folded)
  }
}

extension PolicyKey: CustomStringConvertible {
  /// The key as one asks for it: the name, with `scope/` before it unless that is `aws`.
  public var description: String { scope == .aws ? name.text : "\(scope)/\(name)" }
}
