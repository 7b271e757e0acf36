public import PolicyHistory
public import PolicyLanguage

/// What `aws iam get-account-authorization-details` prints: the principals of an account, what is
/// attached to them, and the versions of the policies.
public struct AccountDetails: Sendable {
  /// The users, groups and roles, in the order of the file.
  public internal(set) var principals: [Principal] = []

  /// The managed policies, in the order of the file.
  public internal(set) var policies: [DetailedPolicy] = []

  /// What cannot be read as a policy document, in the order of the file.
  public internal(set) var unreadable: [Unreadable] = []

  /// Whether the file says that it is a part, and that there is more.
  public internal(set) var isPartial = false

  /// A managed policy with the versions that the file carries.
  public struct DetailedPolicy: Sendable {
    /// Its ARN.
    public let arn: PolicyARN

    /// The version in force, if the file states it.
    public let defaultVersion: VersionID?

    /// The versions that can be read.
    public internal(set) var versions: [Version] = []
  }

  /// A version of a policy.
  public struct Version: Sendable {
    /// Which one.
    public let id: VersionID

    /// When it was made, whether it is in force, and the document.
    public let file: PolicyFile
  }

  /// A document that is passed over.
  public struct Unreadable: Sendable, Equatable {
    /// What it is of.
    public enum Owner: Sendable, Equatable {
      /// A version of a managed policy, if the file says which one.
      case version(PolicyARN, VersionID?)
      /// A policy of this name, written into a principal with this ARN.
      case inline(String, of: String)
    }

    /// What it is of.
    public let owner: Owner

    /// Why it cannot be read, with line and column in the file.
    public let problem: ParseError
  }
}
