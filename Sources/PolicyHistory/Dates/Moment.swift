/// When something was, as exactly as a source says it: a day or an instant.
///
/// A day is not an instant at midnight: it is written back as a day, and a question about it is
/// answered for its end.
public enum Moment: Hashable, Sendable {
  case day(Day)
  case instant(Instant)

  /// The first second of it; for order, a day counts from 00:00:00Z.
  public var start: Instant {
    switch self {
    case .day(let day): day.start
    case .instant(let instant): instant
    }
  }

  /// The last second of it: 23:59:59Z of a day.
  public var end: Instant {
    switch self {
    case .day(let day): day.end
    case .instant(let instant): instant
    }
  }

  /// The day (UTC) it is or is in.
  public var day: Day {
    switch self {
    case .day(let day): day
    case .instant(let instant): instant.day
    }
  }

  /// Of two looks the one that shows more: whose end is later; of two with one end the one that
  /// begins later.
  static func later(_ a: Moment, _ b: Moment) -> Moment {
    a.end == b.end ? max(a, b) : a.end > b.end ? a : b
  }

  /// Whether both can speak of the same second: equal, or one a day that the other is in.
  func agrees(with other: Moment) -> Bool {
    start <= other.end && other.start <= end
  }
}

extension Moment: Comparable {
  /// Whether a moment begins before another; a day comes before the instant that begins it.
  public static func < (a: Moment, b: Moment) -> Bool {
    if a.start != b.start { return a.start < b.start }
    if case .day = a, case .instant = b { return true }
    return false
  }
}

extension Moment: CustomStringConvertible {
  /// The moment as a history's files have it: `YYYY-MM-DD` or `YYYY-MM-DDThh:mm:ssZ`.
  public var description: String {
    switch self {
    case .day(let day): day.description
    case .instant(let instant): instant.description
    }
  }
}
