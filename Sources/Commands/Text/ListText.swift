internal import PolicyHistory

/// Policies as rows.
struct ListText {
  /// A policy and what it was.
  struct Row {
    let timeline: Timeline
    let state: Timeline.State
  }

  /// By which dates the revisions are told.
  let clock: Clock

  /// The columns there are.
  let width: Int

  /// The lines; none for no policies.
  func lines(_ rows: [Row]) -> [Line] {
    if rows.isEmpty { return ["no policy"] }
    var table = Table([
      .init(heading: "policy"), .init(heading: "version"),
      .init(heading: clock == .announced ? "announced" : "since"),
      .init(heading: "revisions", alignment: .right), .init(heading: ""),
    ])
    for row in rows { table.append(cells(of: row)) }
    let (heading, lines) = table.lines(width: width)
    return [heading] + lines.flatMap { $0 }
  }

  private func cells(of row: Row) -> [Line] {
    let (version, since) = current(row.state)
    return [
      Line("\(row.timeline.key)"), version, since, Line("\(row.timeline.entries.count)"),
      remarks(on: row),
    ]
  }

  private func current(_ state: Timeline.State) -> (version: Line, since: Line) {
    switch state {
    case .found(let entry, _):
      (Line("\(entry.revision.id)", .strong), Line("\(entry.date(on: clock))"))
    case .deleted(_, let last): (Line("\(last.revision.id)", .faint), "")
    case .notYet, .notRecorded: ("", "")
    }
  }

  /// What else is to be known of a policy: what became of it, its other names.
  private func remarks(on row: Row) -> Line {
    var remarks = row.timeline.record.statuses.map { status in
      Line("\(status.kind.rawValue) \(status.date)", .notable)
    }
    if case .notRecorded(let first) = row.state {
      let since = first.map { ", the first recorded is \($0.revision.id) of \($0.effective)" }
      remarks.append(Line("not recorded then\(since ?? "")", .notable))
    }
    let aliases = row.timeline.record.aliases.sorted().map(\.text)
    if !aliases.isEmpty {
      remarks.append(Line("documented as \(aliases.joined(separator: ", "))", .faint))
    }
    return remarks.joined(", ")
  }
}
