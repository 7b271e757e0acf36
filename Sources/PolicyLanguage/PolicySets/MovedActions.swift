/// The actions of which two documents may say different things: all others they treat alike.
public struct MovedActions: Sendable {
  /// The patterns; `nil` for all actions.
  private var globs: [Glob]?

  /// The patterns by their service; those of no one service under `nil`.
  private var byService: [Bytewise?: [Glob]] = [:]

  /// Finds the patterns that stand on one side only, with an effect, resources and a condition.
  ///
  /// - Complexity: O(*n*) in the patterns of the documents.
  public init(from old: PolicyDocument?, to new: PolicyDocument?) {
    let (old, new) = (Self.placed(old), Self.placed(new))
    let differing = old.symmetricDifference(new)
    let isOpen = differing.contains { $0.pattern == nil }
    self.init(isOpen ? nil : Set(differing.compactMap(\.pattern)).map { Glob($0.text) })
  }

  private init(_ globs: [Glob]?) {
    self.globs = globs
    byService = Dictionary(grouping: globs ?? []) { $0.service.map(Bytewise.init) }
  }

  /// What any of some documents moved.
  public static func union(_ moved: [MovedActions]) -> MovedActions? {
    guard let first = moved.first else { return nil }
    if moved.count == 1 { return first }
    var globs: Set<Glob> = []
    for one in moved {
      guard let own = one.globs else { return one }
      globs.formUnion(own)
    }
    return MovedActions(Array(globs))
  }

  /// The part of a document that has to do with these actions; `nil` if there is none.
  public func part(of document: PolicyDocument) -> PolicyDocument? {
    guard globs != nil else { return document }
    let statements = document.statements.elements.compactMap { $0.restricted(to: meets) }
    if statements.isEmpty { return nil }
    var part = document
    part.statements = .many(statements)
    return part
  }

  private func meets(_ pattern: String) -> Bool {
    let glob = Glob(action: pattern)
    guard let service = glob.service else {
      return (globs ?? []).contains { $0.intersects(glob) }
    }
    let near = (byService[Bytewise(service)] ?? []) + (byService[nil] ?? [])
    return near.contains { $0.intersects(glob) }
  }

  // MARK: Patterns in their places

  /// A pattern with what its statement says; of a NotAction the whole statement.
  private struct Placed: Hashable {
    /// In lower case; `nil` for a NotAction, which is about all actions.
    let pattern: Bytewise?
    let rest: Bytewise
  }

  private static func placed(_ document: PolicyDocument?) -> Set<Placed> {
    var placed: Set<Placed> = []
    for statement in document?.statements.elements ?? [] {
      var rest = statement
      rest.sid = nil
      if !statement.action.isNegated { rest.action = Statement.Patterns(.one("*")) }
      let alone = PolicyDocument(version: document?.version, statements: .one(rest))
      let text = Bytewise(alone.json.text(.compact))
      if statement.action.isNegated {
        placed.insert(Placed(pattern: nil, rest: text))
        continue
      }
      for pattern in statement.action.values.elements {
        placed.insert(Placed(pattern: Bytewise(pattern.asciiLowercased), rest: text))
      }
    }
    return placed
  }
}
