/// Asks one document after another the same.
///
/// Documents of one policy are mostly alike where it counts: an answer is worked out anew only where
/// a statement that has to do with it is another.
public struct GrantSearch {
  /// What is asked for.
  public let question: AccessQuestion
  /// Whether access counts alone that is given on every resource that is asked for, and always.
  public let isUnconditional: Bool
  /// Whether documents count alone that give all of the actions that are asked for.
  public let coversAll: Bool

  private var last: (slice: DocumentSlice, grants: [Grant])?

  /// Begins.
  public init(_ question: AccessQuestion, isUnconditional: Bool = false, coversAll: Bool = false) {
    self.question = question
    self.isUnconditional = isUnconditional
    self.coversAll = coversAll
  }

  /// What the next document gives, statement by statement.
  public mutating func grants(of document: PolicyDocument) -> [Grant] {
    let slice = document.slice(question)
    if let last, last.slice.saysTheSame(as: slice) {
      return last.grants.map { grant in
        let place = last.slice.parts.firstIndex { $0.index == grant.statement } ?? 0
        var moved = grant
        moved.statement = slice.parts[place].index
        return moved
      }
    }
    var grants = slice.grants(question)
    if isUnconditional { grants.removeAll { !$0.isUnconditional } }
    if coversAll, slice.coverage(of: question, by: grants) != .all { grants = [] }
    last = (slice, grants)
    return grants
  }
}
