/// A day of the Gregorian calendar (extended backwards), in UTC, of the years 1–9999.
public struct Day: Hashable, Sendable {
  /// Days since 0001-01-01.
  private let ordinal: Int32

  /// The first day there is, 0001-01-01.
  public static let first = Day(unchecked: 0)

  /// The last day there is, 9999-12-31.
  public static let last = Day(unchecked: daysBefore(year: 10_000) - 1)

  private init(unchecked ordinal: Int) {
    self.ordinal = Int32(truncatingIfNeeded: ordinal)
  }

  /// The day of a date of the calendar; `nil` if there is no such date.
  public init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, day >= 1,
      day <= Day.length(ofMonth: month, inYear: year)
    else { return nil }
    self.init(
      unchecked: Day.daysBefore(year: year) + Day.daysBefore(month: month, inYear: year) + day - 1)
  }

  /// The day that begins a number of days after 1970-01-01; `nil` outside the years 1–9999.
  init?(daysSince1970 days: Int64) {
    guard Day.first.daysSince1970...Day.last.daysSince1970 ~= days else { return nil }
    self.init(unchecked: Int(days) + Day.ordinalOf1970)
  }

  private static let ordinalOf1970 = daysBefore(year: 1970)

  /// Days since 1970-01-01; negative before it.
  public var daysSince1970: Int64 { Int64(ordinal) - Int64(Day.ordinalOf1970) }
}

// MARK: - The calendar

extension Day {
  /// The year, the month (1–12) and the day of the month (1–31).
  public var date: (year: Int, month: Int, day: Int) {
    let ordinal = Int(ordinal)
    // 146,097 days are 400 years; the guess is at most one year off.
    var year = ordinal * 400 / 146_097 + 1
    if Day.daysBefore(year: year) > ordinal { year -= 1 }
    if Day.daysBefore(year: year + 1) <= ordinal { year += 1 }
    let dayOfYear = ordinal - Day.daysBefore(year: year)
    var month = 12
    while Day.daysBefore(month: month, inYear: year) > dayOfYear { month -= 1 }
    return (year, month, dayOfYear - Day.daysBefore(month: month, inYear: year) + 1)
  }

  /// The number of days of a month.
  static func length(ofMonth month: Int, inYear year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func daysBefore(year: Int) -> Int {
    let past = year - 1
    return past * 365 + past / 4 - past / 100 + past / 400
  }

  private static func daysBefore(month: Int, inYear year: Int) -> Int {
    let commonYear = (367 * month - 362) / 12
    if month <= 2 { return commonYear }
    return commonYear - (isLeap(year) ? 1 : 2)
  }
}

// MARK: - Order and text

extension Day: Comparable {
  /// Whether a day is before another.
  public static func < (a: Day, b: Day) -> Bool { a.ordinal < b.ordinal }
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

/// A number in decimal with zeros before it.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
