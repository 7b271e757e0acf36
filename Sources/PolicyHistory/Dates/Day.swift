internal import PolicyLanguage

/// A day of the Gregorian calendar (extended backwards), in UTC, of the years 1–9999.
public struct Day: Hashable, Sendable {
  /// Days since 1970-01-01.
  private let days: Int32

  /// The first day there is, 0001-01-01.
  public static let first = Day(unchecked: 1, 1, 1)

  /// The last day there is, 9999-12-31.
  public static let last = Day(unchecked: 9999, 12, 31)

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    days = Int32(
      truncatingIfNeeded: GregorianCalendar.daysSince1970(year: year, month: month, day: day))
  }

  /// The day of a date of the calendar; `nil` if there is no such date.
  public init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, day >= 1,
      day <= GregorianCalendar.length(ofMonth: month, inYear: year)
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  /// The day that begins a number of days after 1970-01-01; `nil` outside the years 1–9999.
  init?(daysSince1970 days: Int64) {
    guard Day.first.daysSince1970...Day.last.daysSince1970 ~= days else { return nil }
    self.days = Int32(truncatingIfNeeded: days)
  }

  /// Days since 1970-01-01; negative before it.
  public var daysSince1970: Int64 { Int64(days) }

  /// The year, the month (1–12) and the day of the month (1–31).
  public var date: (year: Int, month: Int, day: Int) {
    GregorianCalendar.date(daysSince1970: Int(days))
  }
}

// MARK: - Order and text

extension Day: Comparable {
  /// Whether a day is before another.
  public static func < (a: Day, b: Day) -> Bool { a.days < b.days }
}

extension Day: CustomStringConvertible {
  /// The day as `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = date
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}

extension Day {
  /// Its first second, 00:00:00Z, from which a day in a source counts.
  public var start: Instant { Instant(day: self, second: 0) }

  /// Its last second, 23:59:59Z, at which a question about the day is answered.
  public var end: Instant { Instant(day: self, second: 86_399) }
}
