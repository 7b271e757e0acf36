public import PolicyLanguage

/// What a principal gained and lost between two times through managed policies alone.
public struct Impact: Sendable {
  /// A managed policy of which another document came into force.
  public struct Change: Sendable {
    /// The policy.
    public let policy: HeldPolicy
    /// Whether it is the boundary.
    public let isBoundary: Bool
    /// The revision before; `nil` where there was none in force.
    public let from: Timeline.Entry?
    /// The revision after; `nil` where there is none in force.
    public let to: Timeline.Entry?
  }

  /// The principal.
  public let principal: Principal

  /// The policies that changed, its own first.
  public let changes: [Change]

  /// What all policies together give after, and did not before, sorted by action without case.
  public private(set) var gained: [AccessEntry]

  /// What all policies together gave before, and do not after, sorted by action without case.
  public private(set) var lost: [AccessEntry]

  /// What principals that gained and lost the same through the same policies have in common.
  public let ground: ImpactSearch.Ground

  init(
    _ principal: Principal, _ changes: [Change], gained: [AccessEntry], lost: [AccessEntry],
    ground: ImpactSearch.Ground
  ) {
    self.principal = principal
    self.changes = changes
    self.gained = gained
    self.lost = lost
    self.ground = ground
  }

  /// How grave it is.
  public var risk: Risk { Risk(gained: gained, lost: lost.count) }

  /// The part of it that is about some actions; `nil` if that is nothing.
  public func restricted(to isMeant: (AccessEntry) -> Bool) -> Impact? {
    var part = self
    part.gained.removeAll { !isMeant($0) }
    part.lost.removeAll { !isMeant($0) }
    return part.gained.isEmpty && part.lost.isEmpty ? nil : part
  }
}
