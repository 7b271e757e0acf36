public import PolicyLanguage

/// A user, a group or a role of an account, and the policies it has.
public struct Principal: Sendable, Equatable {
  /// What kind of principal it is.
  public enum Kind: String, Sendable, CaseIterable {
    case user, group, role
  }

  /// What kind of principal it is.
  public let kind: Kind

  /// Its name, unique among those of its kind in the account.
  public let name: String

  /// Its ARN.
  public let arn: String

  /// The names of the groups that a user is in, of the same account.
  public let groups: [String]

  /// The policies that are written into it.
  public let inline: [InlinePolicy]

  /// The managed policies that are attached to it.
  public let attached: [PolicyARN]

  /// The managed policy that bounds what its policies give (IAM User Guide, "Permissions boundaries
  /// for IAM entities"); `nil` for none.
  public let boundary: PolicyARN?

  /// Makes a principal.
  public init(
    _ kind: Kind, name: String, arn: String, groups: [String] = [], inline: [InlinePolicy] = [],
    attached: [PolicyARN] = [], boundary: PolicyARN? = nil
  ) {
    self.kind = kind
    self.name = name
    self.arn = arn
    self.groups = groups
    self.inline = inline
    self.attached = attached
    self.boundary = boundary
  }

  /// The account it is of: the fifth field of its ARN.
  public var account: String {
    let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return fields.count == 6 ? String(fields[4]) : ""
  }
}

/// A policy that is written into a principal.
public struct InlinePolicy: Sendable, Equatable {
  /// Its name, unique in the principal.
  public let name: String

  /// Its document; `nil` for one that cannot be read.
  public let document: PolicyDocument?

  /// Makes a policy.
  public init(name: String, document: PolicyDocument?) {
    self.name = name
    self.document = document
  }
}

extension Principal: CustomStringConvertible {
  /// The principal as one speaks of it: `user/alice`.
  public var description: String { "\(kind.rawValue)/\(name)" }
}
