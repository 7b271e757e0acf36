/// The same document in other words.
extension DocumentGenerator {
  /// Statements, lists and values in another order.
  mutating func reordered(_ draft: Draft) -> Draft {
    var draft = draft
    draft.statements = random.shuffled(draft.statements).map { statement in
      var statement = statement
      statement.actions = random.shuffled(statement.actions)
      statement.resources = random.shuffled(statement.resources)
      statement.clauses = random.shuffled(distinct(statement.clauses)).map { clause in
        var clause = clause
        clause.values = random.shuffled(clause.values)
        return clause
      }
      return statement
    }
    return draft
  }

  /// Every list of actions or resources that may be split made into a statement for each element.
  func split(_ draft: Draft) -> Draft {
    var draft = draft
    draft.statements = draft.statements.flatMap { statement in
      let actions = statement.isNotAction ? [statement.actions] : statement.actions.map { [$0] }
      let resources =
        statement.isNotResource ? [statement.resources] : statement.resources.map { [$0] }
      return actions.flatMap { actions in
        resources.map { resources in
          var part = statement
          (part.actions, part.resources) = (actions, resources)
          return part
        }
      }
    }
    return draft
  }

  /// Names of actions in other case, lists of one written otherwise, Sids added.
  mutating func respelled(_ draft: Draft) -> Draft {
    var draft = draft
    for index in draft.statements.indices {
      draft.statements[index].sid = "S\(index)"
      draft.statements[index].isTerse.toggle()
      draft.statements[index].actions = draft.statements[index].actions.map {
        random.chance(50) ? $0.uppercased() : $0.lowercased()
      }
      draft.statements[index].clauses = draft.statements[index].clauses.map { clause in
        var clause = clause
        clause.key = random.chance(50) ? clause.key.uppercased() : clause.key.lowercased()
        return clause
      }
    }
    return draft
  }

  /// Of clauses with the same operator and key the first, as the document has it.
  private func distinct(_ clauses: [Draft.Clause]) -> [Draft.Clause] {
    var kept: [Draft.Clause] = []
    for clause in clauses
    where !kept.contains(where: {
      $0.operatorName == clause.operatorName && $0.key.lowercased() == clause.key.lowercased()
    }) {
      kept.append(clause)
    }
    return kept
  }
}
