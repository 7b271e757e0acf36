public import PolicyHistory
internal import PolicyLanguage

/// A version that was passed over.
public struct SkippedVersion<Reason: Sendable & Equatable>: Sendable, Equatable {
  /// The policy.
  public let policy: PolicyKey
  /// The version; nil where none is stated, or for the policy as a whole.
  public let version: VersionID?
  /// Why.
  public let reason: Reason
  /// What was found, if the reason does not say all.
  public let detail: String?

  init(_ policy: PolicyKey, _ version: VersionID?, _ reason: Reason, _ detail: String? = nil) {
    self.policy = policy
    self.version = version
    self.reason = reason
    self.detail = detail
  }
}

extension SkippedVersion where Reason: RawRepresentable<String> {
  /// What was passed over, as JSON.
  var json: JSONValue {
    .object([
      ("reason", .string(reason.rawValue)), ("policy", .string(policy.name.text)),
      ("scope", .string(policy.scope.text)), ("version", version.map { .string($0.text) }),
      ("detail", detail.map(JSONValue.string)),
    ])
  }
}
