import PolicyLanguage

/// Changes of one element: pairs of documents that differ little are the most telling.
extension DocumentGenerator {
  /// A draft and another one: mostly the same with one to three changes, sometimes unrelated.
  mutating func pair() -> (Draft, Draft) {
    let first = draft()
    if random.chance(20) { return (first, draft()) }
    var second = first
    for _ in 0...(random.chance(60) ? 0 : random.below(3)) { second = mutated(second) }
    return random.chance(50) ? (first, second) : (second, first)
  }

  mutating func mutated(_ draft: Draft) -> Draft {
    var draft = draft
    switch random.below(20) {
    case 0: draft.statements.insert(statement(), at: random.below(draft.statements.count + 1))
    case 1 where draft.statements.count > 1:
      draft.statements.remove(at: random.below(draft.statements.count))
    case 2: draft.version = version()
    default:
      if draft.statements.isEmpty {
        draft.statements.append(statement())
      } else {
        let index = random.below(draft.statements.count)
        draft.statements[index] = mutated(draft.statements[index])
      }
    }
    return draft
  }

  private mutating func mutated(_ statement: Draft.Statement) -> Draft.Statement {
    var statement = statement
    switch random.below(flavour.hasConditions ? 12 : 8) {
    case 0: statement.isAllow.toggle()
    case 1: statement.isNotAction.toggle()
    case 2: statement.isNotResource.toggle()
    case 3, 4, 5: statement.actions = changed(statement.actions) { $0.action() }
    case 6, 7: statement.resources = changed(statement.resources) { $0.resource() }
    case 8: statement.clauses = changed(statement.clauses, keepsOne: false) { $0.clause() }
    default:
      guard !statement.clauses.isEmpty else {
        statement.clauses = [clause()]
        break
      }
      let index = random.below(statement.clauses.count)
      statement.clauses[index] = mutated(statement.clauses[index])
    }
    return statement
  }

  /// A list with one element more, less or changed.
  private mutating func changed<Element>(
    _ list: [Element], keepsOne: Bool = true, _ make: (inout Self) -> Element
  ) -> [Element] {
    var list = list
    switch random.below(3) {
    case 0 where list.count > (keepsOne ? 1 : 0): list.remove(at: random.below(list.count))
    case 1 where !list.isEmpty: list[random.below(list.count)] = make(&self)
    default: list.insert(make(&self), at: random.below(list.count + 1))
    }
    return list
  }

  private mutating func mutated(_ clause: Draft.Clause) -> Draft.Clause {
    var clause = clause
    let kind =
      (KeyKind.all + [.stringsWithVariables]).first { kind in
        kind.keys.contains { $0.lowercased() == clause.key.lowercased() }
      } ?? .strings
    switch random.below(4) {
    case 0 where clause.operatorName != "Null": clause.operatorName = random.pick(kind.operators)
    case 1 where clause.operatorName != "Null":
      clause.operatorName =
        clause.operatorName.hasSuffix("IfExists")
        ? String(clause.operatorName.dropLast(8)) : clause.operatorName + "IfExists"
    default:
      let values = clause.operatorName == "Null" ? KeyKind.flag.values : kind.values
      clause.values = changed(clause.values) { $0.random.pick(values) }
    }
    return clause
  }
}
