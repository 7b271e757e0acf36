/// Something in a document that IAM refuses or that has no meaning today.
///
/// A finding does not keep a document from being read: the owner of a policy may use tomorrow what
/// nobody knows today, and nothing may be lost.
public struct Finding: Hashable, Sendable {
  /// What was found, lower case, without a full stop.
  public var message: String

  /// The index of the statement it is in, from 0; `nil` for the document.
  public var statement: Int?
}

extension PolicyDocument {
  /// What `record` refuses and `import` reports: unknown condition operators, duplicate Sids,
  /// `Principal`, empty lists, condition keys that differ in case alone, unclosed `${`.
  public var findings: [Finding] {
    var findings: [Finding] = []
    if statements.elements.isEmpty {
      findings.append(Finding(message: "`Statement` is an empty list", statement: nil))
    }
    var sids: Set<String> = []
    for (index, statement) in statements.elements.enumerated() {
      var messages = statement.findings(hasVariables: hasVariables)
      if let sid = statement.sid, !sid.isEmpty, !sids.insert(sid).inserted {
        messages.append("the Sid `\(sid)` stands on another statement too")
      }
      findings += messages.map { Finding(message: $0, statement: index) }
    }
    return findings
  }
}

extension Statement {
  fileprivate func findings(hasVariables: Bool) -> [String] {
    var messages: [String] = []
    if let principal {
      messages.append(
        "`\(principal.isNegated ? "NotPrincipal" : "Principal")` in a policy for identities")
    }
    for (name, patterns) in [("Action", action), ("Resource", resource)] {
      if patterns.values.elements.isEmpty {
        messages.append("`\(patterns.isNegated ? "Not" : "")\(name)` is an empty list")
      }
    }
    if hasVariables {
      messages += resource.values.elements.filter(\.hasUnclosedVariable)
        .map { "`${` without `}` in the resource `\($0)`" }
    }
    return messages + (condition?.findings ?? [])
  }
}

extension Condition {
  fileprivate var findings: [String] {
    var messages: [String] = []
    for block in blocks {
      if ConditionOperator(block.operator) == nil {
        messages.append("unknown condition operator `\(block.operator)`")
      }
      var keys: Set<String> = []
      for key in block.keys {
        if !keys.insert(key.key.asciiLowercased).inserted {
          messages.append("the condition key `\(key.key)` twice, in different case")
        }
        if key.values.elements.isEmpty {
          messages.append("the condition key `\(key.key)` with an empty list")
        }
      }
    }
    return messages
  }
}

extension String {
  /// Whether `${` stands in it without `}`.
  var hasUnclosedVariable: Bool {
    guard hasBytes(of: "${") else { return false }
    var rest = self[...]
    while let open = rest.firstRange(of: "${") {
      guard let close = rest[open.upperBound...].firstIndex(of: "}") else { return true }
      rest = rest[close...]
    }
    return false
  }
}
