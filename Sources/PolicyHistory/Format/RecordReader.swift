internal import PolicyLanguage

/// Takes the known keys out of an object, one by one; what stays is unknown.
struct RecordReader {
  /// Where the object began.
  let offset: Int

  private let subject: String
  private var rest: [JSONMember]

  /// Begins with an object.
  ///
  /// - Parameters:
  ///   - json: What should be an object.
  ///   - subject: What it is, in the words of an error: `a reading`.
  init(_ json: JSONValue, _ subject: String) throws(ParseError) {
    guard let members = json.members else {
      throw ParseError("\(json.kind) where \(subject) should be, an object", at: json.offset)
    }
    offset = json.offset
    self.subject = subject
    rest = members
  }

  /// The keys that were not taken.
  var unknownKeys: UnknownKeys { UnknownKeys(members: rest) }

  /// Takes the value of a key, if it is there.
  mutating func take(_ key: String) -> JSONValue? {
    guard let index = rest.firstIndex(where: { $0.key.hasSameBytes(as: key) }) else { return nil }
    return rest.remove(at: index).value
  }

  /// Takes the value of a key that must be there.
  mutating func require(_ key: String) throws(ParseError) -> JSONValue {
    guard let value = take(key) else {
      throw ParseError("\(subject) without `\(key)`", at: offset)
    }
    return value
  }

  /// Takes a string, if it is there, as it is.
  mutating func takeString(_ key: String) throws(ParseError) -> String? {
    try take(key, as: { $0 })
  }

  /// Takes a string, if it is there, and makes something of it.
  mutating func take<Value>(
    _ key: String, as make: (String) throws -> Value
  ) throws(ParseError) -> Value? {
    guard let json = take(key) else { return nil }
    return try json.convert(key, make)
  }

  /// Takes a string that must be there and makes something of it.
  mutating func require<Value>(
    _ key: String, as make: (String) throws -> Value
  ) throws(ParseError) -> Value {
    try require(key).convert(key, make)
  }

  /// Takes a string that must be there and be one of a list.
  mutating func requireCase<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Value.Type
  ) throws(ParseError) -> Value {
    let json = try require(key)
    let text = try json.convert(key) { $0 }
    for value in type.allCases where value.rawValue.hasSameBytes(as: text) { return value }
    let accepted = type.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    throw ParseError("`\(key)` is `\(text)`; accepted are \(accepted)", at: json.offset)
  }

  /// Takes a list, empty if it is not there, and makes something of each element.
  mutating func takeList<Element>(
    _ key: String, _ make: (JSONValue) throws(ParseError) -> Element
  ) throws(ParseError) -> [Element] {
    guard let json = take(key) else { return [] }
    guard let elements = json.array else {
      throw ParseError("`\(key)` is \(json.kind); an array is accepted", at: json.offset)
    }
    var list: [Element] = []
    for element in elements { list.append(try make(element)) }
    return list
  }
}

extension JSONValue {
  /// Makes something of a string; an error of the making gets the string's place.
  func convert<Value>(
    _ key: String, _ make: (String) throws -> Value
  ) throws(ParseError) -> Value {
    guard let text = string else {
      throw ParseError("`\(key)` is \(kind); a string is accepted", at: offset)
    }
    do {
      return try make(text)
    } catch {
      throw ParseError("`\(key)`: \(error)", at: offset)
    }
  }
}

extension JSONValue {
  /// An object of known keys, absent ones left out, and the unknown ones behind them.
  static func record(_ members: [(String, JSONValue?)], _ unknown: UnknownKeys) -> JSONValue {
    let known = members.compactMap { key, value in value.map { JSONMember(key, $0) } }
    return JSONValue(.object(known + unknown.members))
  }

  /// The text of a value as a string, if there is a value.
  static func optional(_ value: (some CustomStringConvertible)?) -> JSONValue? {
    value.map { .string($0.description) }
  }

  /// The list, if it has elements.
  static func list(_ elements: [JSONValue]) -> JSONValue? {
    elements.isEmpty ? nil : .array(elements)
  }

  /// The value as a whole file: indented, one newline at the end.
  var fileBytes: [UInt8] { bytes(.indented) + [UInt8(ascii: "\n")] }
}
