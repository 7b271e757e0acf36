/// Text of a page without what it is marked up with.
enum PlainText {
  /// The text of bytes in HTML: references to characters resolved, every run of blanks one blank.
  static func read(html bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    var rest = Array(bytes)[...]
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      text += rest[..<ampersand]
      rest = rest[(ampersand + 1)...]
      let name = rest.prefix(longestName)
      guard let end = name.firstIndex(of: UInt8(ascii: ";")),
        let scalar = character(named: rest[..<end])
      else {
        text.append(UInt8(ascii: "&"))
        continue
      }
      text += Array(String(Character(scalar)).utf8)
      rest = rest[(end + 1)...]
    }
    return line(String(decoding: text + rest, as: UTF8.self))
  }

  /// The text with one blank for each run of blanks and control characters, none at its ends.
  static func line(_ text: String) -> String {
    text.unicodeScalars.split {
      $0.properties.isWhitespace || $0.properties.generalCategory == .control
    }
    .map { String($0) }
    .joined(separator: " ")
  }

  private static let longestName = 12

  /// Names of characters that pages of documentation use; others stay as they are written.
  private static let names: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–",
    "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "hellip": "…",
    "bull": "•", "copy": "©", "reg": "®", "trade": "™", "shy": "\u{AD}", "ensp": " ",
    "emsp": " ", "thinsp": " ", "hyphen": "-", "minus": "−",
  ]

  private static func character(named name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let text = String(decoding: name, as: UTF8.self)
    guard text.utf8.first == UInt8(ascii: "#") else { return names[text] }
    let digits = text.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number =
      isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    return number.flatMap(Unicode.Scalar.init)
  }
}
