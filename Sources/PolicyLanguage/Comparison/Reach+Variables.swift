/// Which values of policy variables are tried, and whether others could make a difference.
extension Reach {
  /// Whether what is asked for may not match whatever the values of the variables are: each resource
  /// pattern of a required scope lies in scopes of which one always matches under the conditions
  /// that are required.
  ///
  /// A condition with a variable is taken as something that holds wherever it is required, and else
  /// may hold or not.
  func isDecidedWithoutVariables(_ question: Question) -> Bool {
    let required = Set(question.within.flatMap { table.scopes[$0].literals })
    let holds = required.filter { !literals.hasVariables($0) }.sorted()
    var decided: [Set<Int>: Bool] = [:]
    func isDecided(_ covering: Set<Int>) -> Bool {
      if let known = decided[covering] { return known }
      let fails = covering.sorted().map { number in
        table.scopes[number].literals.filter { !required.contains($0) }
      }.filter { !$0.contains(where: literals.hasVariables) }
      let isNone =
        fails.contains([])
        || !fails.isEmpty
          && solver(Scenario(values: [:])).answer(.init(holds: [holds], fails: fails)).isNone
      decided[covering] = isNone
      return isNone
    }
    return question.within.contains { number in
      !table.scopes[number].isNegated
        && resources(number).allSatisfy { template in
          isDecided(question.outside.filter { covers($0, template) })
        }
    }
  }

  /// Whether a scope has a pattern letter for letter, or one without variables that contains it.
  private func covers(_ number: Int, _ template: PatternTemplate) -> Bool {
    let anything = Scenario(values: [:])
    if table.scopes[number].isNegated { return false }
    if resources(number).contains(template) { return true }
    guard !table.scopes[number].hasVariables, let glob = template.glob(anything.assignment) else {
      return false
    }
    return globs(number, anything).contains { $0.contains(glob) == true }
  }

  /// The choices of values for the variables of a question that can make a difference.
  func scenarios(_ question: Question, _ keys: Set<String>) -> [Scenario] {
    if keys.isEmpty { return [Scenario(values: [:])] }
    let scopes = question.scopes.sorted()
    let resources = scopes.flatMap(resources)
    let numbers = Set(scopes.flatMap { table.scopes[$0].literals }).sorted()
    let isInResources = resources.contains { !$0.variables.isEmpty }
    // Another text matters in a resource only where a pattern has to be met or a condition asks
    // for the variable's key; in a condition only beside the texts it is compared with.
    let canMeet = !toBeMet(question).isEmpty
    let compared = numbers.filter { literals.values($0).contains { !$0.variables.isEmpty } }
    let concerned = keys.union(compared.map(literals.key))
    let beside = numbers.filter { concerned.contains(literals.key($0)) }
    let isAsked = beside.contains { keys.contains(literals.key($0)) }
    let choices = Scenario.choices(
      for: keys, beside: resources + numbers.flatMap(literals.values),
      meeting: (isInResources && (canMeet || isAsked) ? resources : [])
        + beside.flatMap(literals.values),
      isPossible: { key, value in canHave(value, for: key, in: question.within) })
    return links(numbers, keys).prefix(Self.mostLinks).reduce(choices) { choices, link in
      choices
        + choices.prefix(Self.mostLinked).compactMap { $0.meeting(link.pattern, by: link.other) }
    }
  }

  private static let mostLinks = 16
  private static let mostLinked = 64

  /// Pairs of patterns that one value has to match, or may have to: of the second a variable is
  /// chosen so that it matches what the first does.
  private func links(
    _ numbers: [Int], _ keys: Set<String>
  ) -> [(pattern: PatternTemplate, other: PatternTemplate)] {
    numbers.flatMap { number in
      let key = literals.key(number)
      let others = numbers.filter { $0 != number && literals.key($0) == key }
        .flatMap(literals.values).filter { !$0.variables.isEmpty }
      return literals.values(number).flatMap { pattern in
        let own = keys.contains(key) && !pattern.variables.isEmpty
        return (others + (own ? [PatternTemplate(variable: key)] : [])).map { (pattern, $0) }
      }
    }
  }

  /// Whether the conditions of some scopes leave a value for a key, by the literals without variables.
  func canHave(_ value: String?, for key: String, in scopes: Set<Int>) -> Bool {
    let value = value.map(ContextValue.one) ?? .missing
    return scopes.allSatisfy { scope in
      table.scopes[scope].literals.allSatisfy { number in
        literals.key(number) != key || literals.hasVariables(number)
          || literals.compiled(number, Scenario(values: [:])).holds(for: value) != false
      }
    }
  }

  /// The conditions that compare a variable's own key with other variables.
  private func chained(_ question: Question, _ keys: Set<String>) -> [Int] {
    Set(question.scopes.flatMap { table.scopes[$0].literals }).sorted().filter { number in
      let key = literals.key(number)
      return keys.contains(key)
        && literals.values(number).contains { $0.variables.contains { $0.key != key } }
    }
  }

  /// Whether the value of a variable could still make a difference after the choices that were tried.
  ///
  /// What holds for a value like no other holds for every value, as long as no further pattern has
  /// to be *met*: two patterns that could meet for some value, and for none that was tried.
  func canDependOnVariables(_ question: Question, _ tried: [Scenario]) -> Bool {
    let anything = Scenario(values: [:])
    func meet(_ a: PatternTemplate, _ b: PatternTemplate, _ scenario: Scenario) -> Bool {
      guard let a = a.glob(scenario.assignment), let b = b.glob(scenario.assignment) else {
        return false
      }
      return a.intersects(b)
    }
    func canStillMeet(_ pairs: [(PatternTemplate, PatternTemplate)]) -> Bool {
      pairs.contains { a, b in
        !(a.variables.isEmpty && b.variables.isEmpty) && meet(a, b, anything)
          && !tried.contains { meet(a, b, $0) }
      }
    }
    return isOneSided(question, tried)
      || question.within.contains { own in
        canStillMeet(comparedTogether(own))
          || toBeMet(question).contains { $0 != own && canStillMeet(pairs(own, $0)) }
      }
  }

  /// Whether a condition on a variable's own key came out alike for all choices that were tried.
  private func isOneSided(_ question: Question, _ tried: [Scenario]) -> Bool {
    let keys = tried.first.map { Set($0.values.keys) } ?? []
    return chained(question, keys).contains { number in
      let outcomes = tried.compactMap { scenario in
        scenario.value(of: literals.key(number)).flatMap {
          literals.compiled(number, scenario).holds(for: $0)
        }
      }
      return Set(outcomes).count == 1
    }
  }

  /// The patterns of two scopes that are about the same: resources, or values of one key.
  private func pairs(_ a: Int, _ b: Int) -> [(PatternTemplate, PatternTemplate)] {
    resources(a).flatMap { a in resources(b).map { (a, $0) } }
      + pairsOfValues(table.scopes[a].literals, table.scopes[b].literals)
  }

  /// The values that different literals of one scope compare with the same key.
  private func comparedTogether(_ scope: Int) -> [(PatternTemplate, PatternTemplate)] {
    let numbers = table.scopes[scope].literals
    return numbers.indices.flatMap { pairsOfValues([numbers[$0]], Array(numbers[..<$0])) }
  }

  private func pairsOfValues(
    _ a: [Int], _ b: [Int]
  ) -> [(PatternTemplate, PatternTemplate)] {
    a.flatMap { first in
      b.filter { literals.key($0) == literals.key(first) }.flatMap { second in
        literals.values(first).flatMap { a in literals.values(second).map { (a, $0) } }
      }
    }
  }

  /// The scopes whose patterns a resource may have to meet beside those of the first required one.
  private func toBeMet(_ question: Question) -> Set<Int> {
    let required = question.within.count > 1 ? question.within : []
    return required.union(question.outside.filter { table.scopes[$0].isNegated })
  }
}
