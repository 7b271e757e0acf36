internal import PolicyLanguage

/// The principals of accounts, and the managed policies that they have as the history knows them.
public struct Account: Sendable {
  /// The principals.
  public let principals: [Principal]

  /// The managed policies that some principal has, by ARN; what is absent the history lacks.
  public let timelines: [PolicyARN: Timeline]

  private let groups: [GroupName: Principal]
  private let byARN: [String: Principal]

  private struct GroupName: Hashable {
    let account: String
    let name: String
  }

  /// Puts principals beside a history.
  ///
  /// - Parameters:
  ///   - principals: The principals, each once.
  ///   - timelines: The managed policies that the history has.
  public init(_ principals: [Principal], timelines: [PolicyARN: Timeline]) {
    self.principals = principals
    self.timelines = timelines
    var groups: [GroupName: Principal] = [:]
    for group in principals where group.kind == .group {
      groups[GroupName(account: group.account, name: group.name)] = group
    }
    self.groups = groups
    byARN = Dictionary(principals.map { ($0.arn, $0) }) { first, _ in first }
  }

  /// The managed policies that the history has, by their ARNs.
  public var known: [Timeline] { timelines.sorted { $0.key < $1.key }.map(\.value) }

  /// The managed policies that some principals have, boundaries among them, each once.
  public static func referenced(by principals: [Principal]) -> Set<PolicyARN> {
    Set(principals.flatMap { $0.attached + [$0.boundary].compactMap { $0 } })
  }

  /// The policies that a principal has: its own, then those of its groups.
  public func policies(of principal: Principal) -> [HeldPolicy] {
    let own = HeldPolicy.policies(of: principal, through: nil)
    return own
      + principal.groups.flatMap { name -> [HeldPolicy] in
        group(name, of: principal).map { HeldPolicy.policies(of: $0, through: $0) } ?? []
      }
  }

  /// The group of a name in the account of a principal; `nil` if it was not told of.
  private func group(_ name: String, of principal: Principal) -> Principal? {
    groups[GroupName(account: principal.account, name: name)]
  }
}

/// A policy that a principal has.
public struct HeldPolicy: Sendable, Hashable {
  /// Which one.
  public enum Source: Sendable, Hashable {
    /// A managed policy that is attached.
    case managed(PolicyARN)
    /// A policy that is written into the principal, or into the group.
    case inline(name: String, of: String)
  }

  /// Which one.
  public let source: Source

  /// The name of the group through which a user has it; `nil` for one of its own.
  public let group: String?

  /// Makes one.
  public init(source: Source, group: String?) {
    self.source = source
    self.group = group
  }

  fileprivate static func policies(
    of principal: Principal, through group: Principal?
  ) -> [HeldPolicy] {
    let sources =
      principal.attached.map(Source.managed)
      + principal.inline.map { .inline(name: $0.name, of: principal.arn) }
    return sources.map { HeldPolicy(source: $0, group: group?.name) }
  }
}

// MARK: What is not known

extension Account {
  /// What is not told of principals, so that nobody knows all that they may.
  public enum Gap: Sendable, Hashable {
    /// A managed policy that the history lacks.
    case policy(PolicyARN)
    /// A group that the details do not have: they were made with a filter.
    case group(name: String, of: String)
    /// A policy of this name, written into a principal with this ARN, that cannot be read.
    case inline(name: String, of: String)
  }

  /// What is not told, and of whom.
  public var gaps: [(gap: Gap, principals: [Principal])] {
    var gaps: [(gap: Gap, principals: [Principal])] = []
    var places: [Gap: Int] = [:]
    for principal in principals {
      for gap in self.gaps(of: principal) {
        if let place = places[gap] {
          gaps[place].principals.append(principal)
        } else {
          places[gap] = gaps.count
          gaps.append((gap, [principal]))
        }
      }
    }
    return gaps
  }

  /// What of a principal itself is not told.
  private func gaps(of principal: Principal) -> [Gap] {
    let policies = Self.referenced(by: [principal]).filter { timelines[$0] == nil }
    return policies.sorted().map(Gap.policy)
      + principal.groups.filter { group($0, of: principal) == nil }
      .map { .group(name: $0, of: principal.account) }
      + principal.inline.filter { $0.document == nil }
      .map { .inline(name: $0.name, of: principal.arn) }
  }
}

extension Account {
  /// The document of a policy that is written into a principal or a group; `nil` for one that cannot be
  /// read.
  func document(of policy: HeldPolicy.Source) -> PolicyDocument? {
    guard case .inline(let name, let arn) = policy else { return nil }
    return byARN[arn]?.inline.first { $0.name == name }?.document
  }
}
