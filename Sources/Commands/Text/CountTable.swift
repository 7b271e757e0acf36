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

  /// What the new revisions are, behind their number.
  static func revisions(
    _ count: Int, policies: Int, rollbacks: Int, recreations: Int
  ) -> String {
    var text = count == 1 ? "revision" : "revisions"
    if policies > 0 { text += ", the first of \(Words.count(policies, "policy", "policies"))" }
    if rollbacks > 0 { text += "; \(rollbacks) came back" }
    if recreations > 0 { text += "; \(recreations) made anew under an old number" }
    return text
  }
}
