/// A strict reader of JSON (RFC 8259).
///
/// Refused beyond the grammar: two equal keys in one object, text that is not UTF-8, a byte order
/// mark, half a surrogate pair, and anything deeper or larger than the limits.
public struct JSONReader {
  /// How much is read before the reader gives up.
  public struct Limits: Sendable {
    /// Arrays and objects inside one another.
    public var depth: Int
    /// Bytes of text.
    public var size: Int

    /// Makes limits; the defaults are those of a policy document: 64 levels, 1 MiB.
    public init(depth: Int = 64, size: Int = 1 << 20) {
      self.depth = depth
      self.size = size
    }
  }

  private let text: [UInt8]
  private let limits: Limits
  private var position = 0

  private init(text: [UInt8], limits: Limits) {
    self.text = text
    self.limits = limits
  }

  /// Reads the one value that a text consists of.
  ///
  /// - Throws: `ParseError`, located, for the first thing that is not accepted.
  /// - Complexity: O(*n*) in the length of the text.
  public static func read(_ text: [UInt8], limits: Limits = Limits()) throws(ParseError)
    -> JSONValue
  {
    do throws(ParseError) {
      var reader = JSONReader(text: text, limits: limits)
      return try reader.readWhole()
    } catch {
      throw error.located(in: text)
    }
  }

  private mutating func readWhole() throws(ParseError) -> JSONValue {
    if text.count > limits.size {
      throw ParseError("\(text.count) bytes of JSON; at most \(limits.size) are read", at: 0)
    }
    if text.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw ParseError("a byte order mark before the JSON; UTF-8 without one is accepted", at: 0)
    }
    if let invalid = firstInvalidUTF8(in: text) {
      throw ParseError("a byte that is not UTF-8", at: invalid)
    }
    skipBlanks()
    let value = try readValue(depth: 0)
    skipBlanks()
    if position < text.count {
      throw unexpected("the end of the text")
    }
    return value
  }

  // MARK: Values

  private mutating func readValue(depth: Int) throws(ParseError) -> JSONValue {
    let start = position
    switch peek {
    case UInt8(ascii: "\""):
      return JSONValue(.string(try readString()), offset: start)
    case UInt8(ascii: "{"):
      return JSONValue(.object(try readObject(depth: depth + 1)), offset: start)
    case UInt8(ascii: "["):
      return JSONValue(.array(try readArray(depth: depth + 1)), offset: start)
    case UInt8(ascii: "-"): return JSONValue(.number(try readNumber()), offset: start)
    case _ where isDigit(peek):
      return JSONValue(.number(try readNumber()), offset: start)
    case UInt8(ascii: "t") where skip("true"): return JSONValue(.bool(true), offset: start)
    case UInt8(ascii: "f") where skip("false"): return JSONValue(.bool(false), offset: start)
    case UInt8(ascii: "n") where skip("null"): return JSONValue(.null, offset: start)
    default: throw unexpected("a JSON value")
    }
  }

  private mutating func readArray(depth: Int) throws(ParseError) -> [JSONValue] {
    try enter(depth)
    var elements: [JSONValue] = []
    if skipClosing(UInt8(ascii: "]")) { return elements }
    while true {
      elements.append(try readValue(depth: depth))
      if try !skipSeparator(closing: UInt8(ascii: "]")) { return elements }
    }
  }

  private mutating func readObject(depth: Int) throws(ParseError) -> [JSONMember] {
    try enter(depth)
    var members: [JSONMember] = []
    var keys = KeySet()
    if skipClosing(UInt8(ascii: "}")) { return members }
    while true {
      let start = position
      guard peek == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
      let key = try readString()
      if !keys.insert(key, after: members) {
        throw ParseError("duplicate key `\(key)`; a key may appear once in an object", at: start)
      }
      skipBlanks()
      guard peek == UInt8(ascii: ":") else { throw unexpected("`:`") }
      position += 1
      skipBlanks()
      members.append(JSONMember(key, try readValue(depth: depth), keyOffset: start))
      if try !skipSeparator(closing: UInt8(ascii: "}")) { return members }
    }
  }

  /// Steps over an opening bracket and the blanks after it.
  private mutating func enter(_ depth: Int) throws(ParseError) {
    if depth > limits.depth {
      throw ParseError("nested deeper than \(limits.depth) levels", at: position)
    }
    position += 1
    skipBlanks()
  }

  private mutating func skipClosing(_ bracket: UInt8) -> Bool {
    guard peek == bracket else { return false }
    position += 1
    return true
  }

  /// Steps over a comma and the blanks around it (true), or over the closing bracket (false).
  private mutating func skipSeparator(closing bracket: UInt8) throws(ParseError) -> Bool {
    skipBlanks()
    if skipClosing(bracket) { return false }
    guard peek == UInt8(ascii: ",") else {
      throw unexpected("`,` or `\(Character(UnicodeScalar(bracket)))`")
    }
    position += 1
    skipBlanks()
    return true
  }

  // MARK: Numbers

  private mutating func readNumber() throws(ParseError) -> String {
    let start = position
    if peek == UInt8(ascii: "-") { position += 1 }
    if peek == UInt8(ascii: "0") { position += 1 } else { try skipDigits() }
    if peek == UInt8(ascii: ".") {
      position += 1
      try skipDigits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      position += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
      try skipDigits()
    }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  private mutating func skipDigits() throws(ParseError) {
    guard isDigit(peek) else { throw unexpected("a digit") }
    while isDigit(peek) { position += 1 }
  }

  private func isDigit(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  // MARK: Strings

  private mutating func readString() throws(ParseError) -> String {
    let start = position + 1
    var end = start
    while end < text.count, text[end] != UInt8(ascii: "\""), text[end] != UInt8(ascii: "\\"),
      text[end] >= 0x20
    {
      end += 1
    }
    position = end
    if peek == UInt8(ascii: "\"") {
      position += 1
      return String(decoding: text[start..<end], as: UTF8.self)
    }
    return try readEscapedString(from: start)
  }

  /// Reads on from the first escape of a string that began at `start`.
  private mutating func readEscapedString(from start: Int) throws(ParseError) -> String {
    var bytes = Array(text[start..<position])
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        bytes.append(contentsOf: String(Character(try readEscape())).utf8)
      case ..<0x20:
        throw ParseError(
          "control character \(character(at: position)) in a string; write it as an escape",
          at: position)
      default:
        bytes.append(byte)
        position += 1
      }
    }
    throw ParseError("a string without its closing quote", at: start - 1)
  }

  private mutating func readEscape() throws(ParseError) -> UnicodeScalar {
    let start = position
    position += 1
    guard let byte = peek else { throw unexpected("an escape") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UnicodeScalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try readUnicodeEscape(from: start)
    default:
      throw ParseError(
        "escape `\\\(character(at: start + 1))`; accepted are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u",
        at: start)
    }
  }

  /// Reads the digits of `\uXXXX`, and the low half after a high one.
  private mutating func readUnicodeEscape(from start: Int) throws(ParseError) -> UnicodeScalar {
    let unit = try readHexUnit()
    if let scalar = UnicodeScalar(UInt32(unit)) { return scalar }
    if unit < 0xDC00, skip("\\u") {
      let low = try readHexUnit()
      let code = 0x10000 + (UInt32(unit) & 0x3FF) << 10 + UInt32(low) & 0x3FF
      if 0xDC00...0xDFFF ~= low, let scalar = UnicodeScalar(code) { return scalar }
    }
    throw ParseError("half a surrogate pair; both halves are needed", at: start)
  }

  private mutating func readHexUnit() throws(ParseError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 0x80
      else { throw unexpected("four hexadecimal digits") }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }

  // MARK: Bytes

  private var peek: UInt8? { position < text.count ? text[position] : nil }

  private mutating func skipBlanks() {
    while position < text.count {
      switch text[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func skip(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
      guard text[position...].starts(with: word) else { return false }
      position += word.count
      return true
    }
  }

  private func unexpected(_ expected: String) -> ParseError {
    guard position < text.count else {
      return ParseError("the text ends where \(expected) should stand", at: position)
    }
    return ParseError(
      "`\(character(at: position))` where \(expected) should stand", at: position)
  }

  /// The character at a position, for a message; a control character by its code (`U+000A`).
  private func character(at position: Int) -> String {
    let rest = String(decoding: text[position...].prefix(4), as: UTF8.self).unicodeScalars
    guard let scalar = rest.first else { return "" }
    guard scalar.properties.generalCategory == .control else { return String(scalar) }
    let code = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: 4 - code.count) + code
  }
}

/// The keys of an object so far: looked through while they are few, hashed when they are many.
private struct KeySet {
  private var hashed: Set<[UInt8]> = []

  /// Whether a key is new beside the members that were read.
  mutating func insert(_ key: String, after members: [JSONMember]) -> Bool {
    if members.count < 16 {
      return !members.contains { $0.key.hasSameBytes(as: key) }
    }
    if hashed.isEmpty { hashed = Set(members.map { Array($0.key.utf8) }) }
    return hashed.insert(Array(key.utf8)).inserted
  }
}

/// Where a text stops being UTF-8, if it does.
private func firstInvalidUTF8(in text: [UInt8]) -> Int? {
  if text.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) }) != nil { return nil }
  var decoder = Unicode.UTF8.ForwardParser()
  var bytes = text.makeIterator()
  var offset = 0
  while true {
    switch decoder.parseScalar(from: &bytes) {
    case .valid(let scalar): offset += scalar.count
    case .error, .emptyInput: return offset
    }
  }
}
