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
    return recorded { forEach($0) }
  }

  /// The cells of those resources alone that come to mind.
  func examples() -> ResourceCells {
    recorded { visit in
      guard let globs = uncovered() else { return .complete }
      return visitExamples(globs) { visitNamed($0, $1, visit) } ? .complete : .stopped
    }
  }

  private func recorded(
    _ walk: ((Set<Int>, String) -> Bool) -> GlobProduct.End
  ) -> ResourceCells {
    var cells: [Cell] = []
    let end = walk { matched, resource in
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
    guard let globs = uncovered() else { return .complete }
    func visitNamed(_ named: Set<Int>, _ resource: String) -> Bool {
      self.visitNamed(named, resource, visit)
    }
    return visitExamples(globs, visitNamed) ? visitAll(globs, visitNamed) : .stopped
  }

  /// Visits a resource by the scopes of which a pattern matches it.
  private func visitNamed(
    _ named: Set<Int>, _ resource: String, _ visit: (Set<Int>, String) -> Bool
  ) -> Bool {
    // A scope of a NotResource matches where none of its patterns does.
    let matched = scopes.filter { named.contains($0) != table.scopes[$0].isNegated }
    return !question.within.isSubset(of: matched) || visit(matched, resource)
  }

  // MARK: Examples

  /// Visits resources that come to mind: most of what moved shows in one of them.
  private func visitExamples(
    _ globs: [Int: [Glob]], _ visit: (Set<Int>, String) -> Bool
  ) -> Bool {
    for scope in question.within.sorted() {
      let examples =
        table.scopes[scope].isNegated
        ? [["*"]] : (globs[scope] ?? []).prefix(8).compactMap(\.exampleResource)
      for resource in examples {
        let named = scopes.filter { globs[$0]?.contains { $0.matches(resource) } == true }
        if !visit(named, String(String.UnicodeScalarView(resource))) { return false }
      }
    }
    return true
  }

  // MARK: All

  private func visitAll(
    _ globs: [Int: [Glob]], _ visit: (Set<Int>, String) -> Bool
  ) -> GlobProduct.End {
    // What has to match comes first, what may not match last, as `GlobProduct` wants it. The
    // patterns of a NotResource are neither: what they match is what it does not.
    let needed = question.within.filter { !table.scopes[$0].isNegated }.sorted()
    let blocking = question.outside.filter { !table.scopes[$0].isNegated }.sorted()
    let rest = scopes.filter { table.scopes[$0].isNegated }.sorted()
    let order = needed + rest + blocking
    let product = GlobProduct(
      order.map { (globs[$0] ?? []).map { GlobProduct.Member($0) } }, needed: needed.count,
      unwelcomeFrom: needed.count + rest.count, domain: .resource)
    return product.forEachCell(budget: Glob.budget) { matching, resource in
      visit(Set(matching.map { order[$0] }), resource)
    }
  }

  /// The globs without those that need no look: required ones that a scope which may not match
  /// covers under no further condition, and those that meet none of the required that are left.
  ///
  /// - Returns: `nil` if nothing is left of a required scope.
  private func uncovered() -> [Int: [Glob]]? {
    let required = question.within.filter { !table.scopes[$0].isNegated }.sorted()
    let conditions = Set(question.within.flatMap { table.scopes[$0].literals })
    let covering = question.outside.filter { scope in
      !table.scopes[scope].isNegated
        && table.scopes[scope].literals.allSatisfy(conditions.contains)
    }.flatMap { globs[$0] ?? [] }
    let same = Set(covering)
    var near = globs
    for scope in required {
      let left = (near[scope] ?? []).filter { glob in
        !same.contains(glob)
          && !covering.contains { $0.intersects(glob) && $0.contains(glob) == true }
      }
      if left.isEmpty { return nil }
      near = near.mapValues { $0.filter { glob in left.contains { $0.intersects(glob) } } }
      near[scope] = left
    }
    return near
  }
}

extension Glob {
  /// A resource that comes to mind for a pattern: `*`, or an ARN that looks like one.
  fileprivate var exampleResource: [Unicode.Scalar]? {
    if tokens.count == 1, tokens[0].isStar { return ["*"] }
    let fields = tokens.split(
      separator: .scalar(":"), maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0].elementsEqual("arn".unicodeScalars.map(Token.scalar)),
      !fields[1].isEmpty, !fields[2].isEmpty, !fields[5].isEmpty
    else { return nil }
    var resource: [Unicode.Scalar] = []
    resource.reserveCapacity(tokens.count + 32)
    for (index, field) in fields.enumerated() {
      if index > 0 { resource.append(":") }
      if field.count == 1, field.first?.isStar == true, let usual = Self.usual[index] {
        resource += usual
        continue
      }
      for token in field {
        switch token {
        case .scalar(let scalar): resource.append(scalar)
        case .any: resource.append("x")
        case .star: resource += Self.anything
        }
      }
    }
    return matches(resource) ? resource : nil
  }

  /// What stands in the fields of an ARN for which anything would do.
  private static let usual = [1: "aws", 3: "us-east-1", 4: "111122223333"]
    .mapValues { Array($0.unicodeScalars) }
  private static let anything = Array("example".unicodeScalars)
}
