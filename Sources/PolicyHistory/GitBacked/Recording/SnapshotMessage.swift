/// The message of a snapshot: a subject, a body, and trailers as `git interpret-trailers` reads them.
struct SnapshotMessage {
  /// The first line.
  let subject: String

  /// One paragraph, unwrapped.
  let body: String?

  /// Keys and values, in order.
  let trailers: [(key: String, value: String)]

  /// Makes a message; trailers without a value are left out.
  ///
  /// What sources say becomes one line each, whatever is in it.
  init(_ subject: String, body: String? = nil, trailers: [(String, String?)]) {
    self.subject = Self.oneLine(subject)
    self.body = body.map(Self.paragraph).flatMap { $0.isEmpty ? nil : $0 }
    self.trailers = trailers.compactMap { key, value in
      let line = value.map(Self.oneLine) ?? ""
      return line.isEmpty ? nil : (key, line)
    }
  }

  /// The message's bytes, with one line feed at the end.
  var bytes: [UInt8] {
    let lines = trailers.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
    let paragraphs = [subject, body, lines.isEmpty ? nil : lines].compactMap { $0 }
    return Array((paragraphs.joined(separator: "\n\n") + "\n").utf8)
  }

  /// Git takes a line that begins with `---` for the end of a message and one with `#` for a
  /// comment, and would not find the trailers after them.
  private static func paragraph(_ text: String) -> String {
    let line = oneLine(text)
    return line.hasPrefix("---") || line.hasPrefix("#") ? " " + line : line
  }

  /// The text with one blank for each run of blanks, line breaks and control characters.
  private static func oneLine(_ text: String) -> String {
    text.unicodeScalars.split {
      $0.properties.isWhitespace || $0.properties.generalCategory == .control
    }
    .map { String($0) }
    .joined(separator: " ")
  }
}
