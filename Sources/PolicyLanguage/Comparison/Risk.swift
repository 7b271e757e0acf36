/// How grave a change is, to put the gravest first; it decides nothing else.
public struct Risk: Comparable, Sendable {
  /// How far the gravest entry of what was gained reaches.
  public enum Reach: Int, Sendable, Comparable {
    /// Nothing was gained.
    case nothing
    /// Named actions.
    case actions
    /// A pattern, which may grow.
    case pattern
    /// Actions that give access to more: they make or take on principals, or change what these may.
    case administration
    /// Every action of every service.
    case everything

    /// Whether one is less than another.
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// How far what was gained reaches.
  public let reach: Reach

  /// Whether such access was gained on every resource, under no condition.
  public let isUnconditional: Bool

  /// Whether less is denied.
  public let isLoosened: Bool

  /// How many entries were gained, and lost.
  public let counts: (gained: Int, lost: Int)

  /// No change.
  public static let none = Risk(gained: [], lost: 0, isLoosened: false)

  /// The risk of a comparison.
  public init(_ comparison: DocumentComparison) {
    self.init(
      gained: comparison.gained, lost: comparison.lost.count,
      isLoosened: [.loosened, .mixed].contains(comparison.guard))
  }

  /// The risk of access that was gained.
  public init(gained: [AccessEntry], lost: Int, isLoosened: Bool = false) {
    let gravest =
      gained.map { ($0.reach, $0.isUnconditional ? 1 : 0) }
      .max { $0 < $1 } ?? (.nothing, 0)
    reach = gravest.0
    isUnconditional = gravest.1 == 1
    self.isLoosened = isLoosened
    counts = (gained.count, lost)
  }

  private var order: [Int] {
    [
      reach.rawValue, isUnconditional ? 1 : 0, isLoosened ? 1 : 0, counts.gained, counts.lost,
    ]
  }

  /// Whether one is less grave than another.
  public static func < (a: Risk, b: Risk) -> Bool { a.order.lexicographicallyPrecedes(b.order) }

  /// Whether two are as grave.
  public static func == (a: Risk, b: Risk) -> Bool { a.order == b.order }
}

extension AccessEntry {
  /// Actions that give access to more: those that change what principals may, and those by which one
  /// takes on another.
  private static let administration = [
    "iam:Add*", "iam:Attach*", "iam:Create*", "iam:Delete*", "iam:Detach*", "iam:PassRole",
    "iam:Put*", "iam:Remove*", "iam:Set*", "iam:Update*", "sts:AssumeRole*", "organizations:*",
    "sso:*",
  ].map(Glob.init(action:))

  /// How far it reaches.
  fileprivate var reach: Risk.Reach {
    let glob = Glob(action: action)
    if glob.contains(Glob(action: "*:*")) == true { return .everything }
    if Self.administration.contains(where: glob.intersects) { return .administration }
    return glob.isLiteral ? .actions : .pattern
  }

  /// Whether it is given on every resource, under no condition.
  fileprivate var isUnconditional: Bool {
    scopes.contains { $0.isUnlimited && $0.unless.isEmpty }
  }
}
