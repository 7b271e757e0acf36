public import PolicyHistory
public import PolicyLanguage

/// Who has access that is asked for: what `who` answers.
public struct WhoReport: Sendable {
  /// What was asked.
  public let request: GrantRequest
  /// The time that was asked about.
  public let period: Period
  /// The files that say what is attached to whom.
  public let files: [String]
  /// The principals that have some of it, or are denied it, in the order of the files.
  public let principals: [PrincipalAccess]
  /// How many principals were asked.
  public let asked: Int
  /// What of principals is not told.
  public let gaps: [(gap: Account.Gap, principals: [Principal])]
  /// The managed policies of which something is not known.
  public let unknown: [AccountSearch.Knowledge]
  /// The earliest of the newest looks at the policies; `nil` if one was never looked at.
  public let knownUntil: Moment?

  /// What of an answer is not seen, because no details of an account tell it.
  public static let notSeen = [
    "service control policies", "session policies", "resource-based policies",
  ]

  /// What the principals of an account were found to have.
  ///
  /// - Parameters:
  ///   - search: The question and the account.
  ///   - accesses: What it found, in the order of the principals.
  public init(
    _ account: Account, _ search: AccountSearch, _ accesses: [PrincipalAccess], files: [String]
  ) {
    principals = accesses.filter { !$0.held.isEmpty }
    request = search.request
    period = search.period
    self.files = files
    asked = account.principals.count
    gaps = account.gaps
    unknown = search.unknown
    knownUntil = account.known.knownUntil
  }

  /// How many principals have some of it.
  public var having: Int { principals.count(where: \.hasAccess) }

  /// Whether something is not known.
  public var isPartlyUnknown: Bool { !gaps.isEmpty || !unknown.isEmpty }
}
