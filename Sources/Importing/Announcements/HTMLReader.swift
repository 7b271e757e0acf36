internal import PolicyLanguage

/// A piece of a page.
enum HTMLToken {
  /// Text between tags, its references to characters not resolved yet.
  case text(ArraySlice<UInt8>)
  /// A start tag, its name in lower case.
  case start(String, attributes: [(name: String, value: ArraySlice<UInt8>)])
  /// An end tag, its name in lower case.
  case end(String)
}

/// Reads a page from left to right, as browsers do: whatever is in it, it has some meaning.
///
/// There is no tree, so that nothing nests too deep, and every byte is looked at a bounded number of
/// times. Comments, declarations, scripts and styles are passed over.
struct HTMLReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next piece; `nil` at the end.
  mutating func next() -> HTMLToken? {
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<"), let next = byte(after: 1) else {
        return text()
      }
      switch next {
      case UInt8(ascii: "!"), UInt8(ascii: "?"): skipDeclaration()
      case UInt8(ascii: "/"):
        guard let letter = byte(after: 2), isLetter(letter) else { return text() }
        position += 2
        let name = name()
        skip(past: UInt8(ascii: ">"))
        return .end(name)
      case _ where isLetter(next):
        position += 1
        return startTag()
      default: return text()
      }
    }
    return nil
  }

  private func byte(after offset: Int) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  /// Text up to the next `<` behind the present byte.
  private mutating func text() -> HTMLToken {
    let start = position
    position = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    return .text(bytes[start..<position])
  }

  private mutating func skipDeclaration() {
    guard bytes[position...].starts(with: "<!--".utf8) else {
      return skip(past: UInt8(ascii: ">"))
    }
    position += 4
    while position < bytes.count, !bytes[position...].starts(with: "-->".utf8) { position += 1 }
    position = min(position + 3, bytes.count)
  }

  private mutating func skip(past end: UInt8) {
    position = bytes[position...].firstIndex(of: end).map { $0 + 1 } ?? bytes.count
  }

  /// The name of a tag or an attribute.
  private mutating func name() -> String {
    let start = position
    while position < bytes.count, !isBlank(bytes[position]), !"/>=".utf8.contains(bytes[position]) {
      position += 1
    }
    let name = bytes[start..<position].map(\.asciiLowercased)
    return String(decoding: name, as: UTF8.self)
  }

  /// What has text that is none of the page's.
  private static let raw = ["script", "style", "template", "textarea", "noscript", "svg"]

  private mutating func startTag() -> HTMLToken {
    let tag = name()
    var attributes: [(name: String, value: ArraySlice<UInt8>)] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      if isBlank(bytes[position]) || "/=".utf8.contains(bytes[position]) {
        position += 1
        continue
      }
      let name = name()
      skipBlanks()
      attributes.append((name, value()))
    }
    position = min(position + 1, bytes.count)
    if Self.raw.contains(tag) { skip(pastEndOf: tag) }
    return .start(tag, attributes: attributes)
  }

  private mutating func skipBlanks() {
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
  }

  private mutating func value() -> ArraySlice<UInt8> {
    guard byte(after: 0) == UInt8(ascii: "=") else { return [] }
    position += 1
    skipBlanks()
    guard let quote = byte(after: 0), "\"'".utf8.contains(quote) else {
      let start = position
      while position < bytes.count, !isBlank(bytes[position]), bytes[position] != UInt8(ascii: ">")
      {
        position += 1
      }
      return bytes[start..<position]
    }
    let start = position + 1
    position = bytes[start...].firstIndex(of: quote) ?? bytes.count
    defer { position = min(position + 1, bytes.count) }
    return bytes[start..<position]
  }

  /// Passes over everything up to an end tag.
  private mutating func skip(pastEndOf tag: String) {
    let name = Array(tag.utf8)
    while position < bytes.count {
      skip(past: UInt8(ascii: "<"))
      guard byte(after: 0) == UInt8(ascii: "/") else { continue }
      let found = bytes[(position + 1)...].prefix(name.count).map { $0 | 0x20 }
      if found == name { return skip(past: UInt8(ascii: ">")) }
    }
  }
}

private func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
