internal import PolicyLanguage

/// What tells services apart, and the name of a service's file: `amazon-q-developer`.
public struct ServiceID: Hashable, Sendable {
  /// The id as written.
  public let text: String

  /// Reads an id.
  ///
  /// - Throws: `NameError` for anything but words of a–z and 0–9 with single hyphens between them.
  public init(_ text: String) throws(NameError) {
    let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isPlain = words.allSatisfy { word in
      !word.isEmpty && word.allSatisfy { isDigit($0) || 0x61...0x7A ~= $0 }
    }
    guard isPlain, text.utf8.count <= 128 else {
      throw NameError(
        "`\(text)` is not the id of a service; accepted are words of a–z and 0–9 with `-` between"
          + " them")
    }
    self.text = text
  }
}

extension ServiceID: Comparable, CustomStringConvertible {
  /// Whether an id comes before another by its bytes.
  public static func < (a: ServiceID, b: ServiceID) -> Bool { a.text.precedesBytewise(b.text) }

  /// The id as written.
  public var description: String { text }
}
