internal import PolicyLanguage

/// IAM's name of a version of a policy: `v4`.
public struct VersionID: Hashable, Sendable {
  /// The id as IAM spells it.
  public let text: String

  /// The number after the `v`, at least 1.
  public let number: Int

  /// Reads a version id.
  ///
  /// IAM's own pattern is `v[1-9][0-9]*(\.[A-Za-z0-9-]*)?` (API reference, `GetPolicyVersion`). The
  /// suffix was never seen; one with a `-` is refused, because ids of revisions use it.
  ///
  /// - Throws: `NameError`.
  public init(_ text: String) throws(NameError) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1)
    let digits = parts.first?.dropFirst() ?? ""[...].utf8
    guard text.utf8.first == UInt8(ascii: "v"), 1...18 ~= digits.count, digits.allSatisfy(isDigit),
      digits.first != UInt8(ascii: "0"), let number = Int(String(Substring(digits))),
      parts.count == 1 || parts[1].allSatisfy(isAlphanumeric)
    else {
      throw NameError("`\(text)` is not a version; accepted are `v1`, `v2` and so on")
    }
    self.text = text
    self.number = number
  }
}

extension VersionID: Comparable, CustomStringConvertible {
  /// Whether a version comes before another: by number (`v9`, `v10`), then by its bytes.
  public static func < (a: VersionID, b: VersionID) -> Bool {
    a.number != b.number ? a.number < b.number : a.text.precedesBytewise(b.text)
  }

  /// The id as IAM spells it.
  public var description: String { text }
}
