import Foundation

/// The nanoseconds from 1970-01-01T00:00:00Z to a date of a policy or a request.
///
/// Accepted are the forms of W3C's profile of ISO 8601 (https://www.w3.org/TR/NOTE-datetime) and
/// whole seconds since 1970. Four digits could be either, so they are neither.
func instant(_ text: String) -> Int? {
  if text.wholeMatch(of: /[0-9]{1,10}/) != nil {
    return text.count == 4 ? nil : Int(text).map { $0 * 1_000_000_000 }
  }
  let form = /([0-9]{4})-([0-9]{2})(?:-([0-9]{2})(?:T(.+))?)?/
  guard let match = text.wholeMatch(of: form)?.output,
    let days = days(
      year: integer(match.1), month: integer(match.2), day: match.3.map(integer) ?? 1),
    let time = match.4.map(nanoseconds) ?? 0
  else { return nil }
  return days * 86400 * 1_000_000_000 + time
}

/// The nanoseconds of a time of day and its zone, from midnight in Greenwich.
private func nanoseconds(_ time: Substring) -> Int? {
  let form = /([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?(Z|[+-][0-9]{2}:[0-9]{2})/
  guard let match = time.wholeMatch(of: form)?.output, let east = minutesEast(match.5) else {
    return nil
  }
  let (hour, minute) = (integer(match.1), integer(match.2))
  let second = match.3.map(integer) ?? 0
  guard hour < 24, minute < 60, second < 60 else { return nil }
  let fraction = String(match.4 ?? "").padding(toLength: 9, withPad: "0", startingAt: 0)
  return ((hour * 60 + minute - east) * 60 + second) * 1_000_000_000 + integer(fraction[...])
}

/// The value of a few digits.
private func integer(_ digits: Substring) -> Int { Int(digits) ?? 0 }

/// The days from 1970-01-01, counted year by year and month by month.
private func days(year: Int, month: Int, day: Int) -> Int? {
  guard (1700...2250).contains(year), (1...12).contains(month) else { return nil }
  func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
  func lengths(_ year: Int) -> [Int] {
    [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  }
  guard (1...lengths(year)[month - 1]).contains(day) else { return nil }
  func length(_ years: Range<Int>) -> Int { years.reduce(0) { $0 + (isLeap($1) ? 366 : 365) } }
  let years = year < 1970 ? -length(year..<1970) : length(1970..<year)
  return years + lengths(year).prefix(month - 1).reduce(0, +) + day - 1
}

/// The minutes that a zone (`Z` or `±hh:mm`) is east of Greenwich.
private func minutesEast(_ zone: Substring) -> Int? {
  if zone == "Z" { return 0 }
  let (hours, minutes) = (integer(zone.dropFirst().prefix(2)), integer(zone.suffix(2)))
  guard hours < 24, minutes < 60 else { return nil }
  return (zone.first == "-" ? -1 : 1) * (hours * 60 + minutes)
}
