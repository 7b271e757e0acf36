/// How much of the actions that are asked for something gives.
public enum Coverage: String, Sendable, Comparable {
  /// None of them.
  case none
  /// Some of them, and others not.
  case some
  /// All of them.
  case all

  /// Whether one gives less than the other.
  public static func < (a: Coverage, b: Coverage) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .some: 1
    case .all: 2
    }
  }
}

/// What one Allow statement of a document gives of the access that is asked for, after the Denies.
public struct Grant: Equatable, Sendable {
  /// The place of the statement in the document, from 0.
  public var statement: Int
  /// The statement's name.
  public var sid: String?
  /// The patterns that give it: those of them that meet what is asked for, or all entries of a
  /// NotAction.
  public var patterns: PatternSet
  /// Whether all of the actions are given, on whatever resource and condition, or some; never none.
  public var coverage: Coverage
  /// Where and when.
  public var scope: Scope
  /// Whether what is given is given on every resource that is asked for and always.
  public var isUnconditional: Bool
  /// How sure it is: a request that is allowed shows it.
  public var certainty: AccessEntry.Certainty

  /// Whether two grants give the same, whichever statements of whatever names they are of.
  public func givesTheSame(as other: Grant) -> Bool {
    var other = other
    (other.statement, other.sid) = (statement, sid)
    return self == other
  }
}
