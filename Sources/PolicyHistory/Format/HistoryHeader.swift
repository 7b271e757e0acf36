internal import PolicyLanguage

/// What a history says of itself (`history.json`).
public struct HistoryHeader: Sendable, Equatable {
  /// The format that this program reads and writes.
  public static let format = 1

  /// Keys of the file that this program does not know.
  package var unknownKeys = UnknownKeys()

  /// Makes the header of a history in format 1.
  public init() {}

  /// Reads a header.
  init(_ json: JSONValue) throws(ParseError) {
    var keys = try RecordReader(json, "a history")
    let format = try keys.require("format")
    guard case .number(let text) = format.content, text.utf8.allSatisfy(isDigit) else {
      throw ParseError("`format` is \(format.kind); the number 1 is accepted", at: format.offset)
    }
    guard text == String(Self.format) else {
      throw ParseError(
        "the history is in format \(text); this program reads format \(Self.format)",
        at: format.offset)
    }
    unknownKeys = keys.unknownKeys
  }

  /// The header as JSON.
  var json: JSONValue { .record([("format", .integer(Self.format))], unknownKeys) }
}
