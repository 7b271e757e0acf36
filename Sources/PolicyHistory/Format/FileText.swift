internal import PolicyLanguage

/// The text of one file of a history.
struct FileText: Sendable {
  /// The file, as a path inside the history.
  let path: String

  /// Its bytes.
  let bytes: [UInt8]

  /// A file has a few levels around its documents and may hold several of them.
  private static let limits = JSONReader.Limits(depth: 64 + 8, size: 1 << 26)

  /// Reads the file as JSON and makes a value of it.
  ///
  /// - Throws: `FormatError`, with line and column.
  func read<Value>(
    _ make: (JSONValue) throws(ParseError) -> Value
  ) throws(FormatError) -> Value {
    do throws(ParseError) {
      return try make(try JSONReader.read(bytes, limits: Self.limits))
    } catch {
      throw FormatError(path, error.located(in: bytes))
    }
  }

  /// Reads a part of the file as a policy document.
  ///
  /// - Throws: `FormatError`, with the line and column in the file.
  func parse(_ range: Range<Int>) throws(FormatError) -> PolicyDocument {
    do throws(ParseError) {
      // Its layout here makes it larger than it was when it was recorded.
      return try PolicyDocument(try JSONReader.read(Array(bytes[range]), limits: Self.limits))
    } catch {
      let moved = ParseError(error.message, at: error.offset + range.lowerBound)
      throw FormatError(path, moved.located(in: bytes))
    }
  }
}
