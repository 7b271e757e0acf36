internal import Importing
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// What importing announcements did, as lines.
struct AnnouncementsText {
  /// The columns there are.
  let width: Int

  /// Whether long lists are written out.
  let isFull: Bool

  /// As many rows as are listed; of more their number.
  private static let longest = 60

  /// Each row beside its revision, what belongs to none, and the counts.
  func lines(_ outcome: AnnouncementsOutcome) -> [Line] {
    let placed = outcome.rows.filter { $0.entry.policy != nil }
    let others = outcome.rows.filter { $0.entry.policy == nil }
    return table(shown(placed)) + more(than: placed)
      + (others.isEmpty ? [] : [""] + shown(others).flatMap(other) + more(than: others))
      + outcome.undated.prefix(5).map { Line("not a day: ", .notable) + Line($0) }
      + ["", summary(outcome)]
  }

  private func shown(_ rows: [AnnouncementsOutcome.Row]) -> [AnnouncementsOutcome.Row] {
    isFull ? rows : Array(rows.prefix(Self.longest))
  }

  private func more(than rows: [AnnouncementsOutcome.Row]) -> [Line] {
    let hidden = rows.count - shown(rows).count
    return hidden > 0 ? [Line("… and \(hidden) more (--full)", .faint)] : []
  }

  private func table(_ rows: [AnnouncementsOutcome.Row]) -> [Line] {
    if rows.isEmpty { return [] }
    var table = Table([
      .init(heading: "announced"), .init(heading: "policy"), .init(heading: "revision"),
      .init(heading: ""), .init(heading: "what it tells"),
    ])
    for row in rows { table.append(cells(of: row)) }
    let (heading, lines) = table.lines(width: width)
    return [heading]
      + zip(rows, lines).flatMap { row, lines -> [Line] in
        lines + remarks(on: row)
      }
  }

  private func cells(of row: AnnouncementsOutcome.Row) -> [Line] {
    [
      Line("\(row.entry.announcement.date)"), Line(row.entry.policy.map { "\($0)" } ?? ""),
      row.revision.map { Line("\($0.revision.id)", .strong) } ?? Line("none", .notable),
      row.entry.outcome == .added ? Line("new", .gained) : Line("known", .faint),
      Line(row.entry.announcement.title ?? ""),
    ]
  }

  private func remarks(on row: AnnouncementsOutcome.Row) -> [Line] {
    if let disagreement = row.disagreement {
      return Layout.fill(
        Line(disagreement, .notable), width: width, first: "    ", indent: 4)
    }
    return row.revision == nil
      ? ["    " + Line("no revision took effect within 7 days of it", .faint)] : []
  }

  private func other(_ row: AnnouncementsOutcome.Row) -> [Line] {
    let what =
      row.entry.outcome == .tracking
      ? Line("begins to tell of changes: ", .faint) : Line("no policy of the history: ", .notable)
    return Layout.fill(
      what + Line("\(row.entry.row.date) \(row.entry.row.change)"), width: width, indent: 4)
  }

  private func summary(_ outcome: AnnouncementsOutcome) -> Line {
    let rows = outcome.rows
    let unmatched = rows.count { $0.entry.policy != nil && $0.revision == nil }
    let counts = [
      (outcome.count(.added), "new"), (outcome.count(.known), "known"),
      (rows.count { $0.revision != nil }, "with a revision"), (unmatched, "without"),
      (outcome.count(.unknown), "of no policy"), (outcome.undated.count, "without a day"),
      (rows.count { $0.disagreement != nil }, "at odds with what was observed"),
    ]
    let listed = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let count = rows.count + outcome.undated.count
    return Line("\(Words.count(count, "announcement", "announcements")): ", .strong) + Line(listed)
  }
}

extension AnnouncementsOutcome {
  /// The outcome as JSON.
  func json(history: String?) -> JSONValue {
    .announcements(
      rows.map { row in
        let key = row.entry.policy
        return .object([
          (
            "policy",
            key.map {
              .object([("name", .string($0.name.text)), ("scope", .string($0.scope.text))])
            }
          ),
          ("change", .string(row.entry.row.change)),
          ("announcement", row.entry.announcement.published),
          ("outcome", .string(row.entry.outcome.rawValue)), ("revision", row.revision?.reference),
          ("disagreement", row.disagreement.map { .string($0.description) }),
        ])
      }, undated: undated, history: history)
  }
}
