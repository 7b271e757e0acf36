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
  guard let day, 1...daysInMonth(month, year) ~= day else { return nil }
  var seconds = Double(daysSince1970(year, month, day)) * 86_400
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
  let (year, month, day) = civilDate(days)
  func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
  let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60]
    .map { padded($0, 2) }.joined(separator: ":")
  let fraction = rest % 1000
  return "\(date)T\(time)\(fraction == 0 ? "" : ".\(padded(fraction, 3))")Z"
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

// MARK: - The Gregorian calendar, for all years

private func floorDivide(_ a: Int, _ b: Int) -> (quotient: Int, remainder: Int) {
  let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
  return remainder < 0 ? (quotient - 1, remainder + b) : (quotient, remainder)
}

private func daysInMonth(_ month: Int, _ year: Int) -> Int {
  if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
  return [4, 6, 9, 11].contains(month) ? 30 : 31
}

/// Days from 1970-01-01, counting years from March so that the leap day comes last.
private func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
  let marchYear = month > 2 ? year : year - 1
  let (era, yearOfEra) = floorDivide(marchYear, 400)
  let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}

private func civilDate(_ days: Int) -> (year: Int, month: Int, day: Int) {
  let (era, dayOfEra) = floorDivide(days + 719_468, 146_097)
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shifted = (5 * dayOfYear + 2) / 153
  let month = shifted < 10 ? shifted + 3 : shifted - 9
  return (
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
  )
}
