internal import PolicyHistory

extension Phrase {
  /// The phrase as plain text on one line.
  ///
  /// Nothing in it can steer a terminal or reorder a line: see `String.visible`.
  ///
  /// - Parameter style: What becomes of each part's harmless text: colours, for instance.
  public func text(style: (_ span: Span, _ text: String) -> String = { $1 }) -> String {
    spans.map { style($0, $0.text) }.joined()
  }
}

extension Phrase {
  /// The phrase as harmless text in which codes stand in backticks, as in messages.
  public var quoted: String {
    text { span, text in if case .code = span { "`\(text)`" } else { text } }
  }
}

extension Phrase: CustomStringConvertible {
  /// The phrase as plain text on one line.
  public var description: String { text() }
}

extension Phrase.Span {
  /// The part as harmless plain text.
  public var text: String {
    switch self {
    case .words(let text), .strong(let text), .link(let text, _): text.onOneLine.visible
    case .code(""): "\"\""
    case .code(let text): text.visible
    case .time(let moment): moment.description
    }
  }
}

extension String {
  /// The text with everything that cannot be seen, or moves what can, written out: `\u001B`.
  ///
  /// That is Unicode's control and format characters (bidirectional marks are among them) and
  /// separators of lines and paragraphs.
  public var visible: String {
    guard unicodeScalars.contains(where: \.isUnseen) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isUnseen { text += scalar.escaped } else { text.unicodeScalars.append(scalar) }
    }
  }

  /// The text on one line: tabs and line ends are blanks, and a run of them is one.
  package var onOneLine: String {
    guard unicodeScalars.contains(where: { 0x09...0x0D ~= $0.value }) else { return self }
    var line = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isBlank = scalar == " " || 0x09...0x0D ~= scalar.value
      if isBlank && line.last == " " { continue }
      line.append(isBlank ? " " : scalar)
    }
    return String(line)
  }
}

extension Unicode.Scalar {
  fileprivate var isUnseen: Bool {
    if isASCII { return value < 0x20 || value == 0x7F }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }

  /// As JSON would write it.
  fileprivate var escaped: String {
    let digits = String(value, radix: 16, uppercase: true)
    return digits.count > 4
      ? "\\u{\(digits)}" : "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
