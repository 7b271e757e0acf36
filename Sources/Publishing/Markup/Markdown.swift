internal import PolicyHistory

/// Writes CommonMark (0.31) that reads well as plain text too: lines of at most `width` characters
/// where words allow it, links as references that stand at the end.
///
/// Other people's text never becomes markup: whatever means something in CommonMark is escaped, and
/// nothing unseen is written (`String.visible`).
struct MarkdownWriter {
  private let width: Int
  private var text = ""
  private var addresses: [String] = []

  init(width: Int = 80) { self.width = width }

  /// The text so far, with the addresses of its links at the end.
  func finished() -> String {
    let references = addresses.enumerated().map { "[\($0 + 1)]: <\($1)>\n" }.joined()
    return references.isEmpty ? text : text + "\n" + references
  }

  /// Whether anything in the text links somewhere.
  var hasLinks: Bool { !addresses.isEmpty }

  // MARK: Blocks

  /// Writes a heading, on one line whatever its length.
  mutating func heading(_ level: Int, _ phrase: Phrase) {
    separate()
    let marks = String(repeating: "#", count: level)
    text += "\(marks) \(lines(of: phrase, width: .max).joined(separator: " "))\n"
  }

  /// Writes a block.
  mutating func write(_ block: Block) {
    switch block {
    case .paragraph(let phrase): write(phrase, first: "", others: "")
    case .quote(let phrase): write(phrase, first: "> ", others: "> ")
    case .list(let title, let items):
      write(title + ":", first: "", others: "")
      list(items)
    }
  }

  /// Writes a list.
  mutating func list(_ items: [Phrase]) {
    separate()
    for item in items { add(item, first: "- ", others: "  ") }
  }

  /// Adds blocks that were written by another writer and have no links.
  mutating func add(_ blocks: String) {
    separate()
    text += blocks
  }

  private mutating func write(_ phrase: Phrase, first: String, others: String) {
    separate()
    add(phrase, first: first, others: others)
  }

  private mutating func separate() { if !text.isEmpty { text += "\n" } }

  private mutating func add(_ phrase: Phrase, first: String, others: String) {
    for (index, line) in lines(of: phrase, width: width - first.count).enumerated() {
      text += "\(index == 0 ? first : others)\(line)\n"
    }
  }

  // MARK: Lines

  /// A blank that no line may end at.
  private static let fixedBlank: Unicode.Scalar = "\u{1}"

  private mutating func lines(of phrase: Phrase, width: Int) -> [String] {
    let marked = phrase.spans.map { markdown($0) }.joined()
    var lines: [String] = []
    var line = ""
    var length = 0
    for word in marked.words {
      let more = word.length
      if !line.isEmpty, length + 1 + more <= width {
        line += " " + word
        length += 1 + more
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = String(word).escapedAtLineStart
      length = line.length
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { Self.replacing(Self.fixedBlank, by: " ", in: $0) }
  }

  private static func replacing(
    _ scalar: Unicode.Scalar, by other: Unicode.Scalar, in text: String
  ) -> String {
    let first = UTF8.encode(scalar)?.first
    guard text.utf8.contains(where: { $0 == first }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == scalar ? other : $0 }))
  }

  private mutating func markdown(_ span: Phrase.Span) -> String {
    switch span {
    case .words, .time: return span.text.escapedForMarkdown
    case .strong: return "**\(span.text.escapedForMarkdown)**"
    case .code: return codeSpan(span.text)
    case .link(_, let address):
      let text = span.text.escapedForMarkdown
      return address.isWebAddress ? "[\(text)][\(number(of: address))]" : text
    }
  }

  private func codeSpan(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 != UInt8(ascii: "`") && $0 != UInt8(ascii: " ") }) {
      return "`\(text)`"
    }
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let isBlank = text.allSatisfy { $0 == " " }
    let isPadded =
      text.hasPrefix("`") || text.hasSuffix("`")
      || text.hasPrefix(" ") && text.hasSuffix(" ") && !isBlank
    let padding = isPadded ? " " : ""
    return Self.replacing(
      " ", by: Self.fixedBlank, in: "\(fence)\(padding)\(text)\(padding)\(fence)")
  }

  private mutating func number(of address: String) -> Int {
    if let index = addresses.firstIndex(of: address) { return index + 1 }
    addresses.append(address)
    return addresses.count
  }
}

extension StringProtocol {
  // Most text is ASCII, whose bytes are its characters.
  fileprivate var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }

  /// How many characters it has.
  fileprivate var length: Int { isASCII ? utf8.count : count }
}

extension String {
  /// What stands between blanks.
  fileprivate var words: [Substring] {
    guard isASCII else { return split(separator: " ") }
    return utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) }
  }

  /// The text with what is markup inside a line of CommonMark escaped.
  fileprivate var escapedForMarkdown: String {
    if !utf8.contains(where: \.mayBeMarkup) { return self }
    let scalars = Array(unicodeScalars)
    var escaped = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let previous = index > 0 ? scalars[index - 1] : " "
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      let isMarkup =
        switch scalar {
        case "_": !(previous.isWordLetter && next.isWordLetter)
        case "&": next == "#" || next.isWordLetter
        default: "\\`*[]<>~|".unicodeScalars.contains(scalar)
        }
      if isMarkup { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// The word with what is markup at the start of a line escaped: bullets, numbers, headings,
  /// underlines, quotes.
  fileprivate var escapedAtLineStart: String {
    guard let first = utf8.first else { return self }
    if "-+=#".utf8.contains(first) { return "\\" + self }
    let digits = prefix { "0"..."9" ~= $0 }
    let rest = dropFirst(digits.count)
    guard !digits.isEmpty, rest == "." || rest == ")" else { return self }
    return "\(digits)\\\(rest)"
  }
}

extension Unicode.Scalar {
  fileprivate var isWordLetter: Bool { properties.isAlphabetic || "0"..."9" ~= self }
}

extension UInt8 {
  fileprivate var mayBeMarkup: Bool {
    switch Unicode.Scalar(self) {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "~", "|", "&": true
    default: false
    }
  }
}
