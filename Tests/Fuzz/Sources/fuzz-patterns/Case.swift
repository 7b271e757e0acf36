/// Two patterns and texts: the lines of an input.
struct Case {
  var a: String
  var b: String
  /// The text that is given, and what it makes of each pattern: a text that matches is rare.
  var texts: [String]

  /// Bytes that are not ASCII are characters that matter, so that few of them make a case.
  init(_ bytes: [UInt8]) {
    let characters = Array("*?ab:*é\n".unicodeScalars)
    let scalars = bytes.map {
      $0 < 0x80 ? Unicode.Scalar($0) : characters[Int($0) % characters.count]
    }
    var lines = scalars.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
      .map { line in String(String.UnicodeScalarView(line)) }
    while lines.count < 3 { lines.append("") }
    (a, b) = (lines[0], lines[1])
    texts = [lines[2], Self.text(of: a, lines[2]), Self.text(of: b, lines[2])]
  }

  /// A text that a pattern matches: another one for each star, its first character for each `?`.
  private static func text(of pattern: String, _ filling: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in pattern.unicodeScalars {
      switch scalar {
      case "*": text.append(contentsOf: filling.unicodeScalars)
      case "?": text.append(filling.unicodeScalars.first ?? "b")
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
