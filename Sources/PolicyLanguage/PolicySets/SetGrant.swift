/// What a statement of one of several policies that count together gives of what is asked for.
public struct SetGrant: Equatable, Sendable {
  /// What it comes to.
  public enum Verdict: Equatable, Sendable {
    /// There is a resource on which it is allowed, whatever else a request says.
    case allowed
    /// It depends on what else a request says.
    case conditional
    /// It is not allowed at all.
    case denied(by: [Denier])
  }

  /// What takes everything away: each by itself, or all of them together.
  public enum Denier: Equatable, Sendable {
    /// A Deny of a policy, by the place of the policy among those asked, and its own place in it.
    case statement(policy: Int, index: Int, sid: String?)
    /// A Deny of the boundary.
    case boundaryStatement(index: Int, sid: String?)
    /// The boundary, which does not allow it.
    case boundary
  }

  /// What is given after all Denies and within the boundary; of what is denied, what the statement
  /// gives by itself.
  public var grant: Grant

  /// What it comes to.
  public var verdict: Verdict
}
