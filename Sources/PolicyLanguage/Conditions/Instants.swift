/// Reads a date of a condition: W3C's profile of ISO 8601 (`2024-07-09`, `2024-07-09T08:35Z`,
/// `2024-07-09T08:35:50.5+02:00`) or seconds since 1970; `nil` for anything else.
///
/// - Returns: Seconds since 1970-01-01T00:00:00Z.
func instant(_ text: String) -> Double? {
  if let seconds = exactNumber(text), !text.contains("-"), text.utf8.count > 4 { return seconds }
  var scanner = DigitScanner(text)
  guard let year = scanner.digits(4) else { return nil }
  let month = scanner.skip("-") ? scanner.digits(2) : scanner.isAtEnd ? 1 : nil
  guard let month, 1...12 ~= month else { return nil }
  let day = scanner.skip("-") ? scanner.digits(2) : scanner.isAtEnd ? 1 : nil
  guard let day, 1...GregorianCalendar.length(ofMonth: month, inYear: year) ~= day else {
    return nil
  }
  var seconds = Double(GregorianCalendar.daysSince1970(year: year, month: month, day: day)) * 86_400
  guard scanner.skip("T") else { return scanner.isAtEnd ? seconds : nil }
  guard let hour = scanner.digits(2), hour < 24, scanner.skip(":"), let minute = scanner.digits(2),
    minute < 60
  else { return nil }
  seconds += Double(hour * 3600 + minute * 60)
  if scanner.skip(":") {
    guard let second = scanner.digits(2), second < 60 else { return nil }
    seconds += Double(second)
    if scanner.skip(".") {
      guard let fraction = scanner.fraction() else { return nil }
      seconds += fraction
    }
  }
  if scanner.skip("Z") { return scanner.isAtEnd ? seconds : nil }
  let sign = scanner.skip("+") ? -1 : scanner.skip("-") ? 1 : 0
  guard sign != 0, let hours = scanner.digits(2), scanner.skip(":"),
    let minutes = scanner.digits(2), scanner.isAtEnd
  else { return nil }
  return seconds + Double(sign * (hours * 3600 + minutes * 60))
}

/// An instant as RFC 3339 text in UTC; with milliseconds where it has a fraction.
func instantText(_ seconds: Double) -> String {
  let milliseconds = Int((seconds * 1000).rounded())
  let (days, rest) = floorDivide(milliseconds, 86_400_000)
  let (year, month, day) = GregorianCalendar.date(daysSince1970: days)
  let date = "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60]
    .map { padded($0, to: 2) }.joined(separator: ":")
  let fraction = rest % 1000
  return "\(date)T\(time)\(fraction == 0 ? "" : ".\(padded(fraction, to: 3))")Z"
}

private struct DigitScanner {
  private var bytes: Substring.UTF8View

  init(_ text: String) { bytes = text[...].utf8 }

  var isAtEnd: Bool { bytes.isEmpty }

  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard let byte = bytes.first, Unicode.Scalar(byte) == scalar else { return false }
    bytes.removeFirst()
    return true
  }

  mutating func digits(_ count: Int) -> Int? {
    let head = bytes.prefix(count)
    guard head.count == count, head.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    bytes.removeFirst(count)
    return head.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  mutating func fraction() -> Double? {
    let head = bytes.prefix { 0x30...0x39 ~= $0 }
    guard 1...9 ~= head.count else { return nil }
    bytes.removeFirst(head.count)
    return Double("0." + String(decoding: head, as: UTF8.self))
  }
}
