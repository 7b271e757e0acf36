internal import PolicyLanguage

/// Where the name of a policy is unique: a partition's policies by AWS, or an account.
public struct PolicyScope: Hashable, Sendable {
  /// `aws`, `aws-cn`, `aws-us-gov`, or the twelve digits of an account.
  public let text: String

  /// The policies of AWS in its public partition, where a source states no scope.
  public static let aws = PolicyScope(unchecked: "aws")

  /// The partitions whose policies by AWS are told apart.
  private static let partitions = ["aws", "aws-cn", "aws-us-gov"]

  private init(unchecked text: String) { self.text = text }

  /// Reads a scope.
  ///
  /// - Throws: `NameError` for anything but `aws`, `aws-cn`, `aws-us-gov` and twelve digits.
  public init(_ text: String) throws(NameError) {
    guard Self.partitions.contains(text) || text.utf8.count == 12 && text.utf8.allSatisfy(isDigit)
    else {
      throw NameError(
        "`\(text)` is not a scope; accepted are `aws`, `aws-cn`, `aws-us-gov` and the twelve digits"
          + " of an account")
    }
    self.text = text
  }

  /// Whether the scope is an account's, not a partition's.
  public var isAccount: Bool { !Self.partitions.contains(text) }
}

extension PolicyScope: Comparable, CustomStringConvertible {
  /// Whether a scope comes before another by its bytes.
  public static func < (a: PolicyScope, b: PolicyScope) -> Bool { a.text.precedesBytewise(b.text) }

  /// The scope as written.
  public var description: String { text }
}
