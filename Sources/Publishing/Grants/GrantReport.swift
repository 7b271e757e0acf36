public import PolicyHistory
public import PolicyLanguage

/// Which policies give access that is asked for: what `grants` answers.
public struct GrantReport: Sendable {
  /// What was asked.
  public let request: GrantRequest
  /// The time that was asked about.
  public let period: Period
  /// The clock that dates were told by.
  public let clock: Clock
  /// The policies that give some of it.
  public let policies: [PolicyGrants]
  /// All policies that were asked, of which something was not known.
  public let unknown: [PolicyGrants]
  /// How many policies were asked.
  public let asked: Int
  /// The earliest of the newest looks at the policies; `nil` if one was never looked at.
  public let knownUntil: Moment?

  /// Asks policies.
  ///
  /// - Throws: `FormatError` for a document that cannot be read.
  public init(
    of timelines: [Timeline], _ request: GrantRequest, in period: Period, clock: Clock = .effective
  ) throws(FormatError) {
    var answers: [PolicyGrants] = []
    for timeline in timelines {
      answers.append(try PolicyGrants(of: timeline, request, in: period, clock: clock))
    }
    self.init(answers, to: request, in: period, clock: clock)
  }

  /// Takes what each of some policies gives, in their order.
  package init(
    _ answers: [PolicyGrants], to request: GrantRequest, in period: Period, clock: Clock
  ) {
    var (policies, unknown): ([PolicyGrants], [PolicyGrants]) = ([], [])
    for grants in answers {
      if !grants.held.isEmpty { policies.append(grants) }
      if grants.isPartlyUnknown || !grants.withoutDocument.isEmpty { unknown.append(grants) }
    }
    self.request = request
    self.period = period
    self.clock = clock
    self.policies = policies
    self.unknown = unknown
    asked = answers.count
    knownUntil = answers.map(\.timeline).knownUntil
  }

  /// One grant of one policy.
  public struct Row: Sendable {
    /// The policy.
    public let policy: PolicyGrants
    /// What it gives.
    public let held: HeldGrant
  }

  /// What the policies give, unconditionally or not, by policy.
  public func rows(isUnconditional: Bool) -> [Row] {
    policies.flatMap { policy in
      policy.held.filter { $0.grant.isUnconditional == isUnconditional }
        .map { Row(policy: policy, held: $0) }
    }
  }
}
