internal import PolicyHistory
internal import Publishing

extension Timeline {
  /// What the policy was at a place.
  ///
  /// - Throws: `Failure` (unknown) for a revision that is not recorded.
  func state(at place: Place, clock: Clock) throws(Failure) -> State {
    switch place {
    case .moment(let moment): return state(at: moment, clock: clock)
    case .revision(let id):
      guard let entry = self[id] else { throw unknown(id) }
      return .found(entry, others: [])
    case .latest:
      guard let last = entries.last else { return .notRecorded(first: nil) }
      return last.deletion.map { .deleted($0, last: last) } ?? .found(last, others: [])
    }
  }

  private func unknown(_ id: RevisionID) -> Failure {
    let ids = entries.map { "`\($0.revision.id)`" }
    let listed =
      ids.count > 12
      ? "\(ids.count) from \(ids.first ?? "") to \(ids.last ?? "")" : ids.joined(separator: ", ")
    return Failure("`\(key)` has no revision `\(id)`; recorded are \(listed)", .unknown)
  }

  /// Why there is no revision to speak of; `nil` where there is one.
  func absence(in state: State, at place: Place, clock: Clock) -> Failure? {
    let when = if case .moment(let moment) = place { " on \(moment)" } else { "" }
    switch state {
    case .found: return nil
    case .notYet(let first):
      let what = clock == .announced ? "was not announced yet" : "did not exist yet"
      return Failure(
        "`\(key)` \(what)\(when): its first revision is \(dated(first, clock))", .differs)
    case .notRecorded(let first?):
      return Failure(
        "`\(key)` is not recorded\(when): the first recorded revision is \(dated(first, clock))"
          + Words.notServed(first),
        .unknown)
    case .notRecorded(nil):
      return Failure("no revision of `\(key)` is recorded", .unknown)
    case .deleted(let status, let last):
      return Failure(
        "`\(key)` was deleted on \(status.date): its last revision is \(last.revision.id)",
        .differs)
    }
  }

  private func dated(_ entry: Entry, _ clock: Clock) -> String {
    "\(entry.revision.id) of \(entry.date(on: clock))"
  }

  /// The revision in force at a place, with what else is to be told of it.
  ///
  /// - Throws: `Failure` where there is none.
  func revision(at place: Place, clock: Clock) throws(Failure) -> (entry: Entry, others: [Entry]) {
    let state = try state(at: place, clock: clock)
    if let failure = absence(in: state, at: place, clock: clock) { throw failure }
    guard case .found(let entry, let others) = state else {
      throw Failure("no revision of `\(key)` is recorded", .unknown)
    }
    return (entry, others)
  }
}

extension Session {
  /// Why there is no revision at a place; programs are told that there is none.
  func absence(
    of timeline: Timeline, in state: Timeline.State, at place: Place, clock: Clock, isJSON: Bool
  ) -> Failure {
    if isJSON { console.write(json: "null") }
    return timeline.absence(in: state, at: place, clock: clock)
      ?? Failure("no revision of `\(timeline.key)` is recorded", .unknown)
  }
}

extension Timeline.Step {
  /// The step from one state to another; `nil` where there is none: both are the same revision, or
  /// there was no policy at either.
  ///
  /// Both states are known, and the later one is not before the policy existed.
  init?(from old: Timeline.State, to new: Timeline.State) {
    switch (old, new) {
    case (.found(let old, _), .found(let new, _)):
      if old.index == new.index { return nil }
      self = .replaced(old, by: new)
    case (.notYet, .found(let new, _)): self = .created(new)
    case (.deleted, .found(let new, _)): self = .restored(new)
    case (.found(let old, _), .deleted(let status, _)): self = .deleted(old, status)
    default: return nil
    }
  }
}
