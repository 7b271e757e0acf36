internal import PolicyLanguage

/// The ARN of a policy, as a source states it: `arn:aws:iam::aws:policy/service-role/Name`.
public struct PolicyARN: Hashable, Sendable {
  /// The ARN as stated.
  public let text: String

  /// The scope and the name that it names.
  public let key: PolicyKey

  /// Reads an ARN.
  ///
  /// - Throws: `NameError` for what is not the ARN of a managed policy in a scope we know.
  public init(_ text: String) throws(NameError) {
    let fields = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    let path = fields.last?.split(separator: "/", omittingEmptySubsequences: false) ?? []
    guard fields.count == 6, fields[0] == "arn", fields[2] == "iam", fields[3].isEmpty,
      path.count >= 2, path[0] == "policy", let name = path.last
    else {
      throw NameError(
        "`\(text)` is not the ARN of a policy; accepted are such as"
          + " `arn:aws:iam::aws:policy/service-role/NAME`")
    }
    // Of AWS's own policies the account is `aws`, and the partition tells them apart.
    let scope = try PolicyScope(String(fields[4] == "aws" ? fields[1] : fields[4]))
    key = PolicyKey(scope: scope, name: try PolicyName(String(name)))
    self.text = text
  }
}

extension PolicyARN: Comparable, CustomStringConvertible {
  /// Whether an ARN comes before another by its bytes.
  public static func < (a: PolicyARN, b: PolicyARN) -> Bool { a.text.precedesBytewise(b.text) }

  /// The ARN as stated.
  public var description: String { text }
}
