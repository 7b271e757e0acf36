/// What the scope of a statement is read from.
struct ScopeSource {
  var statement: Statement
  var hasVariables: Bool

  /// Whether another scope would be read from the same bytes.
  func hasSameScope(as other: ScopeSource) -> Bool {
    hasVariables == other.hasVariables
      && isAboutEverything == other.isAboutEverything
      && statement.resource.isNegated == other.statement.resource.isNegated
      && statement.resource.values.elements.hasSameBytes(
        as: other.statement.resource.values.elements)
      && (statement.condition?.blocks ?? []).elementsEqual(other.statement.condition?.blocks ?? [])
      {
        $0.hasSameBytes(as: $1)
      }
  }

  /// Whether it has a NotAction without entries, of which nobody knows what it is about.
  private var isAboutEverything: Bool {
    statement.action.isNegated && statement.action.values.elements.isEmpty
  }
}

extension Condition.Block {
  fileprivate func hasSameBytes(as other: Condition.Block) -> Bool {
    self.operator.hasSameBytes(as: other.operator)
      && keys.elementsEqual(other.keys) { a, b in
        a.key.hasSameBytes(as: b.key)
          && a.values.elements.elementsEqual(b.values.elements) {
            $0.text.hasSameBytes(as: $1.text)
          }
      }
  }
}

extension [String] {
  fileprivate func hasSameBytes(as other: [String]) -> Bool {
    elementsEqual(other) { $0.hasSameBytes(as: $1) }
  }
}
