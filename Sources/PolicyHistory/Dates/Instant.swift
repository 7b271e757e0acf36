internal import PolicyLanguage

/// A second in UTC, of the years 1–9999.
public struct Instant: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let secondsSince1970: Int64

  /// An instant by the seconds since 1970; `nil` outside the years 1–9999.
  public init?(secondsSince1970 seconds: Int64) {
    guard Day.first.start.secondsSince1970...Day.last.end.secondsSince1970 ~= seconds
    else { return nil }
    secondsSince1970 = seconds
  }

  /// An instant by its day and the seconds since 00:00:00Z, 0–86,399.
  init(day: Day, second: Int) {
    secondsSince1970 = day.daysSince1970 * 86_400 + Int64(second)
  }

  /// The day it is in.
  public var day: Day {
    Day(daysSince1970: daysAndSeconds.days) ?? .first  // INVARIANT: the range of the years 1–9999
  }

  /// Hour (0–23), minute and second of the day.
  public var time: (hour: Int, minute: Int, second: Int) {
    let second = daysAndSeconds.seconds
    return (second / 3600, second / 60 % 60, second % 60)
  }

  private var daysAndSeconds: (days: Int64, seconds: Int) {
    let (days, seconds) = floorDivide(Int(secondsSince1970), 86_400)
    return (Int64(days), seconds)
  }
}

extension Instant: Comparable {
  /// Whether an instant is before another.
  public static func < (a: Instant, b: Instant) -> Bool {
    a.secondsSince1970 < b.secondsSince1970
  }
}

extension Instant: CustomStringConvertible {
  /// The instant as `YYYY-MM-DDThh:mm:ssZ`.
  public var description: String {
    let (hour, minute, second) = time
    return "\(day)T\(padded(hour, to: 2)):\(padded(minute, to: 2)):\(padded(second, to: 2))Z"
  }
}
