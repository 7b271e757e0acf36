/// The identity policies of a principal together, and the permissions boundary that bounds them.
///
/// A request is allowed when a statement of any of the policies allows it, the boundary allows it if
/// there is one, and no statement of any of them denies it (IAM User Guide, "Policy evaluation
/// logic", within one account and without service control, session and resource policies).
public struct PolicySet: Equatable, Sendable {
  /// The identity policies.
  public var policies: [PolicyDocument]

  /// The boundary; `nil` for none.
  public var boundary: PolicyDocument?

  /// Puts policies together.
  public init(_ policies: [PolicyDocument], boundary: PolicyDocument? = nil) {
    self.policies = policies
    self.boundary = boundary
  }

  /// The policies and the boundary.
  var documents: [PolicyDocument] { policies + [boundary].compactMap { $0 } }
}
