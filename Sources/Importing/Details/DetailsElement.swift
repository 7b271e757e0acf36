internal import PolicyHistory
internal import PolicyLanguage

/// An object of a details file, whose elements are taken by name.
struct DetailsElement {
  /// The object.
  let json: JSONValue

  /// Takes a value that has to be an object.
  ///
  /// - Parameter what: What it should be, in words.
  init(_ json: JSONValue, _ what: String) throws(ParseError) {
    guard json.members != nil else {
      throw ParseError(
        "\(json.kind) where \(what) should stand; an object is accepted", at: json.offset)
    }
    self.json = json
  }

  /// An element, if it is there; one that is null is not.
  func value(_ key: String) -> JSONValue? {
    guard let value = json[key] else { return nil }
    if case .null = value.content { return nil }
    return value
  }

  /// An element that has to be there.
  func required(_ key: String) throws(ParseError) -> JSONValue {
    guard let value = value(key) else {
      throw ParseError("an object without `\(key)`", at: json.offset)
    }
    return value
  }

  /// A text that has to be there.
  func text(_ key: String) throws(ParseError) -> String { try Self.text(try required(key), key) }

  /// The texts of a list; none without it.
  func texts(_ key: String) throws(ParseError) -> [String] {
    try array(key).map { value throws(ParseError) in try Self.text(value, key) }
  }

  /// The ARN of a policy, which has to be there.
  func arn(_ key: String) throws(ParseError) -> PolicyARN {
    let value = try required(key)
    let text = try Self.text(value, key)
    do throws(NameError) {
      return try PolicyARN(text)
    } catch {
      throw ParseError("`\(key)`: \(error)", at: value.offset)
    }
  }

  /// An object, if it is there.
  func element(_ key: String) throws(ParseError) -> DetailsElement? {
    try value(key).map { value throws(ParseError) in try DetailsElement(value, "`\(key)`") }
  }

  /// The objects of a list; none without it.
  func list(_ key: String) throws(ParseError) -> [DetailsElement] {
    try array(key).map { value throws(ParseError) in
      try DetailsElement(value, "an element of `\(key)`")
    }
  }

  /// Whether an element is there and true.
  func isTrue(_ key: String) -> Bool {
    if case .bool(true)? = json[key]?.content { true } else { false }
  }

  private func array(_ key: String) throws(ParseError) -> [JSONValue] {
    guard let value = value(key) else { return [] }
    guard let array = value.array else {
      throw ParseError("`\(key)` is \(value.kind); an array is accepted", at: value.offset)
    }
    return array
  }

  private static func text(_ value: JSONValue, _ key: String) throws(ParseError) -> String {
    guard let text = value.string else {
      throw ParseError("`\(key)` is \(value.kind); a string is accepted", at: value.offset)
    }
    return text
  }
}
