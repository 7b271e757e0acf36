/// What of statements is certain whatever a request says beyond what is asked about.
struct Certain {
  private let question: AccessQuestion

  init(_ question: AccessQuestion) { self.question = question }

  /// The statements that allow under conditions that always hold, without them; `nil` for none.
  func allowing(_ document: PolicyDocument) -> PolicyDocument? {
    let certain = document.statements.elements.compactMap { statement -> Statement? in
      let isCertain =
        holds(statement, in: document) == true && !dependsOnVariables(statement, in: document)
      return isCertain ? statement.unconditional : nil
    }
    return certain.isEmpty
      ? nil : PolicyDocument(version: document.version, statements: .many(certain))
  }

  /// The statements that deny under conditions that may hold, as if they did; `nil` for none.
  func denying(_ document: PolicyDocument) -> PolicyDocument? {
    let possible = document.statements.elements.compactMap { statement -> Statement? in
      if holds(statement, in: document) == false { return nil }
      var denying = statement.unconditional
      if dependsOnVariables(statement, in: document) {
        denying.resource = Statement.Patterns(.one("*"))
      }
      return denying
    }
    return possible.isEmpty
      ? nil : PolicyDocument(version: document.version, statements: .many(possible))
  }

  /// Whether the condition of a statement holds for all requests that are asked about, or for none;
  /// `nil` where it depends on what else they say.
  private func holds(_ statement: Statement, in document: PolicyDocument) -> Bool? {
    guard let condition = statement.condition, statement.scope.condition != nil else { return true }
    // Without any value given, a condition that always holds would be none.
    if question.context.isEmpty { return nil }
    let table = StatementTable()
    let asked = table.number(
      ofScopeOf: .onEverything(when: question.condition), hasVariables: false)
    let own = table.number(
      ofScopeOf: .onEverything(when: condition), hasVariables: document.hasVariables)
    let reach = Reach(table)
    if reach.answer(Reach.Question(within: [asked, own])).isNone { return false }
    if reach.answer(Reach.Question(within: [asked], outside: [own])).isNone { return true }
    return nil
  }

  /// Whether its resources depend on values that are not asked about.
  private func dependsOnVariables(_ statement: Statement, in document: PolicyDocument) -> Bool {
    guard document.hasVariables else { return false }
    let known = Set(question.context.map(\.key.asciiLowercased))
    return statement.resource.values.elements.contains { pattern in
      let variables = PatternTemplate(pattern, hasVariables: true).variables
      return pattern.hasUnclosedVariable
        || variables.contains { !known.contains($0.key.asciiLowercased) }
    }
  }
}

extension Statement {
  /// The statement without its condition.
  fileprivate var unconditional: Statement {
    var statement = self
    statement.condition = nil
    return statement
  }

  /// A statement that allows everything under a condition.
  fileprivate static func onEverything(when condition: Condition?) -> Statement {
    Statement(
      effect: .allow, action: .init(.one("*")), resource: .init(.one("*")), condition: condition)
  }
}
