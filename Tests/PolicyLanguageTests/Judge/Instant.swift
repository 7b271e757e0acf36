/// The nanoseconds from 1970-01-01T00:00:00Z to a date of a policy or a request.
///
/// Accepted are the forms of W3C's profile of ISO 8601 (https://www.w3.org/TR/NOTE-datetime) and
/// whole seconds since 1970. Four digits could be either, so they are neither.
func instant(_ text: String) -> Int? {
  if let seconds = digits(text) {
    return text.count != 4 && text.count <= 10 ? seconds * 1_000_000_000 : nil
  }
  let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
  let date = halves[0].split(separator: "-", omittingEmptySubsequences: false)
  guard date.map(\.count) == [4, 2] && halves.count == 1 || date.map(\.count) == [4, 2, 2] else {
    return nil
  }
  let numbers = date.compactMap { digits($0) }
  guard numbers.count == date.count,
    let days = days(year: numbers[0], month: numbers[1], day: numbers.count == 3 ? numbers[2] : 1),
    let time = halves.count == 2 ? nanoseconds(halves[1]) : 0
  else { return nil }
  return days * 86400 * 1_000_000_000 + time
}

/// The nanoseconds of a time of day (`hh:mm`, `hh:mm:ss` or `hh:mm:ss.s…`) and its zone, from
/// midnight in Greenwich.
private func nanoseconds(_ text: Substring) -> Int? {
  guard let start = text.firstIndex(where: { "Z+-".contains($0) }),
    let east = minutesEast(text[start...])
  else { return nil }
  let pieces = text[..<start].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
  let clock = pieces[0].split(separator: ":", omittingEmptySubsequences: false)
  let numbers = clock.compactMap { $0.count == 2 ? digits($0) : nil }
  guard numbers.count == clock.count, (2...3).contains(numbers.count), numbers[0] < 24,
    numbers[1] < 60, numbers.count == 2 || numbers[2] < 60
  else { return nil }
  let second = numbers.count == 3 ? numbers[2] : 0
  let whole = ((numbers[0] * 60 + numbers[1] - east) * 60 + second) * 1_000_000_000
  guard pieces.count == 2 else { return whole }
  guard numbers.count == 3, pieces[1].count <= 9,
    let fraction = digits(pieces[1] + String(repeating: "0", count: 9 - pieces[1].count))
  else { return nil }
  return whole + fraction
}

/// The minutes that a zone (`Z` or `±hh:mm`) is east of Greenwich.
private func minutesEast(_ zone: Substring) -> Int? {
  if zone == "Z" { return 0 }
  let pieces = zone.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
  let numbers = pieces.compactMap { $0.count == 2 ? digits($0) : nil }
  guard numbers.count == 2, pieces.count == 2, zone.first != "Z", numbers[0] < 24, numbers[1] < 60
  else { return nil }
  return (zone.first == "-" ? -1 : 1) * (numbers[0] * 60 + numbers[1])
}

/// The value of ASCII digits, and of nothing else.
func digits(_ text: some StringProtocol) -> Int? {
  isDigits(text) ? Int(text) : nil
}

/// Whether a text is made of ASCII digits.
func isDigits(_ text: some StringProtocol) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
}

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
