internal import PolicyLanguage

/// The name IAM knows a policy by, as it is spelled.
///
/// IAM compares names without case; so do `folded` and `PolicyKey`, while `==` is about spelling.
public struct PolicyName: Hashable, Sendable {
  /// The name as spelled.
  public let text: String

  /// Reads a name.
  ///
  /// IAM's alphabet is `[\w+=,.@-]{1,128}` (API reference, `CreatePolicy`). Names that a folder may
  /// not have in git (`.`, `..`, `.git`, `git~1`) are refused in any case.
  ///
  /// - Throws: `NameError`.
  public init(_ text: String) throws(NameError) {
    guard 1...128 ~= text.utf8.count, text.utf8.allSatisfy(Self.isAccepted) else {
      throw NameError(
        "`\(text)` is not a policy's name; accepted are 1–128 of A–Z, a–z, 0–9 and `_+=,.@-`")
    }
    if [".", "..", ".git", "git~1"].contains(text.asciiLowercased) {
      throw NameError("`\(text)` cannot be a policy's name here: git keeps it for itself")
    }
    self.text = text
  }

  private static func isAccepted(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "_+=,.@-".utf8.contains(byte)
  }

  /// The name in lower case, by which IAM compares it.
  public var folded: String { text.asciiLowercased }
}

extension PolicyName: Comparable, CustomStringConvertible {
  /// Whether a name comes before another by the bytes of its spelling.
  public static func < (a: PolicyName, b: PolicyName) -> Bool { a.text.precedesBytewise(b.text) }

  /// The name as spelled.
  public var description: String { text }
}
