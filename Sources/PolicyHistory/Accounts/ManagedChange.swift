internal import PolicyLanguage

/// A managed policy at two times.
struct ManagedChange: Sendable {
  /// The revision before; `nil` where there was none in force.
  let from: Timeline.Entry?
  /// The revision after; `nil` where there is none in force.
  let to: Timeline.Entry?
  /// The documents, before and after; `nil` for none, which allows nothing.
  let documents: (old: PolicyDocument?, new: PolicyDocument?)
  /// The actions of which they may say different things; `nil` where they are one document.
  let moved: MovedActions?

  /// Looks a policy up at two times.
  ///
  /// - Parameter to: The later time; `nil` for the latest revision.
  /// - Throws: `FormatError` for a document that cannot be read.
  /// - Returns: What is known; where one of the times is not, the policy counts as unchanged.
  static func read(
    _ timeline: Timeline, from: Moment, to: Moment?
  ) throws(FormatError) -> (change: ManagedChange, unknown: AccountSearch.Knowledge?) {
    let (old, isKnown) = timeline.entry(at: from)
    let new = timeline.entry(at: to)
    let entries = [old, new.entry].compactMap { $0 }
    let withoutDocument = entries.filter { $0.revision.document == nil }
    let isComplete = isKnown && new.isKnown && withoutDocument.isEmpty
    let before = isComplete ? old : new.entry
    let change = try ManagedChange(from: before, to: new.entry)
    if isComplete { return (change, nil) }
    return (
      change,
      AccountSearch.Knowledge(
        timeline: timeline, isPartlyUnknown: !isKnown || !new.isKnown,
        withoutDocument: withoutDocument)
    )
  }

  private init(from: Timeline.Entry?, to: Timeline.Entry?) throws(FormatError) {
    self.from = from
    self.to = to
    let old = try from?.revision.document?.parsed()
    let isSame = from?.revision.document == to?.revision.document
    let new = isSame ? old : try to?.revision.document?.parsed()
    documents = (old, new)
    moved = isSame ? nil : MovedActions(from: old, to: new)
  }
}

extension Timeline {
  /// The revision in force at a moment, at the end of a day; `nil` asks for the latest.
  ///
  /// - Returns: No entry where none was in force, and whether that is known.
  fileprivate func entry(at moment: Moment?) -> (entry: Entry?, isKnown: Bool) {
    guard let moment else {
      guard let last = entries.last else { return (nil, false) }
      return (last.deletion == nil ? last : nil, true)
    }
    switch state(at: moment) {
    case .found(let entry, _): return (entry, true)
    case .notYet, .deleted: return (nil, true)
    case .notRecorded: return (nil, false)
    }
  }
}
