/// The time that a question is about.
public enum Period: Sendable {
  /// What is in force now, as far as is known.
  case latest
  /// Any moment from the beginning of one to the end of another; an end that is not given is open.
  case during(from: Moment?, to: Moment?)

  /// All of time.
  public static let ever = Period.during(from: nil, to: nil)

  /// Any moment of a day, or an instant.
  public static func at(_ moment: Moment) -> Period { .during(from: moment, to: moment) }
}

extension Timeline {
  /// The revisions of a policy that were in force in a period.
  public struct Presence: Sendable {
    /// The revisions, in order.
    public let entries: [Entry]

    /// Whether the period begins before what is recorded, which does not begin with the first
    /// version, or nothing at all is recorded; never of all of time, which is what is recorded.
    public let isPartlyUnknown: Bool
  }

  /// The revisions that were in force at any moment of a period.
  ///
  /// - Parameters:
  ///   - period: The time.
  ///   - clock: Whether what was in force is asked for, or what was told by then.
  public func presence(in period: Period, clock: Clock = .effective) -> Presence {
    guard case .during(let from, let to) = period else {
      let last = entries.last
      return Presence(
        entries: [last].compactMap { $0 }.filter { $0.deletion == nil },
        isPartlyUnknown: last == nil)
    }
    if from == nil, to == nil {
      return Presence(entries: entries, isPartlyUnknown: entries.isEmpty)
    }
    let (start, end) = (from?.start, to?.end)
    let dates = entries.map { $0.date(on: clock).start }.filter { date in
      start.map { $0 <= date } ?? true && end.map { date <= $0 } ?? true
    }
    var found: Set<Int> = []
    for time in [start].compactMap({ $0 }) + dates {
      guard let entry = latest(at: time, clock) else { continue }
      if let deletion = entry.deletion, deletion.date.start <= time { continue }
      found.insert(entry.index)
    }
    return Presence(
      entries: found.sorted().map { entries[$0] },
      isPartlyUnknown: isUnrecorded(before: start, until: end, clock))
  }

  /// Whether a stretch of time begins before the first revision, which is not the first version.
  private func isUnrecorded(before start: Instant?, until end: Instant?, _ clock: Clock) -> Bool {
    guard let first = entries.first else { return true }
    if first.revision.version?.number == 1 { return false }
    guard let start else { return true }
    return start < entries.map { $0.date(on: clock).start }.reduce(first.date(on: clock).start, min)
  }
}
