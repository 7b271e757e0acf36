import PolicyLanguage

/// A document in the making: easy to change, and turned into JSON to be read as any other.
struct Draft: Equatable, Sendable {
  struct Statement: Equatable, Sendable {
    var sid: String?
    var isAllow = true
    var actions: [String]
    var isNotAction = false
    var resources: [String]
    var isNotResource = false
    var clauses: [Clause] = []
    /// Whether lists of one are written as that one.
    var isTerse = false
  }

  /// One key under one operator.
  struct Clause: Equatable, Sendable {
    var operatorName: String
    var key: String
    var values: [JSONValue]
  }

  var version: String? = "2012-10-17"
  var statements: [Statement]

  var json: JSONValue {
    .object([
      ("Version", version.map(JSONValue.string)),
      ("Statement", .array(statements.map(\.json))),
    ])
  }

  /// The document, read from its text.
  func document() throws -> PolicyDocument { try PolicyDocument(text: json.bytes(.compact)) }
}

extension Draft.Statement {
  var json: JSONValue {
    .object([
      ("Sid", sid.map(JSONValue.string)),
      ("Effect", .string(isAllow ? "Allow" : "Deny")),
      (isNotAction ? "NotAction" : "Action", list(actions.map(JSONValue.string))),
      (isNotResource ? "NotResource" : "Resource", list(resources.map(JSONValue.string))),
      ("Condition", clauses.isEmpty ? nil : condition),
    ])
  }

  /// The clauses grouped by operator; of two with the same operator and key the first counts.
  private var condition: JSONValue {
    var operators: [(String, [(String, JSONValue?)])] = []
    for clause in clauses {
      let index = operators.firstIndex { $0.0 == clause.operatorName } ?? operators.count
      if index == operators.count { operators.append((clause.operatorName, [])) }
      if operators[index].1.contains(where: { $0.0.lowercased() == clause.key.lowercased() }) {
        continue
      }
      operators[index].1.append((clause.key, list(clause.values)))
    }
    return .object(operators.map { ($0.0, .object($0.1)) })
  }

  private func list(_ values: [JSONValue]) -> JSONValue {
    isTerse && values.count == 1 ? values[0] : .array(values)
  }
}
