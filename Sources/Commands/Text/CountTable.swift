internal import Importing
internal import PolicyHistory
internal import Publishing

/// What was counted, a row for each thing: a word, a number, what it is the number of.
enum CountTable {
  /// A row.
  typealias Row = (label: String, number: Int, text: String)

  /// The rows as lines, their columns aligned.
  static func lines(_ rows: [Row]) -> [Line] {
    let labels = rows.map(\.label.utf8.count).max() ?? 0
    let numbers = rows.map { "\($0.number)".utf8.count }.max() ?? 0
    return rows.map { label, number, text in
      let digits = "\(number)"
      return Line("  \(label)", .strong)
        + .blanks(labels - label.utf8.count + 2 + numbers - digits.utf8.count)
        + Line("\(digits) \(text)")
    }
  }

  /// A line for each thing that was passed over; where there are many, something is wrong with all, and
  /// the first do.
  static func passedOver<Item>(_ items: [Item], _ line: (Item) -> Line) -> [Line] {
    if items.isEmpty { return [] }
    let lines = items.prefix(listed).map { Line("skipped: ", .notable) + line($0) }
    let rest = items.count - listed
    return [""] + lines
      + (rest > 0 ? [Line("and \(rest) more, which `--format json` lists", .faint)] : [])
  }

  /// A version that was passed over, in one line.
  static func line<Reason>(of skipped: SkippedVersion<Reason>, because reason: String) -> Line {
    let version = skipped.version.map { " \($0)" } ?? ""
    let detail = skipped.detail.map { ": \($0)" } ?? ""
    return Line("\(skipped.policy)\(version): \(reason)\(detail)")
  }

  /// As many things that were passed over are listed.
  private static let listed = 50

  /// The rows of what was recorded.
  static func recorded(
    _ revisions: Int, policies: Int, rollbacks: Int, recreations: Int, readings: Int
  ) -> [Row] {
    let new = self.revisions(
      revisions, policies: policies, rollbacks: rollbacks, recreations: recreations)
    return [
      ("new", revisions, new),
      ("added", readings, "readings of revisions that another source had shown"),
    ]
  }

  /// What the new revisions are, behind their number.
  private static func revisions(
    _ count: Int, policies: Int, rollbacks: Int, recreations: Int
  ) -> String {
    var text = count == 1 ? "revision" : "revisions"
    if policies > 0 { text += ", the first of \(Words.count(policies, "policy", "policies"))" }
    if rollbacks > 0 { text += "; \(rollbacks) came back" }
    if recreations > 0 { text += "; \(recreations) made anew under an old number" }
    return text
  }
}
