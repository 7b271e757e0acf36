/// A JSON value as its author wrote it: members in order, numbers as text, and where it began.
///
/// Foundation's readers lose all three, and keep one of two equal keys in silence; a record of
/// other people's documents may not.
public struct JSONValue: Sendable {
  /// What a value is.
  public enum Content: Sendable {
    case null
    case bool(Bool)
    /// A number, by its text (`1.10` stays `1.10`).
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])
  }

  /// What this value is.
  public var content: Content

  /// Where the value began, in bytes from the start of the text it was read from; 0 for one that
  /// was made rather than read.
  public var offset: Int

  /// Makes a value.
  public init(_ content: Content, offset: Int = 0) {
    self.content = content
    self.offset = offset
  }
}

/// A key of a JSON object and its value.
public struct JSONMember: Sendable {
  /// The key, unescaped.
  public var key: String

  /// The value.
  public var value: JSONValue

  /// Where the key began, in bytes from the start of the text.
  public var keyOffset: Int

  /// Makes a member.
  public init(_ key: String, _ value: JSONValue, keyOffset: Int = 0) {
    self.key = key
    self.value = value
    self.keyOffset = keyOffset
  }
}

// MARK: - Reading

extension JSONValue {
  /// The string, if the value is one.
  public var string: String? {
    if case .string(let text) = content { text } else { nil }
  }

  /// The elements, if the value is an array.
  public var array: [JSONValue]? {
    if case .array(let elements) = content { elements } else { nil }
  }

  /// The members, if the value is an object.
  public var members: [JSONMember]? {
    if case .object(let members) = content { members } else { nil }
  }

  /// The value of a key, if this is an object that has it.
  ///
  /// - Complexity: O(*n*) in the number of members.
  public subscript(key: String) -> JSONValue? {
    members?.first { $0.key.hasSameBytes(as: key) }?.value
  }

  /// What the value is, in the words of an error message.
  public var kind: String {
    switch content {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

// MARK: - Making

extension JSONValue {
  /// A string value.
  public static func string(_ text: String) -> JSONValue { JSONValue(.string(text)) }

  /// A boolean value.
  public static func bool(_ value: Bool) -> JSONValue { JSONValue(.bool(value)) }

  /// A whole number.
  public static func integer(_ value: Int) -> JSONValue { JSONValue(.number(String(value))) }

  /// An array of values.
  public static func array(_ elements: [JSONValue]) -> JSONValue { JSONValue(.array(elements)) }

  /// An array of strings.
  public static func strings(_ texts: some Sequence<String>) -> JSONValue {
    .array(texts.map(JSONValue.string))
  }

  /// An object whose absent values (`nil`) are left out.
  public static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
    JSONValue(.object(members.compactMap { key, value in value.map { JSONMember(key, $0) } }))
  }

  /// The null value.
  public static var null: JSONValue { JSONValue(.null) }
}

// MARK: - Equality

extension JSONValue: Equatable {
  /// Whether two values are written alike.
  ///
  /// That is, the same members in the same order and the same bytes in strings and numbers; where
  /// they stood does not count.
  public static func == (a: JSONValue, b: JSONValue) -> Bool {
    switch (a.content, b.content) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a.hasSameBytes(as: b)
    case (.string(let a), .string(let b)): a.hasSameBytes(as: b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }
}

extension JSONMember: Equatable {
  /// Whether two members have the same key, byte by byte, and equal values.
  public static func == (a: JSONMember, b: JSONMember) -> Bool {
    a.key.hasSameBytes(as: b.key) && a.value == b.value
  }
}
