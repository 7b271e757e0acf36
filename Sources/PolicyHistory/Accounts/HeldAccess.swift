public import PolicyLanguage

/// Access that a principal has by one statement of one of its policies, and when it did.
public struct HeldAccess: Sendable {
  /// What it comes to beside the other policies of the principal.
  public enum Verdict: Sendable, Equatable {
    /// There is a resource on which it is allowed, whatever else a request says.
    case allowed
    /// It depends on what else a request says.
    case conditional
    /// It is not allowed at all.
    case denied(by: [Denier])
  }

  /// What takes everything away: each by itself, or all of them together.
  public enum Denier: Sendable, Equatable {
    /// A Deny of a policy of the principal.
    case statement(HeldPolicy, index: Int, sid: String?)
    /// A Deny of the boundary.
    case boundaryStatement(PolicyARN, index: Int, sid: String?)
    /// The boundary, which does not allow it.
    case boundary(PolicyARN)
  }

  /// The policy.
  public let policy: HeldPolicy

  /// What is given: as of the newest revision; of what is denied, what the statement gives by itself.
  public internal(set) var grant: Grant

  /// What it comes to.
  public let verdict: Verdict

  /// When, in order.
  public internal(set) var spans: [Span]

  /// A time without a break.
  public struct Span: Sendable {
    /// The first revision of the policy in it; `nil` for one that is written into a principal.
    public let first: Timeline.Entry?
    /// The last revision of the policy in it.
    public internal(set) var last: Timeline.Entry?
    /// When it began, as far as the revisions say; `nil` where none says it.
    public let since: Moment?
    /// When it ended; `nil` if it still holds.
    public internal(set) var until: Moment?
  }
}

/// What a principal has of what is asked for.
public struct PrincipalAccess: Sendable {
  /// The principal.
  public let principal: Principal

  /// What it has and what is denied it, in the order of its policies.
  public internal(set) var held: [HeldAccess]

  /// Whether something of it is allowed.
  public var hasAccess: Bool {
    held.contains { if case .denied = $0.verdict { false } else { true } }
  }
}

extension [HeldAccess] {
  /// Takes in what holds at a later time.
  mutating func add(_ access: HeldAccess) {
    guard let span = access.spans.first else { return }
    let place = firstIndex {
      $0.policy == access.policy && $0.verdict == access.verdict
        && $0.grant.givesTheSame(as: access.grant)
    }
    guard let place else { return append(access) }
    self[place].grant = access.grant
    guard let last = self[place].spans.last, last.since == span.since || last.until == span.since
    else { return self[place].spans.append(span) }
    self[place].spans[self[place].spans.count - 1].last = span.last
    self[place].spans[self[place].spans.count - 1].until = span.until
  }
}
