extension JSONValue {
  /// How a value is laid out as text.
  public enum Layout: Sendable {
    /// As Python's `json.dumps(indent=2, ensure_ascii=False)` does; no newline at the end.
    case indented
    /// Without blanks, on one line.
    case compact
    /// Without blanks, all keys sorted by their UTF-8 bytes: equal bytes mean the same value.
    case canonical
  }

  /// The value as text in UTF-8.
  ///
  /// Strings escape only `"`, `\` and U+0000–001F; numbers keep their text.
  public func bytes(_ layout: Layout) -> [UInt8] {
    var writer = JSONWriter(layout: layout)
    writer.write(self, depth: 0)
    return writer.bytes
  }

  /// The value as text.
  public func text(_ layout: Layout) -> String {
    String(decoding: bytes(layout), as: UTF8.self)
  }
}

private struct JSONWriter {
  let layout: JSONValue.Layout
  var bytes: [UInt8] = []

  init(layout: JSONValue.Layout) { self.layout = layout }

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value.content {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .number(let text): bytes.append(contentsOf: text.utf8)
    case .string(let text): write(text)
    case .array(let elements):
      writeList(elements, open: "[", close: "]", depth: depth) { writer, element in
        writer.write(element, depth: depth + 1)
      }
    case .object(let members):
      writeList(inOrder(members), open: "{", close: "}", depth: depth) { writer, member in
        writer.write(member.key)
        writer.append(writer.layout == .indented ? ": " : ":")
        writer.write(member.value, depth: depth + 1)
      }
    }
  }

  private func inOrder(_ members: [JSONMember]) -> [JSONMember] {
    guard layout == .canonical else { return members }
    return members.sorted { $0.key.precedesBytewise($1.key) }
  }

  private mutating func writeList<Element>(
    _ elements: [Element], open: StaticString, close: StaticString, depth: Int,
    _ writeElement: (inout JSONWriter, Element) -> Void
  ) {
    append(open)
    for (index, element) in elements.enumerated() {
      if index > 0 { append(",") }
      breakLine(depth + 1)
      writeElement(&self, element)
    }
    if !elements.isEmpty { breakLine(depth) }
    append(close)
  }

  private mutating func breakLine(_ depth: Int) {
    guard layout == .indented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  /// Writes a string; what needs no escape, which is nearly all, is copied in runs.
  private mutating func write(_ string: String) {
    append("\"")
    var string = string
    string.withUTF8 { text in
      var start = 0
      for index in text.indices where Self.isEscaped(text[index]) {
        bytes.append(contentsOf: text[start..<index])
        writeEscape(of: text[index])
        start = index + 1
      }
      bytes.append(contentsOf: text[start...])
    }
    append("\"")
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func writeEscape(of byte: UInt8) {
    switch byte {
    case 0x08: append("\\b")
    case 0x0C: append("\\f")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    case ..<0x20:
      append(byte < 0x10 ? "\\u000" : "\\u001")
      bytes.append(contentsOf: String(byte & 0xF, radix: 16).utf8)
    default: bytes += [UInt8(ascii: "\\"), byte]
    }
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}
