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

  /// The cells of the actions that lie in all of some globs.
  ///
  /// An action that is named literally is a cell of its own; the others are told apart by the
  /// patterns with wildcards, service by service, so that no search has to know all patterns.
  /// - Returns: The cells, and whether they are all there are.
  func cells(of inside: [Glob]) -> (cells: [Cell], isComplete: Bool) {
    if let action = inside.lazy.compactMap(\.literal).first {
      return (
        action.isAction && inside.allSatisfy { $0.matches(action) } ? [cell(action)] : [], true
      )
    }
    guard let first = inside.first else { return ([], true) }
    let numbers = index.overlapping(first).filter { number in
      isRelevant(number) && inside.dropFirst().allSatisfy { $0.intersects(table.action(number)) }
    }
    let literals = numbers.filter { table.action($0).isLiteral && table.actionTexts[$0].isAction }
    let wildcards = numbers.filter { !table.action($0).isLiteral }
    let named = Set(literals.map { table.actionTexts[$0] })
    var cells = literals.map { cell(table.actionTexts[$0]) }
    var isComplete = true
    for piece in pieces(of: inside, wildcards) {
      var found = search(piece, wildcards)
      if found.cells.contains(where: { named.contains($0.example) }) {
        found = search(piece, numbers)
        found.cells.removeAll { named.contains($0.example) }
      }
      cells += found.cells
      isComplete = isComplete && found.isComplete
    }
    return (cells, isComplete)
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

  private func search(_ piece: Piece, _ numbers: [Int]) -> (cells: [Cell], isComplete: Bool) {
    let numbers = numbers.filter { number in
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
    var cells: [Cell] = []
    let end = GlobProduct(groups, domain: .action).forEachCell(
      budget: Glob.budget, isAlive: { $0.prefix(inside).elementsEqual(0..<inside) },
      visit: { matched, example in
        if matched.prefix(inside).elementsEqual(0..<inside), matched.last != inside + roles.count {
          let matching = Set(matched.dropFirst(inside).map { roles[$0 - inside][0] })
          cells.append(Cell(matching: matching, example: example))
        }
        return true
      })
    return (cells, end == .complete)
  }
}

extension String {
  /// Whether it is `prefix:name`, neither empty: nothing else is asked for in a request.
  fileprivate var isAction: Bool {
    let parts = utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
  }
}
