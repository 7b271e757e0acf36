internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// Revisions as rows, the newest first.
struct LogText {
  /// How it is laid out.
  let style: TextStyle

  /// By which dates the revisions are told.
  let clock: Clock

  /// Whether rows name their policy.
  let hasPolicies: Bool

  /// A row and what stands below it.
  struct Row {
    let item: LogItem
    var change: PolicyChange?
    var commit: String?
    var below: [Line] = []
  }

  /// The policy that all rows are of, with its other names.
  func heading(_ timeline: Timeline) -> [Line] {
    let aliases = timeline.record.aliases.sorted().map(\.text).joined(separator: ", ")
    let names =
      Line("\(timeline.key)", .strong)
      + (aliases.isEmpty ? "" : Line(", documented as \(aliases)", .faint))
    return Layout.fill(names, width: style.width, indent: 4)
  }

  /// The lines; one for nothing.
  func lines(_ rows: [Row]) -> [Line] {
    if rows.isEmpty { return ["no revision"] }
    var table = Table([
      .init(heading: clock == .announced ? "announced" : "effective"),
      .init(heading: "policy"), .init(heading: "revision"),
      .init(heading: "change"), .init(heading: "commit"), .init(heading: ""),
    ])
    for row in rows { table.append(cells(of: row)) }
    let (heading, lines) = table.lines(width: style.width)
    let isLoose = rows.contains { !$0.below.isEmpty }
    let blocks = zip(rows, lines).map { row, lines in lines + row.below }
    return [heading] + blocks.joined(separator: isLoose ? [""] : [])
  }

  private func cells(of row: Row) -> [Line] {
    let (item, step) = (row.item, row.item.step)
    let change = row.change.map(ChangeText.verdict)
    return [
      Line("\(step.date(on: clock))"),
      hasPolicies ? Line("\(item.timeline.key)") : "",
      step.to.map { Line("\($0.revision.id)", .strong) } ?? Line("deleted", .lost),
      change ?? "", Line(row.commit ?? "", .faint), remarks(on: row),
    ]
  }

  /// What is out of the ordinary, the date on the other clock where that is another day, and the
  /// summary.
  private func remarks(on row: Row) -> Line {
    let step = row.item.step
    var remarks =
      step.to.map { entry in
        entry.marks.map { mark in
          // Which versions, where the mark would only say that there are some.
          Line(mark == .gap ? EvidenceLine.missing(entry) : mark.rawValue, .notable)
        }
      } ?? []
    let other: Clock = clock == .effective ? .announced : .effective
    let date = step.date(on: other)
    if date.day != step.date(on: clock).day {
      remarks.append(Line("\(other.rawValue) \(date)", .faint))
    }
    if let summary = step.to?.revision.summary { remarks.append(Line(summary)) }
    return remarks.joined(" · ")
  }
}
