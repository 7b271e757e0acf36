/// What is asked of documents: which access, and how sweeping.
public struct GrantRequest: Sendable {
  /// The access.
  public var question: AccessQuestion
  /// Whether access counts alone that is given on every resource that is asked for, and always.
  public var isUnconditional: Bool
  /// Whether documents count alone that give all of the actions that are asked for.
  public var coversAll: Bool

  /// Asks.
  public init(_ question: AccessQuestion, isUnconditional: Bool = false, coversAll: Bool = false) {
    self.question = question
    self.isUnconditional = isUnconditional
    self.coversAll = coversAll
  }
}

/// Asks one document after another the same.
///
/// Documents of one policy are mostly alike where it counts: an answer is worked out anew only where
/// a statement that has to do with it is another.
public struct GrantSearch {
  /// What is asked for.
  public let request: GrantRequest

  private var last: (slice: DocumentSlice, grants: [Grant])?

  /// Begins.
  public init(_ request: GrantRequest) { self.request = request }

  /// What the next document gives, statement by statement.
  public mutating func grants(of document: PolicyDocument) -> [Grant] {
    let slice = document.slice(request.question)
    if let last, last.slice.saysTheSame(as: slice) {
      return last.grants.map { grant in
        let place = last.slice.parts.firstIndex { $0.index == grant.statement } ?? 0
        var moved = grant
        moved.statement = slice.parts[place].index
        return moved
      }
    }
    var grants = slice.grants(request.question)
    if request.isUnconditional { grants.removeAll { !$0.isUnconditional } }
    if request.coversAll, slice.coverage(of: request.question, by: grants) != .all { grants = [] }
    last = (slice, grants)
    return grants
  }
}
