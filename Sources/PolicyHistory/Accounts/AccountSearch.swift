public import PolicyLanguage

/// Asks the principals of an account, one after another, who has access that is asked for.
///
/// What policies say beside each other is worked out once, however many principals have them.
public struct AccountSearch: Sendable {
  /// What is known of a managed policy in the time that is asked about.
  public struct Knowledge: Sendable {
    /// The policy.
    public let timeline: Timeline
    /// Whether a part of the time is not recorded.
    public let isPartlyUnknown: Bool
    /// The revisions of which no document is known.
    public let withoutDocument: [Timeline.Entry]
  }

  /// What is asked for.
  public let request: GrantRequest

  /// The time.
  public let period: Period

  /// The managed policies of which something is not known, by scope and name.
  public let unknown: [Knowledge]

  private let account: Account
  private let managed: [PolicyARN: PolicyStates]
  private let search: SetSearch
  private var nextID: Int
  private var inline: [HeldPolicy.Source: PolicyStates] = [:]
  // The same text is written into many principals.
  private var texts: [String: PolicyStates] = [:]
  private var known: [Circumstances: [SetGrant]] = [:]

  /// What decides what a policy gives: the ids of its part, of those that deny, and of the boundary.
  private struct Circumstances: Hashable, Sendable {
    let policy: Int
    let denying: [Int]
    let boundary: Int?
    let isBounded: Bool
  }

  /// Reads the managed policies.
  ///
  /// - Throws: `FormatError` for a document that cannot be read.
  /// - Complexity: O(*n*) in the text of the policies that were in force.
  public init(
    _ account: Account, _ request: GrantRequest, in period: Period
  ) throws(FormatError) {
    var id = 0
    var managed: [PolicyARN: PolicyStates] = [:]
    var unknown: [Knowledge] = []
    let boundaries = Set(account.principals.compactMap(\.boundary))
    for (arn, timeline) in account.timelines.sorted(by: { $0.key < $1.key }) {
      let presence = timeline.presence(in: period)
      managed[arn] = try PolicyStates(
        of: timeline, presence, about: request.question, isBoundary: boundaries.contains(arn),
        id: &id)
      let knowledge = Knowledge(
        timeline: timeline, isPartlyUnknown: presence.isPartlyUnknown,
        withoutDocument: presence.entries.filter { $0.revision.document == nil })
      if knowledge.isPartlyUnknown || !knowledge.withoutDocument.isEmpty {
        unknown.append(knowledge)
      }
    }
    self.account = account
    self.request = request
    self.period = period
    self.managed = managed
    self.unknown = unknown
    search = SetSearch(request.question)
    nextID = id
  }

  /// What a principal has.
  ///
  /// - Complexity: O(*n*) in its policies where they were asked beside each other before.
  public mutating func access(of principal: Principal) -> PrincipalAccess {
    var policies: [(policy: HeldPolicy, states: PolicyStates)] = []
    for policy in account.policies(of: principal) {
      if let states = states(of: policy), !states.states.isEmpty {
        policies.append((policy, states))
      }
    }
    var answer = PrincipalAccess(principal: principal, held: [])
    guard policies.contains(where: \.states.allows) else { return answer }
    let boundary = principal.boundary.flatMap { managed[$0] }
    for time in times(policies.map(\.states) + [boundary].compactMap { $0 }) {
      let moment = StandingAtInstant(
        policies: policies.compactMap { policy, states in
          states.state(at: time).map { (policy, $0) }
        },
        takingAway: policies.filter(\.states.mayTakeAway).compactMap { $0.states.state(at: time) },
        boundary: principal.boundary.flatMap { arn in
          boundary.map { (arn, $0.state(at: time)) }
        })
      for access in accesses(moment) where isMeant(access) { answer.held.add(access) }
    }
    return answer
  }

  private func isMeant(_ access: HeldAccess) -> Bool {
    !request.isUnconditional || (access.verdict == .allowed && access.grant.isUnconditional)
  }

  /// The instants that have to be looked at: the beginning, and whenever something changes.
  private func times(_ policies: [PolicyStates]) -> [Instant] {
    let changes = Set(policies.flatMap(\.changes)).sorted()
    switch period {
    case .latest: return [Day.last.end]
    case .during(let from, let to):
      let inside = changes.filter { time in
        from.map { $0.start < time } ?? true && to.map { time <= $0.end } ?? true
      }
      let start = from?.start ?? changes.first ?? Day.first.start
      return inside.first == start ? inside : [start] + inside
    }
  }

  private mutating func states(of policy: HeldPolicy) -> PolicyStates? {
    if case .managed(let arn) = policy.source { return managed[arn] }
    if let known = inline[policy.source] { return known }
    guard let document = account.document(of: policy.source) else { return nil }
    var states = PolicyStates(document, about: request.question, id: &nextID)
    if !states.states.isEmpty {
      let text = document.json.text(.compact)
      states = texts[text] ?? states
      texts[text] = states
    }
    inline[policy.source] = states
    return states
  }
}

/// What a principal has at an instant.
private struct StandingAtInstant {
  let policies: [(policy: HeldPolicy, state: PolicyStates.State)]

  /// The states of those of which what they take away can change.
  let takingAway: [PolicyStates.State]

  /// The boundary, and what of it is in force: one of which nothing is in force allows nothing.
  let boundary: (arn: PolicyARN, state: PolicyStates.State?)?

  /// The policies that deny.
  var denying: [(policy: HeldPolicy, state: PolicyStates.State)] {
    policies.filter { $0.state.extract.denies }
  }
}

extension AccountSearch {
  private mutating func accesses(_ moment: StandingAtInstant) -> [HeldAccess] {
    let denying = moment.denying
    let beside = moment.takingAway + [moment.boundary?.state].compactMap { $0 }
    return moment.policies.filter(\.state.extract.allows).flatMap { policy, state in
      grants(state, denying.map(\.state), moment.boundary).map { found in
        HeldAccess(
          policy: policy, grant: found.grant,
          verdict: found.verdict.named(denying, moment.boundary),
          spans: [HeldAccess.Span(state, beside: beside)])
      }
    }
  }

  private mutating func grants(
    _ policy: PolicyStates.State, _ denying: [PolicyStates.State],
    _ boundary: (arn: PolicyARN, state: PolicyStates.State?)?
  ) -> [SetGrant] {
    let circumstances = Circumstances(
      policy: policy.id, denying: denying.map(\.id), boundary: boundary?.state?.id,
      isBounded: boundary != nil)
    if let known = known[circumstances] { return known }
    let bounding = boundary.map { $0.state?.extract ?? .empty }
    let grants = search.grants(
      of: policy.extract, beside: denying.map(\.extract), within: bounding)
    known[circumstances] = grants
    return grants
  }
}

extension SetGrant.Verdict {
  /// The verdict with the policies by what the principal has.
  fileprivate func named(
    _ denying: [(policy: HeldPolicy, state: PolicyStates.State)],
    _ boundary: (arn: PolicyARN, state: PolicyStates.State?)?
  ) -> HeldAccess.Verdict {
    switch self {
    case .allowed: return .allowed
    case .conditional: return .conditional
    case .denied(let deniers):
      return .denied(
        by: deniers.compactMap { denier in
          switch denier {
          case .statement(let place, let index, let sid):
            .statement(denying[place].policy, index: index, sid: sid)
          case .boundaryStatement(let index, let sid):
            boundary.map { .boundaryStatement($0.arn, index: index, sid: sid) }
          case .boundary: boundary.map { .boundary($0.arn) }
          }
        })
    }
  }
}

extension HeldAccess.Span {
  /// The time in which a revision and those beside it were in force together.
  fileprivate init(_ state: PolicyStates.State, beside others: [PolicyStates.State]) {
    let entries = ([state] + others).compactMap(\.entry)
    first = state.entry
    last = state.entry
    since = entries.map(\.effective).max { $0.start < $1.start }
    until = entries.compactMap(\.end).min { $0.start < $1.start }
  }
}
