internal import PolicyLanguage

/// Text that is not a date.
public struct DateError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was found and what is accepted.
  public let description: String

  init(_ text: String, _ reason: String? = nil) {
    let reason = reason.map { ": \($0)" } ?? ""
    description =
      "`\(text)` is not a date\(reason); accepted are `2024-10-28` and instants such as"
      + " `2024-10-28T20:01:31Z` (RFC 3339)"
  }
}

extension Moment {
  /// Reads `YYYY-MM-DD` or an instant of RFC 3339.
  ///
  /// An instant with an offset becomes UTC; a fraction of a second is dropped, and so is a leap
  /// second (`23:59:60` becomes `23:59:59`).
  ///
  /// - Throws: `DateError`, which shows what is accepted.
  public init(_ text: String) throws(DateError) {
    var parser = DateParser(text)
    self = try parser.readMoment()
  }
}

extension Day {
  /// Reads `YYYY-MM-DD`.
  ///
  /// - Throws: `DateError`, for an instant too.
  public init(_ text: String) throws(DateError) {
    guard case .day(let day) = try Moment(text) else {
      throw DateError(text, "a day is needed here")
    }
    self = day
  }
}

extension Instant {
  /// Reads an instant of RFC 3339.
  ///
  /// - Throws: `DateError`, for a day too.
  public init(_ text: String) throws(DateError) {
    guard case .instant(let instant) = try Moment(text) else {
      throw DateError(text, "an instant is needed here")
    }
    self = instant
  }
}

/// Reads the grammar of RFC 3339, section 5.6, from left to right.
private struct DateParser {
  private let text: String
  private var rest: Substring.UTF8View

  init(_ text: String) {
    self.text = text
    rest = text[...].utf8
  }

  mutating func readMoment() throws(DateError) -> Moment {
    let day = try readDay()
    if rest.isEmpty { return .day(day) }
    guard skip("T") || skip("t") else { throw DateError(text) }
    let time = try readTime()
    let offset = try readOffset()
    guard rest.isEmpty else { throw DateError(text) }
    let seconds = day.start.secondsSince1970 + Int64(time.seconds - offset)
    guard let instant = Instant(secondsSince1970: seconds) else {
      throw DateError(text, "the years 0001–9999 in UTC are accepted")
    }
    if time.isLeapSecond, instant != instant.day.end {
      throw DateError(text, "a leap second ends a day in UTC")
    }
    return .instant(instant)
  }

  private mutating func readDay() throws(DateError) -> Day {
    let year = try readNumber(digits: 4)
    try require("-")
    let month = try readNumber(digits: 2)
    try require("-")
    let day = try readNumber(digits: 2)
    if let day = Day(year: year, month: month, day: day) { return day }
    if year == 0 { throw DateError(text, "the years 0001–9999 are accepted") }
    guard 1...12 ~= month else { throw DateError(text, "there is no month \(month)") }
    let length = GregorianCalendar.length(ofMonth: month, inYear: year)
    throw DateError(text, "that month has the days 1–\(length)")
  }

  private mutating func readTime() throws(DateError) -> (seconds: Int, isLeapSecond: Bool) {
    let hour = try readNumber(digits: 2)
    try require(":")
    let minute = try readNumber(digits: 2)
    try require(":")
    let second = try readNumber(digits: 2)
    guard hour < 24, minute < 60, second <= 60 else {
      throw DateError(text, "times are 00:00:00–23:59:59")
    }
    if skip(".") {
      _ = try readNumber(digits: 1)
      while let digit = rest.first, isDigit(digit) { rest.removeFirst() }
    }
    return (hour * 3600 + minute * 60 + min(second, 59), second == 60)
  }

  /// Reads `Z` or `±hh:mm`: the seconds that local time is ahead of UTC.
  private mutating func readOffset() throws(DateError) -> Int {
    if skip("Z") || skip("z") { return 0 }
    let sign: Int
    if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { throw DateError(text) }
    let hour = try readNumber(digits: 2)
    try require(":")
    let minute = try readNumber(digits: 2)
    guard hour < 24, minute < 60 else { throw DateError(text, "offsets are 00:00–23:59") }
    return sign * (hour * 3600 + minute * 60)
  }

  private mutating func readNumber(digits: Int) throws(DateError) -> Int {
    var number = 0
    for _ in 0..<digits {
      guard let digit = rest.first, isDigit(digit) else { throw DateError(text) }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
      rest.removeFirst()
    }
    return number
  }

  private mutating func require(_ character: Unicode.Scalar) throws(DateError) {
    guard skip(character) else { throw DateError(text) }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest.removeFirst()
    return true
  }
}
