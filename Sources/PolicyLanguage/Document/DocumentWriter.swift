extension PolicyDocument {
  /// The document as JSON, elements in IAM's order.
  ///
  /// Reading it back gives the same document.
  public var json: JSONValue {
    .object([
      ("Version", version.map { .string($0.rawValue) }),
      ("Id", id.map(JSONValue.string)),
      ("Statement", statements.json(\.json)),
    ])
  }

  /// The canonical form: all keys sorted by their bytes, no blanks.
  ///
  /// Two documents are the same when their canonical forms are equal bytes.
  public var canonicalBytes: [UInt8] { json.bytes(.canonical) }
}

extension Statement {
  /// The statement as JSON, elements in IAM's order.
  public var json: JSONValue {
    .object([
      ("Sid", sid.map(JSONValue.string)),
      ("Effect", .string(effect.rawValue)),
      (principal?.isNegated == true ? "NotPrincipal" : "Principal", principal?.value),
      (action.isNegated ? "NotAction" : "Action", action.values.json(JSONValue.string)),
      (resource.isNegated ? "NotResource" : "Resource", resource.values.json(JSONValue.string)),
      ("Condition", condition?.json),
    ])
  }
}

extension Condition {
  /// The condition as JSON, operators and keys sorted by their bytes.
  public var json: JSONValue {
    .object(
      blocks.map { block in
        (block.operator, .object(block.keys.map { ($0.key, $0.values.json(\.json)) }))
      })
  }
}

extension Condition.Value {
  /// The value as JSON, as it was written.
  public var json: JSONValue {
    switch self {
    case .string(let text): .string(text)
    case .number(let text): JSONValue(.number(text))
    case .bool(let value): .bool(value)
    }
  }
}

extension OneOrMany {
  fileprivate func json(_ write: (Element) -> JSONValue) -> JSONValue {
    isList ? .array(elements.map(write)) : elements.first.map(write) ?? .null
  }
}
