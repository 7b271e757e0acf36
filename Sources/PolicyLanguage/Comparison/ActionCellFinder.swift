/// Finds the sets of actions that all patterns of a comparison treat alike.
struct ActionCellFinder {
  /// Some actions, by the patterns that match them.
  struct Cell: Hashable {
    var matching: Set<Int>
    /// One of the actions, in lower case.
    var example: String
  }

  let index: ActionIndex
  let table: StatementTable
  /// The patterns that can tell actions apart.
  let relevant: Set<Int>

  /// The cells of a glob.
  ///
  /// An action that is named literally is a cell of its own; the others are told apart by the
  /// patterns with wildcards, service by service, so that no search has to know all patterns.
  /// - Returns: The cells, and whether they are all there are.
  func cells(of glob: Glob) -> (cells: [Cell], isComplete: Bool) {
    if let action = glob.literal { return ([cell(action)], true) }
    let numbers = index.overlapping(glob).filter(relevant.contains)
    let literals = numbers.compactMap { table.action($0).literal }
    let wildcards = numbers.filter { table.action($0).literal == nil }
    var cells = literals.map(cell)
    var isComplete = true
    for piece in pieces(of: glob, wildcards) {
      let taken = Set(literals)
      var found = search(piece, wildcards)
      if found.cells.contains(where: { taken.contains($0.example) }) {
        found = search(piece, numbers)
        found.cells.removeAll { taken.contains($0.example) }
      }
      cells += found.cells
      isComplete = isComplete && found.isComplete
    }
    return (cells, isComplete)
  }

  private func cell(_ action: String) -> Cell {
    Cell(matching: index.matching(action).intersection(relevant), example: action)
  }

  // MARK: Pieces

  /// A part of a glob: what lies in all of `inside` and in none of `outside`.
  private struct Piece {
    var inside: [Glob]
    var outside: [Glob] = []
  }

  /// The glob service by service, and the services that no pattern names.
  private func pieces(of glob: Glob, _ wildcards: [Int]) -> [Piece] {
    if glob.service != nil { return [Piece(inside: [glob])] }
    let services = Set(wildcards.compactMap { table.action($0).service })
      .sorted { $0.precedesBytewise($1) }
    let named = services.map { Glob($0 + ":*") }
    return named.filter { $0.intersects(glob) }.map { Piece(inside: [glob, $0]) }
      + [Piece(inside: [glob], outside: named)]
  }

  private func search(_ piece: Piece, _ numbers: [Int]) -> (cells: [Cell], isComplete: Bool) {
    let numbers = numbers.filter { number in
      piece.inside.allSatisfy { $0.intersects(table.action(number)) }
        && (piece.outside.isEmpty || table.action(number).service == nil)
    }
    let inside = piece.inside.count
    let groups =
      piece.inside.map { [GlobProduct.Member($0)] }
      + numbers.map { [GlobProduct.Member(table.action($0))] }
      + piece.outside.map { [GlobProduct.Member($0)] }
    var cells: [Cell] = []
    let end = GlobProduct(groups, domain: .action).forEachCell(
      budget: Glob.budget, isAlive: { $0.prefix(inside).elementsEqual(0..<inside) },
      visit: { matched, example in
        if matched.prefix(inside).elementsEqual(0..<inside),
          matched.last.map({ $0 < inside + numbers.count }) ?? true
        {
          let matching = Set(matched.dropFirst(inside).map { numbers[$0 - inside] })
          cells.append(Cell(matching: matching, example: example))
        }
        return true
      })
    return (cells, end == .complete)
  }
}
