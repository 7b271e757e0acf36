internal import PolicyLanguage

/// A revision's file with its documents taken out, for those who want the dates alone.
///
/// A line feed stands in no JSON string, so that in a file laid out as ours are the lines of a
/// reading's document are known by their indentation.
struct Outline {
  /// The file with `0` in the place of every document.
  let skeleton: FileText

  private let file: FileText

  /// Where the documents stand in the file, by where their `0` stands in the skeleton.
  private var ranges: [Int: Range<Int>] = [:]

  /// How many were taken out.
  var count: Int { ranges.count }

  private static let opening = Array("\n      \"document\": {\n".utf8)
  private static let closing = Array("\n      }".utf8)

  /// Takes the documents out of a file.
  ///
  /// - Complexity: O(*n*) in the length of the file.
  init(of file: FileText) {
    let bytes = file.bytes
    var skeleton: [UInt8] = []
    var position = 0
    while let open = bytes.firstLine(Self.opening, from: position),
      let close = bytes.firstLine(Self.closing, from: open + Self.opening.count - 1)
    {
      let start = open + Self.opening.count - 2
      let end = close + Self.closing.count
      skeleton += bytes[position..<start]
      ranges[skeleton.count] = start..<end
      skeleton.append(UInt8(ascii: "0"))
      position = end
    }
    skeleton += bytes[position...]
    self.file = file
    self.skeleton = FileText(path: file.path, bytes: skeleton)
  }

  /// The document that was taken out where a value stands in the skeleton.
  func document(
    at json: JSONValue, digest: DocumentDigest?
  ) throws(ParseError) -> RecordedDocument {
    guard let range = ranges[json.offset], let digest else {
      throw ParseError("no document was taken out here", at: json.offset)
    }
    return RecordedDocument(in: file, range: range, digest: digest)
  }
}

extension [UInt8] {
  /// Where a text stands first, at or behind a position.
  ///
  /// The last brace of the text is looked for, which stands in few places.
  fileprivate func firstLine(_ text: [UInt8], from position: Int) -> Int? {
    guard let pivot = text.lastIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") })
    else { return nil }
    return withUnsafeBytes { bytes in
      var index = position + pivot
      while let found = bytes.firstIndex(of: text[pivot], from: index) {
        let start = found - pivot
        let end = start + text.count
        if end <= bytes.count, bytes[start..<end].elementsEqual(text) { return start }
        index = found + 1
      }
      return nil
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Where a byte stands first, at or behind a position; eight bytes are looked at together.
  fileprivate func firstIndex(of byte: UInt8, from position: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern = UInt64(byte) &* ones
    var index = position
    while index + 8 <= count {
      let word = UInt64(littleEndian: loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let difference = word ^ pattern
      // The lowest byte that is zero has the lowest high bit that is set here.
      let zeros = (difference &- ones) & ~difference & (ones << 7)
      if zeros != 0 { return index + zeros.trailingZeroBitCount / 8 }
      index += 8
    }
    return index < count ? self[index...].firstIndex(of: byte) : nil
  }
}
