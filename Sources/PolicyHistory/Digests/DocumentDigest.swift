public import PolicyLanguage

/// The SHA-256 of a document's canonical form: two documents are the same when theirs are equal.
public struct DocumentDigest: Hashable, Sendable {
  /// 64 digits of lower-case hexadecimal.
  public let text: String

  /// The digest of a document.
  ///
  /// - Complexity: O(*n* log *n*) in the size of the document, which is written out once.
  public init(of document: PolicyDocument) {
    text = sha256(document.canonicalBytes)
  }

  /// Reads a digest.
  ///
  /// - Throws: `NameError` for anything but 64 digits of lower-case hexadecimal.
  public init(_ text: String) throws(NameError) {
    guard text.utf8.count == 64, text.utf8.allSatisfy({ isDigit($0) || 0x61...0x66 ~= $0 }) else {
      throw NameError("`\(text)` is not a SHA-256; accepted are 64 digits of 0–9 and a–f")
    }
    self.text = text
  }
}

extension DocumentDigest: CustomStringConvertible {
  /// The digits.
  public var description: String { text }
}
