/// Makes a pair of drafts that breaks a rule as small as it can and still break it.
struct Shrinker {
  /// Whether a pair breaks the rule.
  let fails: (Draft, Draft) -> Bool

  func shrink(_ first: Draft, _ second: Draft) -> (Draft, Draft) {
    var (first, second) = (first, second)
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for candidate in reductions(of: first) where fails(candidate, second) {
        first = candidate
        isSmaller = true
        break
      }
      for candidate in reductions(of: second) where fails(first, candidate) {
        second = candidate
        isSmaller = true
        break
      }
    }
    return (first, second)
  }

  /// The drafts that lack one thing.
  private func reductions(of draft: Draft) -> [Draft] {
    var reductions: [Draft] = []
    for index in draft.statements.indices {
      var smaller = draft
      smaller.statements.remove(at: index)
      reductions.append(smaller)
      for statement in self.reductions(of: draft.statements[index]) {
        smaller = draft
        smaller.statements[index] = statement
        reductions.append(smaller)
      }
    }
    return reductions
  }

  private func reductions(of statement: Draft.Statement) -> [Draft.Statement] {
    var reductions: [Draft.Statement] = []
    func without(_ change: (inout Draft.Statement) -> Void) {
      var smaller = statement
      change(&smaller)
      if smaller != statement { reductions.append(smaller) }
    }
    for index in statement.actions.indices where statement.actions.count > 1 {
      without { $0.actions.remove(at: index) }
    }
    for index in statement.resources.indices where statement.resources.count > 1 {
      without { $0.resources.remove(at: index) }
    }
    for index in statement.clauses.indices {
      without { $0.clauses.remove(at: index) }
      for value in statement.clauses[index].values.indices
      where statement.clauses[index].values.count > 1 {
        without { $0.clauses[index].values.remove(at: value) }
      }
    }
    without { $0.isTerse = false }
    if statement.isNotAction { without { ($0.isNotAction, $0.actions) = (false, ["*"]) } }
    if statement.isNotResource { without { ($0.isNotResource, $0.resources) = (false, ["*"]) } }
    without { $0.actions = ["*"] }
    without { $0.resources = ["*"] }
    return reductions
  }
}
