public import PolicyHistory
public import PolicyLanguage

/// What principals gained and lost through managed policies: what `impact` answers.
public struct ImpactReport: Sendable {
  /// The earlier time; a day is its end.
  public let from: Moment
  /// The later time; `nil` for the latest revisions.
  public let to: Moment?
  /// The files that say what is attached to whom.
  public let files: [String]
  /// What principals gained and lost, the gravest first, then in the order of the files.
  public private(set) var impacts: [Impact]
  /// How many principals were asked.
  public let asked: Int
  /// What of principals is not told.
  public let gaps: [(gap: Account.Gap, principals: [Principal])]
  /// The managed policies of which something is not known.
  public let unknown: [AccountSearch.Knowledge]
  /// The earliest of the newest looks at the policies; `nil` if one was never looked at.
  public let knownUntil: Moment?

  /// What the principals of an account were found to have gained and lost.
  ///
  /// - Parameters:
  ///   - search: The account at two times.
  ///   - impacts: What it found, in the order of the principals.
  public init(
    _ account: Account, _ search: ImpactSearch, _ impacts: [Impact], from: Moment, to: Moment?,
    files: [String]
  ) {
    self.impacts = Self.gravestFirst(impacts)
    self.from = from
    self.to = to
    self.files = files
    asked = account.principals.count
    gaps = account.gaps
    unknown = search.unknown
    knownUntil = account.known.knownUntil
  }

  private static func gravestFirst(_ impacts: [Impact]) -> [Impact] {
    let risks = impacts.map(\.risk)
    let order = impacts.indices.sorted { a, b in
      risks[a] == risks[b] ? a < b : risks[b] < risks[a]
    }
    return order.map { impacts[$0] }
  }

  /// Keeps what is about some actions.
  public mutating func restrict(to isMeant: (AccessEntry) -> Bool) {
    impacts = impacts.compactMap { $0.restricted(to: isMeant) }
  }

  /// Principals that gained and lost the same through the same policies, together.
  public var groups: [[Impact]] {
    var places: [ImpactSearch.Ground: Int] = [:]
    var groups: [[Impact]] = []
    for impact in impacts {
      if let place = places[impact.ground] {
        groups[place].append(impact)
      } else {
        places[impact.ground] = groups.count
        groups.append([impact])
      }
    }
    return groups
  }

  /// What says what is attached to whom, when documents are asked about, and what is not seen.
  public var header: Phrase {
    let documents: Phrase = "\(from) and \(to.map { "\($0)" } ?? "the latest revisions")"
    return "\(Words.sources(files: files, documents: documents)); \(Words.notSeen)"
  }

  /// What is not known, in words.
  public var reasonsInWords: [Phrase] {
    gaps.map { Words.describe($0.gap, of: $0.principals) } + unknown.flatMap(Words.unknown)
  }

  /// Whether something is not known.
  public var isPartlyUnknown: Bool { !gaps.isEmpty || !unknown.isEmpty }
}
