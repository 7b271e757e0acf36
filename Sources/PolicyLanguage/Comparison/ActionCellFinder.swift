/// Finds the sets of actions that all patterns of a comparison treat alike.
struct ActionCellFinder {
  /// Some actions, by the patterns that match them: of patterns that play the same role, one.
  struct Cell: Hashable {
    var matching: Set<Int>
    /// One of the actions, in lower case.
    var example: String
  }

  let index: ActionIndex
  let table: StatementTable
  /// The patterns that can tell actions apart.
  let isRelevant: (Int) -> Bool
  /// What a pattern means; patterns that stand in the same statements mean the same.
  let role: (Int) -> [Int]

  /// Visits the cells of the actions that lie in all of some globs.
  ///
  /// An action that is named literally is a cell of its own; the others are told apart by the
  /// patterns with wildcards, service by service, so that no search has to know all patterns.
  /// - Parameter visit: Called with each cell; false ends the search.
  func forEachCell(of inside: [Glob], _ visit: (Cell) -> Bool) -> GlobProduct.End {
    if let action = inside.lazy.compactMap(\.literal).first {
      let isInside = action.isAction && inside.allSatisfy { $0.matches(action) }
      return !isInside || visit(cell(action)) ? .complete : .stopped
    }
    guard let first = inside.first else { return .complete }
    let numbers = index.overlapping(first).filter { number in
      isRelevant(number) && inside.dropFirst().allSatisfy { $0.intersects(table.action(number)) }
    }
    let named = numbers.filter { table.actions.isLiteral[$0] }.map { table.actions.texts[$0] }
      .filter(\.isAction)
    guard named.allSatisfy({ visit(cell($0)) }) else { return .stopped }
    let wildcards = numbers.filter { !table.actions.isLiteral[$0] }
    var isComplete = true
    for piece in pieces(of: inside, wildcards) {
      switch search(piece, wildcards, named, visit) {
      case .complete: break
      case .stopped: return .stopped
      case .outOfBudget: isComplete = false
      }
    }
    return isComplete ? .complete : .outOfBudget
  }

  private func cell(_ action: String) -> Cell {
    Cell(matching: index.matching(action).filter(isRelevant), example: action)
  }

  // MARK: Pieces

  /// A part of the actions: what lies in all of `inside` and in none of `outside`.
  private struct Piece {
    var inside: [Glob]
    var outside: [Glob] = []
  }

  /// The actions service by service, and those of the services that no pattern names.
  private func pieces(of inside: [Glob], _ wildcards: [Int]) -> [Piece] {
    if inside.contains(where: { $0.service != nil }) { return [Piece(inside: inside)] }
    let named = Set(wildcards.compactMap { table.action($0).service })
      .sorted { $0.precedesBytewise($1) }.map { Glob($0 + ":*") }
    return named.map { Piece(inside: inside + [$0]) } + [Piece(inside: inside, outside: named)]
  }

  /// Visits the cells of a piece; where the first example of one is a named action, another is
  /// looked for.
  private func search(
    _ piece: Piece, _ wildcards: [Int], _ named: [String], _ visit: (Cell) -> Bool
  ) -> GlobProduct.End {
    let names = Set(named)
    var hidden: Set<Set<Int>> = []
    let end = search(piece, wildcards) { cell in
      if !names.contains(cell.example) { return visit(cell) }
      hidden.insert(cell.matching)
      return true
    }
    if hidden.isEmpty || end == .stopped { return end }
    var piece = piece
    piece.outside += named.map { Glob(literal: $0) }
    return search(piece, wildcards) { !hidden.contains($0.matching) || visit($0) }
  }

  private func search(
    _ piece: Piece, _ wildcards: [Int], _ visit: (Cell) -> Bool
  ) -> GlobProduct.End {
    let numbers = wildcards.filter { number in
      piece.inside.allSatisfy { $0.intersects(table.action(number)) }
        && !piece.outside.contains { $0.contains(table.action(number)) == true }
    }
    let roles = Dictionary(grouping: numbers, by: role).values.map { $0.sorted() }
      .sorted { $0[0] < $1[0] }
    let inside = piece.inside.count
    let groups =
      piece.inside.map { [GlobProduct.Member($0)] }
      + roles.map { $0.map { GlobProduct.Member(table.action($0)) } }
      + [piece.outside.map { GlobProduct.Member($0) }]
    return GlobProduct(groups, needed: inside, domain: .action)
      .forEachCell(budget: Glob.budget) { matched, example in
        if matched.last == inside + roles.count { return true }
        let matching = Set(matched.dropFirst(inside).map { roles[$0 - inside][0] })
        return visit(Cell(matching: matching, example: example))
      }
  }
}

extension String {
  /// Whether it is `prefix:name`, neither empty: nothing else is asked for in a request.
  fileprivate var isAction: Bool {
    let parts = utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
  }
}
