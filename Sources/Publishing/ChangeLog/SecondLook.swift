internal import PolicyHistory
public import PolicyLanguage

/// What deserves a second look: access that principals had all at once and may not have wanted.
///
/// That is a grant that became unconditional on every resource, and any gain of actions of `iam`,
/// `sts` or `kms`. A policy that is new is attached to nobody, so that nobody gained by it.
public struct SecondLook: Sendable {
  /// The change.
  public let change: PolicyChange
  /// The grants that became unconditional on every resource.
  public let unconditional: [EffectComparison.Rescoped]
  /// The other gains of sensitive actions.
  public let sensitive: [AccessEntry]

  private static let sensitiveServices: Set = ["iam", "sts", "kms"]
  private static let sensitivePatterns = sensitiveServices.map { Glob(action: "\($0):*") }

  /// Looks at a change; `nil` if there is nothing to look at.
  public init?(_ change: PolicyChange) {
    guard case .replaced = change.change.step, let comparison = change.change.comparison
    else { return nil }
    let unconditional = comparison.allow.widened.filter(\.isUnconditional)
    let said = Set(unconditional.map { Bytewise($0.action) })
    let sensitive = comparison.gained.filter { entry in
      !said.contains(Bytewise(entry.action)) && Self.isSensitive(entry.action)
    }
    if unconditional.isEmpty && sensitive.isEmpty { return nil }
    self.change = change
    self.unconditional = unconditional
    self.sensitive = sensitive
  }

  private static func isSensitive(_ action: String) -> Bool {
    // Most patterns name their service.
    let service = action.actionService
    if service != "*" { return sensitiveServices.contains(service) }
    let glob = Glob(action: action)
    return sensitivePatterns.contains { $0.intersects(glob) }
  }
}

extension ChangeLog {
  /// What deserves a second look, the newest first.
  public var secondLooks: [SecondLook] { changes.compactMap(SecondLook.init) }
}
