/// A piece of HTML or XML as a value.
///
/// There is no case for markup as text: names are literals of this program, everything else is
/// escaped by whoever writes it, so that nothing from outside can become an element.
public enum Markup: Sendable {
  /// Text.
  case text(String)
  /// An element.
  case element(StaticString, [Attribute], [Markup])

  /// An attribute of an element.
  public struct Attribute: Sendable {
    let name: StaticString
    let value: String

    /// Makes an attribute.
    public init(_ name: StaticString, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// An element without attributes.
  static func element(_ name: StaticString, _ children: [Markup] = []) -> Markup {
    .element(name, [], children)
  }

  /// An element with text alone.
  static func element(
    _ name: StaticString, _ attributes: [Attribute] = [], text: String
  ) -> Markup {
    .element(name, attributes, [.text(text)])
  }
}

// MARK: - Writing

extension Markup {
  /// The piece as HTML (the living standard's syntax), on one line.
  public var html: String {
    var html = ""
    write(&html, isHTML: true, indentation: nil)
    return html
  }

  /// The piece as a document of XML 1.0: elements that hold no text stand each on a line.
  public var xmlDocument: String {
    var xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    write(&xml, isHTML: false, indentation: "\n")
    return xml + "\n"
  }

  private func write(_ output: inout String, isHTML: Bool, indentation: String?) {
    switch self {
    case .text(let text): output.appendEscaped(text)
    case .element(let name, let attributes, let children):
      output += "<\(name)"
      for attribute in attributes {
        output += " \(attribute.name)=\""
        output.appendEscaped(attribute.value)
        output += "\""
      }
      let isVoid = Self.voidElements.contains(name.description)
      if children.isEmpty && (isHTML ? isVoid : true) {
        output += isHTML ? ">" : "/>"
        return
      }
      output += ">"
      let inner = children.contains(where: \.isText) ? nil : indentation.map { $0 + "  " }
      for child in children {
        if let inner { output += inner }
        child.write(&output, isHTML: isHTML, indentation: inner)
      }
      if inner != nil, let indentation { output += indentation }
      output += "</\(name)>"
    }
  }

  private var isText: Bool { if case .text = self { true } else { false } }

  /// The elements of HTML that have no content and no end.
  private static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]
}

extension String {
  /// Adds text with everything escaped that could end it, and what XML 1.0 has no way to write
  /// (section 2.2, `Char`) replaced by U+FFFD.
  fileprivate mutating func appendEscaped(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      var index = 0
      while index < bytes.count {
        guard let (length, replacement) = bytes.escape(at: index) else {
          index += 1
          continue
        }
        self += String(decoding: bytes[start..<index], as: UTF8.self)
        self += replacement
        index += length
        start = index
      }
      self += String(decoding: bytes[start...], as: UTF8.self)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// What stands for the bytes at a place that cannot stay, and how many those are; `nil` where the
  /// byte can stay.
  fileprivate func escape(at index: Int) -> (length: Int, replacement: String)? {
    switch self[index] {
    case UInt8(ascii: "&"): return (1, "&amp;")
    case UInt8(ascii: "<"): return (1, "&lt;")
    case UInt8(ascii: ">"): return (1, "&gt;")
    case UInt8(ascii: "\""): return (1, "&quot;")
    case UInt8(ascii: "'"): return (1, "&#39;")
    // A reader would make a line feed of it.
    case UInt8(ascii: "\r"): return (1, "&#13;")
    case 0x09, 0x0A: return nil
    case ..<0x20: return (1, "\u{FFFD}")
    // U+FFFE and U+FFFF.
    case 0xEF where index + 2 < count && self[index + 1] == 0xBF && self[index + 2] >= 0xBE:
      return (3, "\u{FFFD}")
    default: return nil
    }
  }
}
