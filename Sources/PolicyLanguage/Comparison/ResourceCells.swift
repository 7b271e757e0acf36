/// The resources that lie in the required scopes of a question, told apart by which other scopes
/// they lie in.
struct ResourceCells {
  private let question: Reach.Question
  private let table: StatementTable
  /// The globs of each scope.
  private let globs: [Int: [Glob]]
  private let scopes: Set<Int>
  private var record: (cells: [Cell], end: GlobProduct.End)?

  /// The scopes that match a resource, and the resource.
  private typealias Cell = (matched: Set<Int>, resource: String)

  init(question: Reach.Question, table: StatementTable, globs: [Int: [Glob]]) {
    self.question = question
    self.table = table
    self.globs = globs
    scopes = question.scopes
  }

  /// The same cells, looked for once and kept, if they will be asked for more than once.
  func recorded(_ isWorthwhile: Bool) -> ResourceCells {
    guard isWorthwhile else { return self }
    var cells: [Cell] = []
    let end = forEach { matched, resource in
      cells.append((matched, resource))
      return true
    }
    var recorded = self
    recorded.record = (cells, end)
    return recorded
  }

  /// Visits the cells, those first that come to mind; the same one perhaps more than once, and not
  /// those that differ from another only in more scopes that stand in the way.
  ///
  /// - Parameter visit: Called with the scopes that match and an example; false ends the search.
  func forEach(_ visit: (Set<Int>, String) -> Bool) -> GlobProduct.End {
    if let record {
      return record.cells.allSatisfy { visit($0.matched, $0.resource) } ? record.end : .stopped
    }
    func visitNamed(_ named: Set<Int>, _ resource: String) -> Bool {
      // A scope of a NotResource matches where none of its patterns does.
      let matched = scopes.filter { named.contains($0) != table.scopes[$0].isNegated }
      return !question.within.isSubset(of: matched) || visit(matched, resource)
    }
    return visitExamples(visitNamed) ? visitAll(visitNamed) : .stopped
  }

  // MARK: Examples

  /// Visits resources that come to mind: most of what moved shows in one of them.
  private func visitExamples(_ visit: (Set<Int>, String) -> Bool) -> Bool {
    for scope in question.within.sorted() {
      let examples =
        table.scopes[scope].isNegated
        ? [Glob("*").exampleResource] : (globs[scope] ?? []).prefix(8).map(\.exampleResource)
      for resource in examples.compactMap({ $0 }) {
        let scalars = Array(resource.unicodeScalars)
        let named = scopes.filter { globs[$0]?.contains { $0.matches(scalars) } == true }
        if !visit(named, resource) { return false }
      }
    }
    return true
  }

  // MARK: All

  private func visitAll(_ visit: (Set<Int>, String) -> Bool) -> GlobProduct.End {
    guard let globs = uncovered() else { return .complete }
    // What has to match comes first, what may not match last, as `GlobProduct` wants it.
    let blocking = question.blocking.filter { !table.scopes[$0].isNegated }.sorted()
    let needed = question.within.filter { !table.scopes[$0].isNegated }.sorted()
    let rest = scopes.subtracting(needed).subtracting(blocking).sorted()
    let order = needed + rest + blocking
    let product = GlobProduct(
      order.map { (globs[$0] ?? []).map { GlobProduct.Member($0) } },
      unwelcomeFrom: needed.count + rest.count, domain: .resource)
    return product.forEachCell(
      budget: Glob.budget,
      isAlive: { $0.prefix(needed.count).elementsEqual(needed.indices) },
      visit: { matching, resource in visit(Set(matching.map { order[$0] }), resource) })
  }

  /// The globs without those that need no look: own ones that another document's scope covers under
  /// no further condition, and those that meet none of the own that are left.
  ///
  /// - Returns: `nil` if none of the own is left.
  private func uncovered() -> [Int: [Glob]]? {
    guard question.within.count == 1, let own = question.within.first,
      !table.scopes[own].isNegated
    else { return globs }
    let covering = question.refused.filter(\.denies.isEmpty)
      .flatMap { document in
        document.allows.filter { scope in
          !table.scopes[scope].isNegated
            && table.scopes[scope].literals.allSatisfy(table.scopes[own].literals.contains)
        }
      }.flatMap { globs[$0] ?? [] }
    let left = (globs[own] ?? []).filter { glob in
      !covering.contains { $0.intersects(glob) && $0.contains(glob) == true }
    }
    if left.isEmpty { return nil }
    var near = globs.mapValues { $0.filter { glob in left.contains { $0.intersects(glob) } } }
    near[own] = left
    return near
  }
}

extension Reach.Question {
  /// The scopes that only ever stand in the way of an answer.
  fileprivate var blocking: Set<Int> {
    let allows = refused.reduce(into: outside) { $0.formUnion($1.allows) }
    return refused.reduce(into: allows.subtracting(within)) { $0.subtract($1.denies) }
  }
}

extension Glob {
  /// A resource that comes to mind for a pattern: `*`, or an ARN that looks like one.
  fileprivate var exampleResource: String? {
    if pattern == "*" { return "*" }
    var fields = pattern.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
      .map(String.init)
    guard fields.count == 6, fields[0] == "arn", !fields[1].isEmpty, !fields[2].isEmpty,
      !fields[5].isEmpty
    else { return nil }
    for (index, usual) in [1: "aws", 3: "us-east-1", 4: "111122223333"] where fields[index] == "*" {
      fields[index] = usual
    }
    let text = fields.joined(separator: ":").map { character in
      switch character {
      case "*": "example"
      case "?": "x"
      default: String(character)
      }
    }.joined()
    return matches(text) ? text : nil
  }
}
