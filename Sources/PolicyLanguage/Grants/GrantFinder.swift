extension PolicyDocument {
  /// What each Allow statement gives of the access that is asked for, after the Denies; none that
  /// gives nothing of it.
  ///
  /// A statement is looked at by itself: what two of them give together only, see `coverage(of:by:)`.
  ///
  /// - Complexity: Near linear in the patterns of the document; the exact work is about those alone
  ///   that meet what is asked for.
  public func grants(_ question: AccessQuestion) -> [Grant] { slice(question).grants(question) }

  /// How much of the actions that are asked for some statements give together, after the Denies.
  ///
  /// - Parameters:
  ///   - question: What is asked for.
  ///   - grants: What the statements give each.
  public func coverage(of question: AccessQuestion, by grants: [Grant]) -> Coverage {
    slice(question).coverage(of: question, by: grants)
  }
}

extension DocumentSlice {
  /// What each Allow statement gives.
  func grants(_ question: AccessQuestion) -> [Grant] {
    if allowsNothing { return [] }
    let denies = denies
    return allows.compactMap { part in
      let set = PolicySet([document([part.statement] + denies)])
      return GrantFinder(question, set)?.grant(
        of: part, hasVariables: version == .v2012,
        denies.map { GrantFinder.Deny(statement: $0, hasVariables: version == .v2012) })
    }
  }

  /// How much some of the statements give together.
  func coverage(of question: AccessQuestion, by grants: [Grant]) -> Coverage {
    if grants.count < 2 || grants.contains(where: { $0.coverage == .all }) {
      return grants.map(\.coverage).max() ?? .none
    }
    let statements = Set(grants.map(\.statement))
    let chosen = allows.filter { statements.contains($0.index) }.map(\.statement)
    return GrantFinder(question, PolicySet([document(chosen + denies)]))?.coverage ?? .none
  }
}

/// Holds what is asked for against policies that count together, action by action.
struct GrantFinder {
  /// A Deny of any of them.
  struct Deny {
    var statement: Statement
    /// Whether `${…}` in it is a variable.
    var hasVariables: Bool
  }

  private let question: AccessQuestion
  private let analysis: AccessAnalysis
  private let claim: Claim
  /// The scope that is asked for; `nil` for everything.
  private let asked: Int?
  private let cells: AccessAnalysis.Cells

  /// The actions of which some access is given, and what shows it.
  private let given: [Given]

  private struct Given {
    var cell: ActionCell
    var answers: [Reach.Answer]

    var proof: ActionCell.Proof? {
      for case .found(let resource, let context) in answers { return (resource, context) }
      return nil
    }
  }

  /// Asks policies; `nil` if they give nothing.
  init?(_ question: AccessQuestion, _ set: PolicySet) {
    let table = StatementTable()
    let other = Side(set, in: table)
    let own = Side(question.document, in: table)
    let analysis = AccessAnalysis(
      table: table, index: ActionIndex(table), reach: Reach(table), own: own, others: [other])
    guard let action = table.actions.number(ofKnown: question.action),
      let asked = own.allows.named[action].first
    else { return nil }
    let claim = Claim(
      glob: question.glob, spelling: question.action, except: [], isNegated: false, action: nil,
      scopes: [asked])
    self.question = question
    self.analysis = analysis
    self.claim = claim
    self.asked = question.isLimited ? asked : nil
    cells = analysis.cells(of: claim)
    let all = Self.given(cells.cells, other, analysis, within: self.asked)
    // What is proven counts alone where anything is.
    let proven = all.filter { $0.proof != nil }
    given = proven.isEmpty ? all : proven
    if given.isEmpty, cells.isComplete { return nil }
  }

  private static func given(
    _ cells: [ActionCell], _ side: Side, _ analysis: AccessAnalysis, within asked: Int?
  ) -> [Given] {
    cells.compactMap { cell in
      let denies = side.denies.scopes(matching: cell.matching)
      let answers = side.allows.scopes(matching: cell.matching).sorted().map { scope in
        Reach.Answer.first(of: side.bounded(scope, cell.matching)) { scopes in
          analysis.reach.answer(
            Reach.Question(
              within: scopes.union([asked].compactMap { $0 }), outside: denies))
        }
      }.filter { !$0.isNone }
      return answers.isEmpty ? nil : Given(cell: cell, answers: answers)
    }
  }

  /// How much of the actions is given.
  var coverage: Coverage {
    cells.isComplete && given.count == cells.cells.count ? .all : .some
  }

  /// What the one Allow statement of the policies gives.
  ///
  /// - Parameters:
  ///   - part: The statement.
  ///   - hasVariables: Whether `${…}` in it is a variable.
  ///   - denies: All Denies.
  ///   - bounds: The scopes of a boundary, of which one has to match too.
  func grant(
    of part: DocumentSlice.Part, hasVariables: Bool, _ denies: [Deny], within bounds: [Scope] = []
  ) -> Grant {
    var scope = part.statement.scope
    let own = Deny(statement: part.statement, hasVariables: hasVariables)
    scope.unless = unless(denies, from: own)
    scope.within = bounds
    return Grant(
      statement: part.index, sid: part.statement.sid,
      patterns: patterns(
        of: part.statement, isDenied: !denies.isEmpty || analysis.others[0].bounds != nil),
      coverage: coverage, scope: scope,
      isUnconditional: cells.isComplete && given.allSatisfy(\.cell.moved.isEmpty),
      certainty: certainty)
  }

  /// The patterns that give something: where nothing is denied, what holds of one holds of all.
  private func patterns(of statement: Statement, isDenied: Bool) -> PatternSet {
    let patterns = statement.action.values.elements
    if statement.action.isNegated { return .except(patterns) }
    if patterns.count == 1 || !isDenied { return .only(patterns) }
    return .only(patterns.filter(gives))
  }

  private func gives(_ pattern: String) -> Bool {
    let glob = Glob(action: pattern)
    if given.contains(where: { glob.matches($0.cell.example) }) { return true }
    if glob.isLiteral { return false }
    return analysis.forEachCell(of: claim, within: glob) {
      Self.given([$0], analysis.others[0], analysis, within: asked).isEmpty
    } == .stopped
  }

  // MARK: Denies

  /// The Denies that take from what is given.
  private func unless(_ denies: [Deny], from part: Deny) -> [Scope] {
    let own = [number(ofScopeOf: part)] + [asked].compactMap { $0 }
    return denies.compactMap { denying in
      let deny = denying.statement
      let isAbout = given.map { deny.action.matches($0.cell.example) }
      let within = Set(own + [number(ofScopeOf: denying)])
      guard isAbout.contains(true),
        !analysis.reach.answer(Reach.Question(within: within)).isNone
      else { return nil }
      var scope = deny.scope
      if isAbout.contains(false) {
        let patterns = deny.action.values.elements
        scope.actions = deny.action.isNegated ? .except(patterns) : .only(patterns)
      }
      return scope
    }
  }

  private func number(ofScopeOf part: Deny) -> Int {
    analysis.table.number(ofScopeOf: part.statement, hasVariables: part.hasVariables)
  }

  // MARK: Certainty

  /// How sure it is that something is given.
  var certainty: AccessEntry.Certainty {
    for given in given {
      if let proof = given.proof { return .proven(witness(given.cell.example, proof)) }
    }
    for given in given {
      for case .perhaps(let reason) in given.answers { return .possible(reason: reason) }
    }
    return .possible(reason: "too many overlapping patterns")
  }

  private func witness(_ example: String, _ proof: ActionCell.Proof) -> Witness {
    if question.glob.isLiteral { return analysis.table.witness(question.action, proof) }
    let known = analysis.table.actions.number(ofKnown: example)
    return analysis.table.witness(
      known.map { analysis.table.actions.spellings[$0] } ?? example, proof,
      isSynthetic: known == nil)
  }
}

extension Statement.Patterns {
  /// Whether a statement with these is about an action, given in lower case.
  fileprivate func matches(_ action: String) -> Bool {
    values.elements.contains { Glob(action: $0).matches(action) } != isNegated
  }
}
