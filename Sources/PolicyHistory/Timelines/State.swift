extension Timeline {
  /// What a policy was at a time, as far as the history knows.
  public enum State: Sendable {
    /// A revision was in force.
    ///
    /// `others` are those that were in force earlier on the day that was asked for, in order.
    case found(Entry, others: [Entry])
    /// The policy did not exist yet: its first version is recorded, and later.
    case notYet(first: Entry)
    /// The time is before what is recorded, which does not begin with the first version (or is
    /// nothing at all).
    case notRecorded(first: Entry?)
    /// The policy had been deleted.
    case deleted(Status, last: Entry)
  }

  /// What the policy was at a moment.
  ///
  /// Asked for a day, the answer is that of its end (UTC).
  ///
  /// - Parameters:
  ///   - moment: The day or instant.
  ///   - clock: Whether what was in force is asked for, or what was told by then: the last revision
  ///     in order whose announcement is not later.
  public func state(at moment: Moment, clock: Clock = .effective) -> State {
    guard let entry = latest(at: moment.end, clock) else {
      let first = entries.first
      guard let first, first.revision.version?.number == 1 else {
        return .notRecorded(first: first)
      }
      return .notYet(first: first)
    }
    if let deletion = entry.deletion, deletion.date.start <= moment.end {
      return .deleted(deletion, last: entry)
    }
    return .found(entry, others: others(on: moment, clock, beside: entry))
  }

  /// The last revision in order whose date is not later than an instant.
  func latest(at instant: Instant, _ clock: Clock) -> Entry? {
    entries.last { $0.date(on: clock).start <= instant }
  }

  /// What else was in force on a day: at its start, and at each date in it.
  private func others(on moment: Moment, _ clock: Clock, beside entry: Entry) -> [Entry] {
    presence(in: .at(moment), clock: clock).entries.filter { $0.index != entry.index }
  }
}
