/// A pattern of actions in the Allow statements of one document: what an entry of a report is about.
struct Claim {
  /// The actions, in lower case.
  var glob: Glob
  /// The pattern as authored.
  var spelling: String
  /// The patterns that are not part of it: the entries of a NotAction.
  var except: [Int]
  /// Whether it comes from a NotAction.
  var isNegated: Bool
  /// The number of the pattern, if it is one that was authored.
  var action: Int?
  /// The scopes it is allowed in.
  var scopes: Set<Int>
}

extension Side {
  /// The claims of the document: one for each pattern, and one for each NotAction.
  func claims(in table: StatementTable) -> [Claim] {
    var scopesByAction: [Int: Set<Int>] = [:]
    var scopesByExcept: [[Int]: Set<Int>] = [:]
    for statement in allows {
      if statement.isNegated {
        scopesByExcept[statement.actions, default: []].insert(statement.scope)
      } else {
        for action in statement.actions {
          scopesByAction[action, default: []].insert(statement.scope)
        }
      }
    }
    let named = scopesByAction.sorted { $0.key < $1.key }.map { action, scopes in
      Claim(
        glob: table.actions[action], spelling: table.spellings[action], except: [],
        isNegated: false, action: action, scopes: scopes)
    }
    let negated = scopesByExcept.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { except, scopes in
        Claim(
          glob: Glob("*"), spelling: "*", except: except, isNegated: true, action: nil,
          scopes: scopes)
      }
    return named + negated
  }
}

/// A set of actions that all patterns of a comparison treat alike, inside a claim.
struct ActionCell {
  /// The patterns that match the actions.
  var matching: Set<Int>
  /// One of the actions, in lower case.
  var example: String
  /// The scopes of the claim that reach where the other documents do not allow.
  var moved: [(scope: Int, answer: Reach.Answer)]

  /// The first resource and context that prove it.
  var proof: (scope: Int, resource: String, context: [String: ContextValue])? {
    for (scope, answer) in moved {
      if case .found(let resource, let context) = answer { return (scope, resource, context) }
    }
    return nil
  }

  /// Why it may be, where nothing is proven.
  var doubt: String? {
    for (_, answer) in moved {
      if case .perhaps(let reason) = answer { return reason }
    }
    return nil
  }
}

/// What one document allows, held against what others allow, action by action.
final class AccessAnalysis {
  let table: StatementTable
  let index: ActionIndex
  let reach: Reach
  /// The document whose access is looked at.
  let own: Side
  /// The documents that may allow it too.
  let others: [Side]

  /// Whether every Deny of a document stands in the own one too, letter for letter.
  private let deniesAreShared: [Bool]

  /// The patterns that can tell actions of a claim apart: the own Denies and all of the others.
  private let relevant: Set<Int>

  private var known: [Int: Cells] = [:]

  /// The cells of a claim, and whether they are all there are.
  typealias Cells = (cells: [ActionCell], isComplete: Bool)

  init(table: StatementTable, index: ActionIndex, reach: Reach, own: Side, others: [Side]) {
    self.table = table
    self.index = index
    self.reach = reach
    self.own = own
    self.others = others
    let denies = Set(own.denies)
    deniesAreShared = others.map { denies.isSuperset(of: $0.denies) }
    relevant = Set((own.denies + others.flatMap { $0.allows + $0.denies }).flatMap(\.actions))
  }

  /// Whether another document has the claim letter for letter, with nothing to take from it.
  func isUntouched(_ claim: Claim) -> Bool {
    zip(others, deniesAreShared).contains { other, denyIsShared in
      guard denyIsShared else { return false }
      if let action = claim.action {
        return claim.scopes.isSubset(of: other.scopes(naming: action))
      }
      return claim.isNegated
        && claim.scopes.allSatisfy { scope in
          other.allows.contains {
            $0.isNegated && $0.actions == claim.except && $0.scope == scope
          }
        }
    }
  }

  /// The cells of a claim.
  func cells(of claim: Claim) -> Cells {
    guard let action = claim.action else { return workOut(claim) }
    if let cells = known[action] { return cells }
    let cells = workOut(claim)
    known[action] = cells
    return cells
  }

  private func workOut(_ claim: Claim) -> Cells {
    let finder = ActionCellFinder(
      index: index, actions: table.actions, relevant: relevant.union(claim.except))
    let found = finder.cells(of: claim.glob)
    let cells = found.cells.filter { $0.matching.isDisjoint(with: claim.except) }
      .map { cell(claim, $0.matching, $0.example) }
    return (cells, found.isComplete)
  }

  private func cell(_ claim: Claim, _ matching: Set<Int>, _ example: String) -> ActionCell {
    let denies = own.scopes(matching: matching).denies
    let refused = others.map { other in
      let scopes = other.scopes(matching: matching)
      return Reach.Question.Document(allows: scopes.allows, denies: scopes.denies)
    }
    let moved = claim.scopes.sorted().compactMap { scope -> (Int, Reach.Answer)? in
      let answer = reach.answer(
        Reach.Question(within: [scope], outside: denies, refused: refused))
      return answer.isNone ? nil : (scope, answer)
    }
    return ActionCell(matching: matching, example: example, moved: moved)
  }

  /// The scopes in which other documents allow the actions of a cell, after their Denies.
  func scopesElsewhere(_ cell: ActionCell) -> [(document: Int, scope: Int)] {
    others.enumerated().flatMap { number, other in
      effectiveScopes(other.scopes(matching: cell.matching)).map { (number, $0) }
    }
  }

  /// Whether the own document allows any action of a cell in some of the scopes, after its Denies.
  func allowsAny(_ cell: ActionCell, in scopes: Set<Int>) -> Bool {
    let denies = own.scopes(matching: cell.matching).denies
    return !effectiveScopes((scopes, denies)).isEmpty
  }

  private func effectiveScopes(_ scopes: (allows: Set<Int>, denies: Set<Int>)) -> [Int] {
    scopes.allows.sorted().filter {
      !reach.answer(Reach.Question(within: [$0], outside: scopes.denies)).isNone
    }
  }
}
