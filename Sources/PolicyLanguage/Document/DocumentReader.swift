extension PolicyDocument {
  /// Reads a document from text, which may be percent-encoded as `GetPolicyVersion` returns it
  /// (RFC 3986).
  ///
  /// - Throws: `ParseError`, located in the (decoded) text: not JSON, or not IAM's grammar.
  /// - Complexity: O(*n*) in the length of the text.
  public init(text: [UInt8], limits: JSONReader.Limits = JSONReader.Limits()) throws(ParseError) {
    let text = try Self.percentDecoded(text)
    let json = try JSONReader.read(text, limits: limits)
    do throws(ParseError) {
      self = try PolicyDocument(json)
    } catch {
      throw error.located(in: text)
    }
  }

  /// Reads a document from JSON.
  ///
  /// - Throws: `ParseError`, not located: the offset is the one in the text of the JSON.
  public init(_ json: JSONValue) throws(ParseError) {
    let elements = try Elements(
      of: json, in: "a policy document", accepted: ["Version", "Id", "Statement"])
    version = try elements.take("Version").map(Self.languageVersion)
    id = try elements.take("Id").map { value throws(ParseError) in try value.requiredString("Id") }
    let statement = try elements.require("Statement")
    statements = try OneOrMany(statement, Statement.init)
  }

  private static func languageVersion(_ json: JSONValue) throws(ParseError) -> LanguageVersion {
    let text = try json.requiredString("Version")
    guard let version = LanguageVersion(rawValue: text) else {
      throw ParseError(
        "Version `\(text)`; accepted are `2008-10-17` and `2012-10-17`", at: json.offset)
    }
    return version
  }

  private static func percentDecoded(_ text: [UInt8]) throws(ParseError) -> [UInt8] {
    guard text.first == UInt8(ascii: "%") else { return text }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      guard text[position] == UInt8(ascii: "%") else {
        decoded.append(text[position])
        position += 1
        continue
      }
      let digits = String(decoding: text[(position + 1)...].prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
        let byte = UInt8(digits, radix: 16)
      else {
        throw ParseError(
          "`%\(digits)` in percent-encoded text; two hexadecimal digits follow `%`", at: position
        )
        .located(in: text)
      }
      decoded.append(byte)
      position += 3
    }
    return decoded
  }
}

extension Statement {
  fileprivate init(_ json: JSONValue) throws(ParseError) {
    let elements = try Elements(
      of: json, in: "a statement",
      accepted: [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource",
        "NotResource", "Condition",
      ])
    sid = try elements.take("Sid").map { value throws(ParseError) in
      try value.requiredString("Sid")
    }
    let effectValue = try elements.require("Effect")
    let effectText = try effectValue.requiredString("Effect")
    guard let effect = Effect(rawValue: effectText) else {
      throw ParseError(
        "Effect `\(effectText)`; accepted are `Allow` and `Deny`", at: effectValue.offset)
    }
    self.effect = effect
    principal = try elements.takeEither("Principal", "NotPrincipal")
      .map { Principal(value: $0.value, isNegated: $0.isNegated) }
    action = try Patterns(elements.requireEither("Action", "NotAction"))
    resource = try Patterns(elements.requireEither("Resource", "NotResource"))
    condition = try elements.take("Condition").map(Condition.init)
  }
}

extension Statement.Patterns {
  fileprivate init(_ element: Elements.Either) throws(ParseError) {
    values = try OneOrMany(element.value) { value throws(ParseError) in
      try value.requiredString(element.name)
    }
    isNegated = element.isNegated
  }
}

extension Condition {
  fileprivate init(_ json: JSONValue) throws(ParseError) {
    blocks = []
    for member in try json.requiredMembers("Condition") {
      var keys: [KeyValues] = []
      for key in try member.value.requiredMembers("condition operator `\(member.key)`") {
        let values = try OneOrMany(key.value, Value.init)
        keys.append(KeyValues(key: key.key, values: values))
      }
      keys.sort { $0.key.precedesBytewise($1.key) }
      blocks.append(Block(operator: member.key, keys: keys))
    }
    blocks.sort { $0.operator.precedesBytewise($1.operator) }
  }
}

extension Condition.Value {
  fileprivate init(_ json: JSONValue) throws(ParseError) {
    switch json.content {
    case .string(let text): self = .string(text)
    case .number(let text): self = .number(text)
    case .bool(let value): self = .bool(value)
    default:
      throw ParseError(
        "\(json.kind) as a condition value; accepted are a string, a number, a boolean and a list of them",
        at: json.offset)
    }
  }
}

extension OneOrMany {
  fileprivate init(
    _ json: JSONValue, _ read: (JSONValue) throws(ParseError) -> Element
  ) throws(ParseError) {
    guard let array = json.array else {
      self = .one(try read(json))
      return
    }
    var elements: [Element] = []
    elements.reserveCapacity(array.count)
    for element in array { elements.append(try read(element)) }
    self = .many(elements)
  }
}

/// The elements of a JSON object, taken by name; one that nobody takes is unknown.
private struct Elements {
  struct Either {
    var name: String
    var value: JSONValue
    var isNegated: Bool
  }

  let members: [JSONMember]
  let place: String
  let offset: Int

  init(of json: JSONValue, in place: String, accepted: [String]) throws(ParseError) {
    members = try json.requiredMembers(place)
    self.place = place
    offset = json.offset
    for member in members where !accepted.contains(where: member.key.hasSameBytes(as:)) {
      throw ParseError(
        "element `\(member.key)` in \(place); accepted are \(Self.listed(accepted))",
        at: member.keyOffset)
    }
  }

  func take(_ name: String) -> JSONValue? {
    members.first { $0.key.hasSameBytes(as: name) }?.value
  }

  func require(_ name: String) throws(ParseError) -> JSONValue {
    guard let value = take(name) else {
      throw ParseError("\(place) without `\(name)`", at: offset)
    }
    return value
  }

  func takeEither(_ name: String, _ negated: String) throws(ParseError) -> Either? {
    switch (take(name), take(negated)) {
    case (let value?, nil): return Either(name: name, value: value, isNegated: false)
    case (nil, let value?): return Either(name: negated, value: value, isNegated: true)
    case (nil, nil): return nil
    case (_?, let second?):
      throw ParseError(
        "both `\(name)` and `\(negated)` in \(place); one of them is accepted", at: second.offset)
    }
  }

  func requireEither(_ name: String, _ negated: String) throws(ParseError) -> Either {
    guard let either = try takeEither(name, negated) else {
      throw ParseError("\(place) without `\(name)` or `\(negated)`", at: offset)
    }
    return either
  }

  private static func listed(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }
}

extension JSONValue {
  fileprivate func requiredString(_ name: String) throws(ParseError) -> String {
    guard case .string(let text) = content else {
      throw ParseError("\(kind) as `\(name)`; a string is accepted", at: offset)
    }
    return text
  }

  fileprivate func requiredMembers(_ name: String) throws(ParseError) -> [JSONMember] {
    guard case .object(let members) = content else {
      throw ParseError("\(kind) where \(name) should stand; an object is accepted", at: offset)
    }
    return members
  }
}
