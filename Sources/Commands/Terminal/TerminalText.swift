internal import Publishing

extension String {
  /// How many columns of a terminal the text takes.
  ///
  /// - Complexity: O(*n*).
  var width: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
    return unicodeScalars.reduce(0) { $0 + $1.width }
  }

  /// JSON whose strings hold nothing that a terminal would obey: the same value, with such
  /// characters escaped.
  ///
  /// The writer of JSON escapes U+0000–001F alone; the rest may stand in a file, not on a screen.
  var visibleJSON: String {
    if utf8.allSatisfy({ 0x20...0x7E ~= $0 || $0 == 0x0A }) { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == "\n" || String(scalar).visible.unicodeScalars.count == 1 {
        text.append(scalar)
      } else {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          let zeros = String(repeating: "0", count: 4 - digits.utf8.count)
          text.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
        }
      }
    }
    return String(text)
  }
}

extension Unicode.Scalar {
  /// Two columns for the scripts of East Asia and for emoji, none for marks on another character.
  fileprivate var width: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default:
      return properties.isEmojiPresentation ? 2 : 1
    }
  }
}
