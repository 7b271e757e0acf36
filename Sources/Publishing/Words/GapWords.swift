package import PolicyHistory

/// Versions that nobody observed, in words.
extension Words {
  /// One version, or the first and the last of several: `v8`, `v8–v10`.
  package static func versions(_ numbers: ClosedRange<Int>) -> String {
    numbers.count == 1
      ? "v\(numbers.lowerBound)" : "v\(numbers.lowerBound)–v\(numbers.upperBound)"
  }

  /// When the versions before a revision were asked for and not served, to be put behind what says
  /// that they are missing: `, not served on 2026-11-25`; nothing where nobody asked.
  package static func notServed(_ entry: Timeline.Entry) -> String {
    var groups: [(day: Day, numbers: ClosedRange<Int>)] = []
    for note in entry.notServed {
      let (day, number) = (note.date.day, note.version.number)
      if let last = groups.last, last.day == day, last.numbers.upperBound + 1 >= number {
        groups[groups.count - 1].numbers = last.numbers.lowerBound...number
      } else {
        groups.append((day, number...number))
      }
    }
    if let only = groups.first, only.numbers == entry.missing {
      return ", not served on \(only.day)"
    }
    return groups.map { ", \(versions($0.numbers)) not served on \($0.day)" }.joined()
  }
}
