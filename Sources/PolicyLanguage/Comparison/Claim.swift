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

/// A set of actions that all patterns of a comparison treat alike, inside a claim.
struct ActionCell {
  /// The patterns that match the actions.
  var matching: Set<Int>
  /// One of the actions, in lower case.
  var example: String
  /// The scopes of the claim that reach where the other documents do not allow.
  var moved: [(scope: Int, answer: Reach.Answer)]

  /// A resource and a context that prove it for the example.
  typealias Proof = (resource: String, context: [String: ContextValue])

  /// The first proof.
  var proof: Proof? {
    for (_, answer) in moved {
      if case .found(let resource, let context) = answer { return (resource, context) }
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

  /// The statements that can tell actions of a claim apart: the own Denies and bounds, and all of the
  /// others.
  private let telling: [Side.Statements]
  /// Which patterns stand in them.
  private let isTelling: [Bool]
  private var known: [Int: Cells] = [:]
  private var roles: [Int: [Int]] = [:]

  /// The cells of a claim, and whether they are all there are.
  typealias Cells = (cells: [ActionCell], isComplete: Bool)

  init(table: StatementTable, index: ActionIndex, reach: Reach, own: Side, others: [Side]) {
    self.table = table
    self.index = index
    self.reach = reach
    self.own = own
    self.others = others
    let bounds = ([own] + others).compactMap(\.bounds)
    telling = [own.denies] + others.flatMap { [$0.allows, $0.denies] } + bounds
    var isTelling = Array(repeating: false, count: table.actions.texts.count)
    for statements in telling {
      for action in statements.named.actions { isTelling[action] = true }
      for action in statements.negated.lazy.flatMap(\.actions) { isTelling[action] = true }
    }
    self.isTelling = isTelling
  }

  /// The claims of the own document that can have moved: one for each pattern, and one for each
  /// NotAction.
  ///
  /// A claim that another document has letter for letter, with no Deny that the own document lacks and
  /// no narrower bounds, has not.
  private(set) lazy var claims: [Claim] = {
    let bases = others.filter { own.isBounded(within: $0) && $0.denies.isContained(in: own.denies) }
      .map(\.allows)
    let named = own.allows.named.actions.filter { action in
      !bases.contains { own.allows.named.isContained(in: $0.named, at: action) }
    }.map { action in
      Claim(
        glob: table.action(action), spelling: own.spelling(action, table), except: [],
        isNegated: false, action: action, scopes: Set(own.allows.named[action]))
    }
    let moved = own.allows.negated.filter { statement in
      !bases.contains { $0.negated.contains(statement) }
    }
    return named
      + Dictionary(grouping: moved, by: \.actions)
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { except, statements in
        Claim(
          glob: Glob("*"), spelling: "*", except: except, isNegated: true, action: nil,
          scopes: Set(statements.map(\.scope)))
      }
  }()

  /// Whether another document, or what bounds it, allows a pattern by name.
  func isNamedElsewhere(_ action: Int) -> Bool {
    others.contains {
      !$0.allows.named[action].isEmpty || $0.bounds?.named[action].isEmpty == false
    }
  }

  /// How a pattern is spelled: by another document that allows it, else by the own one.
  func spelling(_ action: Int) -> String {
    let other = others.first { !$0.allows.named[action].isEmpty }
    return (other ?? own).spelling(action, table)
  }

  /// The names of actions that stand in the documents and that a glob matches, in the order of
  /// their bytes without case.
  func names(matching glob: Glob) -> [String] {
    let sides = [own] + others
    return NamedActions(
      index.overlapping(glob).filter { table.actions.isLiteral[$0] }.flatMap { action in
        sides.map { $0.spelling(action, table) }
      }
    ).names
  }

  /// The cells of a claim.
  func cells(of claim: Claim) -> Cells {
    if let action = claim.action, let cells = known[action] { return cells }
    var cells: [ActionCell] = []
    let end = forEachCell(of: claim) { cell in
      cells.append(cell)
      return true
    }
    let all = (cells, end == .complete)
    if let action = claim.action { known[action] = all }
    return all
  }

  /// Visits the cells of a claim, or of the part of it that another glob matches too.
  /// - Parameters:
  ///   - apart: Patterns that are told apart from others that stand in the same statements.
  ///   - visit: Called with each cell; false ends the search.
  func forEachCell(
    of claim: Claim, within glob: Glob? = nil, apart: Set<Int> = [],
    _ visit: (ActionCell) -> Bool
  ) -> GlobProduct.End {
    let finder = ActionCellFinder(
      index: index, table: table,
      isRelevant: { [isTelling] in isTelling[$0] || claim.except.contains($0) },
      role: { [unowned self] in
        (apart.contains($0) ? [Self.apart] : []) + role(of: $0, in: claim)
      })
    return finder.forEachCell(of: [claim.glob] + (glob.map { [$0] } ?? [])) { found in
      !found.matching.isDisjoint(with: claim.except)
        || visit(cell(claim, found.matching, found.example))
    }
  }

  /// What the key of a pattern begins with that is told apart from all others.
  private static let apart = -2

  /// The statements that a pattern stands in, as a key.
  func role(of action: Int, in claim: Claim) -> [Int] {
    [claim.except.contains(action) ? 1 : 0] + role(of: action)
  }

  /// The roles of the patterns that match the actions of some cells of a claim.
  func roles(in cells: [ActionCell], of claim: Claim) -> Set<[Int]> {
    Set(
      cells.reduce(into: Set<Int>()) { $0.formUnion($1.matching) }.map { role(of: $0, in: claim) })
  }

  private func role(of action: Int) -> [Int] {
    if let role = roles[action] { return role }
    var role: [Int] = []
    for statements in telling {
      role += statements.named[action]
      role.append(-1)
      role += statements.negated.indices.filter {
        statements.negated[$0].actions.contains(action)
      }
      role.append(-1)
    }
    roles[action] = role
    return role
  }

  private func cell(_ claim: Claim, _ matching: Set<Int>, _ example: String) -> ActionCell {
    let denies = own.denies.scopes(matching: matching)
    let refused = others.map { other in
      Reach.Refusal(
        allows: other.allows.scopes(matching: matching),
        denies: other.denies.scopes(matching: matching),
        bounds: other.bounds?.scopes(matching: matching))
    }
    let moved = claim.scopes.sorted().compactMap { scope -> (Int, Reach.Answer)? in
      let answer = Reach.Answer.first(of: own.bounded(scope, matching)) {
        reach.answer($0, outside: denies, refusedBy: refused)
      }
      return answer.isNone ? nil : (scope, answer)
    }
    return ActionCell(matching: matching, example: example, moved: moved)
  }

  /// The scopes in which other documents allow the actions of a cell, after their Denies.
  func scopesElsewhere(_ cell: ActionCell) -> [(document: Int, scope: Int)] {
    others.enumerated().flatMap { number, other in
      effective(other.allows.scopes(matching: cell.matching), other, cell).map { (number, $0) }
    }
  }

  /// Whether the own document allows any action of a cell in some of the scopes, after its Denies.
  func allowsAny(_ cell: ActionCell, in scopes: Set<Int>) -> Bool {
    !effective(scopes, own, cell).isEmpty
  }

  /// The scopes of which a document's Denies leave something.
  private func effective(_ scopes: Set<Int>, _ side: Side, _ cell: ActionCell) -> [Int] {
    let denies = side.denies.scopes(matching: cell.matching)
    return scopes.sorted().filter { scope in
      side.bounded(scope, cell.matching).contains {
        !reach.answer(Reach.Question(within: $0, outside: denies)).isNone
      }
    }
  }
}

extension Side {
  /// What has to match where one of its scopes does: the scope, and one of the bounds if there are
  /// any.
  func bounded(_ scope: Int, _ matching: Set<Int>) -> [Set<Int>] {
    guard let bounds else { return [[scope]] }
    return bounds.scopes(matching: matching).sorted().map { [scope, $0] }
  }

  /// Whether its bounds stand letter for letter among those of another.
  fileprivate func isBounded(within other: Side) -> Bool {
    guard let theirs = other.bounds else { return true }
    return bounds?.isContained(in: theirs) == true
  }
}

extension Reach.Answer {
  /// The first answer that proves something, else the first that may be.
  static func first(
    of questions: [Set<Int>], _ answer: (Set<Int>) -> Reach.Answer
  ) -> Reach.Answer {
    var perhaps: Reach.Answer?
    for question in questions {
      let answer = answer(question)
      switch answer {
      case .found: return answer
      case .perhaps: perhaps = perhaps ?? answer
      case .none: break
      }
    }
    return perhaps ?? .none
  }
}
