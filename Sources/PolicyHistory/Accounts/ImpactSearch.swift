public import PolicyLanguage

/// Asks the principals of an account, one after another, what they gained and lost between two times.
///
/// The union of what a principal has counts: an action that two policies give is not lost when one
/// drops it. Attachments and policies written into principals are the same at both times. What is the
/// same for several principals is worked out once.
public struct ImpactSearch: Sendable {
  /// The managed policies of which something is not known, by ARN; they count as unchanged.
  public let unknown: [AccountSearch.Knowledge]

  private let account: Account
  private let named: @Sendable () -> NamedActions
  private let managed: [PolicyARN: ManagedChange]
  private var moved: [[PolicyARN]: MovedActions] = [:]
  private var parts: [Part: (old: PolicyDocument?, new: PolicyDocument?)] = [:]
  private var known: [Ground: Answer] = [:]

  private typealias Answer = (gained: [AccessEntry], lost: [AccessEntry])

  /// The part of a policy that has to do with what some policies moved.
  private struct Part: Hashable, Sendable {
    let policy: HeldPolicy.Source
    let changed: [PolicyARN]
  }

  /// What decides what is gained and lost.
  public struct Ground: Hashable, Sendable {
    let changed: [PolicyARN]
    let policies: Set<HeldPolicy.Source>
    let boundary: PolicyARN?
  }

  /// Reads the managed policies.
  ///
  /// - Parameters:
  ///   - account: The principals and their policies.
  ///   - from: The earlier time; a day is its end.
  ///   - to: The later time; `nil` for the latest revisions.
  ///   - named: The names of actions known in the history.
  /// - Throws: `FormatError` for a document that cannot be read.
  public init(
    _ account: Account, from: Moment, to: Moment?,
    named: @escaping @Sendable () -> NamedActions = { NamedActions([]) }
  ) throws(FormatError) {
    var managed: [PolicyARN: ManagedChange] = [:]
    var unknown: [AccountSearch.Knowledge] = []
    for (arn, timeline) in account.timelines.sorted(by: { $0.key < $1.key }) {
      let (change, doubt) = try ManagedChange.read(timeline, from: from, to: to)
      managed[arn] = change
      if let doubt { unknown.append(doubt) }
    }
    self.account = account
    self.named = named
    self.managed = managed
    self.unknown = unknown
  }

  /// What a principal gained and lost; `nil` where that is nothing.
  ///
  /// - Complexity: O(*n*) in its policies where others have the same of those that count.
  public mutating func impact(on principal: Principal) -> Impact? {
    let held = account.policies(of: principal)
    let boundary = principal.boundary.flatMap { managed[$0] == nil ? nil : $0 }
    let changed = Set(held.compactMap(\.arn) + [boundary].compactMap { $0 })
      .filter { managed[$0]?.moved != nil }.sorted()
    guard let moved = moved(by: changed) else { return nil }
    let sources = Set(held.map(\.source)).filter { source in
      let part = part(of: source, changed, moved)
      return part.old != nil || part.new != nil
    }
    let ground = Ground(changed: changed, policies: sources, boundary: boundary)
    let answer = known[ground] ?? answer(ground, moved)
    known[ground] = answer
    if answer.gained.isEmpty, answer.lost.isEmpty { return nil }
    return Impact(
      principal, changes(held, boundary), gained: answer.gained, lost: answer.lost,
      ground: ground)
  }

  /// The actions that policies moved; `nil` if they are none.
  private mutating func moved(by changed: [PolicyARN]) -> MovedActions? {
    if let known = moved[changed] { return known }
    let all = MovedActions.union(changed.compactMap { managed[$0]?.moved })
    moved[changed] = all
    return all
  }

  private mutating func part(
    of source: HeldPolicy.Source, _ changed: [PolicyARN], _ moved: MovedActions
  ) -> (old: PolicyDocument?, new: PolicyDocument?) {
    let place = Part(policy: source, changed: changed)
    if let known = parts[place] { return known }
    let part: (old: PolicyDocument?, new: PolicyDocument?)
    switch source {
    case .managed(let arn):
      let change = managed[arn]
      let old = change?.documents.old.flatMap(moved.part)
      part = (old, change?.moved == nil ? old : change?.documents.new.flatMap(moved.part))
    case .inline:
      let document = account.document(of: source).flatMap(moved.part)
      part = (document, document)
    }
    parts[place] = part
    return part
  }

  private mutating func answer(_ ground: Ground, _ moved: MovedActions) -> Answer {
    let changed = ground.changed
    var (old, new) = (PolicySet([]), PolicySet([]))
    for source in ground.policies.sorted() {
      let part = part(of: source, changed, moved)
      if let document = part.old { old.policies.append(document) }
      if let document = part.new { new.policies.append(document) }
    }
    if let boundary = ground.boundary {
      let part = part(of: .managed(boundary), changed, moved)
      // A boundary that says nothing allows nothing.
      old.boundary = part.old ?? PolicyDocument(statements: .many([]))
      new.boundary = part.new ?? PolicyDocument(statements: .many([]))
    }
    let entries = new.entries(beyond: old, named: named)
    return (entries.own, entries.others)
  }

  private func changes(_ held: [HeldPolicy], _ boundary: PolicyARN?) -> [Impact.Change] {
    let bounding = boundary.map { HeldPolicy(source: .managed($0), group: nil) }
    return (held.map { ($0, false) } + [bounding].compactMap { $0 }.map { ($0, true) })
      .compactMap { policy, isBoundary in
        guard let change = policy.arn.flatMap({ managed[$0] }), change.moved != nil else {
          return nil
        }
        return Impact.Change(
          policy: policy, isBoundary: isBoundary, from: change.from, to: change.to)
      }
  }
}

extension HeldPolicy {
  /// The ARN of a managed policy.
  fileprivate var arn: PolicyARN? {
    if case .managed(let arn) = source { arn } else { nil }
  }
}

extension HeldPolicy.Source: Comparable {
  /// Managed policies come first, by ARN, then those written into principals.
  public static func < (a: Self, b: Self) -> Bool {
    a.order.lexicographicallyPrecedes(b.order) { $0.precedesBytewise($1) }
  }

  private var order: [String] {
    switch self {
    case .managed(let arn): ["0", arn.text]
    case .inline(let name, let of): ["1", of, name]
    }
  }
}
