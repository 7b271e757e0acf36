/// Text that cannot be read as what it should be.
///
/// The message is lower case, without a full stop, with what was found in backticks, and says what
/// is accepted.
public struct ParseError: Error, Hashable, Sendable {
  /// A place in a text, for people.
  public struct Location: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The column in characters (Unicode scalars), from 1.
    public var column: Int
    /// The part of that line around the place, at most 76 characters.
    public var excerpt: String
    /// The number of characters of `excerpt` before the place.
    public var caret: Int
  }

  /// What is wrong.
  public var message: String

  /// Where, in bytes from the start of the text.
  public var offset: Int

  /// Where, for people; `nil` until `located(in:)` is given the text.
  public var location: Location?

  /// Makes an error at an offset.
  public init(_ message: String, at offset: Int) {
    self.message = message
    self.offset = offset
  }

  /// The same error with the line, column and excerpt of its offset in a text.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func located(in text: [UInt8]) -> ParseError {
    var error = self
    error.location = Location(of: offset, in: text)
    return error
  }
}

extension ParseError.Location {
  private static let reach = 38

  /// The place of a byte in a text; bytes that are not UTF-8 show as U+FFFD.
  package init(of offset: Int, in text: [UInt8]) {
    let offset = min(max(offset, 0), text.count)
    let newline = UInt8(ascii: "\n")
    let start = text[..<offset].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let end = text[offset...].firstIndex(of: newline) ?? text.count
    let before = Array(String(decoding: text[start..<offset], as: UTF8.self).unicodeScalars)
    let after = Array(String(decoding: text[offset..<end], as: UTF8.self).unicodeScalars)
    let shownBefore = before.suffix(Self.reach)
    line = text[..<offset].count { $0 == newline } + 1
    column = before.count + 1
    caret = shownBefore.count
    excerpt = String(String.UnicodeScalarView(shownBefore + after.prefix(Self.reach)))
  }
}
