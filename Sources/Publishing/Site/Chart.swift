internal import PolicyHistory

/// How many patterns of actions a policy allowed over time, as a drawing.
struct Chart {
  private let points: [(date: Instant, count: Int, name: String, verdict: String)]

  init(_ timeline: Timeline, _ changes: [PolicyChange]) throws(FormatError) {
    var points: [(Instant, Int, String, String)] = []
    var verdicts: [Int: String] = [:]
    for change in changes { if let to = change.to { verdicts[to.index] = change.badge } }
    for entry in timeline.entries where entry.revision.document != nil {
      let count = try entry.allowedPatterns().count
      points.append(
        (entry.effective.start, count, entry.revision.id.text, verdicts[entry.index] ?? ""))
    }
    self.points = points
  }

  private static let width = 720.0
  private static let height = 160.0
  private static let left = 44.0
  private static let bottom = 24.0

  /// The drawing; nothing where there is nothing that moved.
  var markup: Markup? {
    guard points.count > 1, let first = points.first, let last = points.last,
      first.date < last.date
    else { return nil }
    let highest = max(points.map(\.count).max() ?? 1, 1)
    let span = Double(last.date.secondsSince1970 - first.date.secondsSince1970)
    let x = { (date: Instant) in
      Self.left + Double(date.secondsSince1970 - first.date.secondsSince1970) / span
        * (Self.width - Self.left - 12)
    }
    let y = { (count: Int) in
      12 + (1 - Double(count) / Double(highest)) * (Self.height - Self.bottom - 12)
    }
    var path = ""
    for (index, point) in points.enumerated() {
      let place = "\(rounded(x(point.date))) \(rounded(y(point.count)))"
      path += index == 0 ? "M\(place)" : "H\(rounded(x(point.date)))V\(rounded(y(point.count)))"
    }
    let dots = points.map { point in
      Markup.element(
        "circle",
        [
          .init("class", point.verdict), .init("cx", rounded(x(point.date))),
          .init("cy", rounded(y(point.count))),
          .init("r", points.count > 60 ? "1.5" : "3.5"),
        ],
        [
          .element(
            "title", text: "\(point.name), \(point.date.day), \(point.verdict): \(point.count)")
        ])
    }
    let title = "How many patterns of actions it allowed"
    let told =
      "\(first.count) on \(first.date.day), \(last.count) on \(last.date.day), at most \(highest)."
    return .element(
      "figure",
      [
        .element(
          "svg",
          [
            .init("viewBox", "0 0 720 160"), .init("role", "img"),
            .init("aria-label", "\(title): \(told)"),
          ],
          [
            text(highest, x: 36, y: 18, "end"), text(0, x: 36, y: Self.height - Self.bottom, "end"),
            .element("path", [.init("class", "line"), .init("d", path)], []),
            label("\(first.date.day)", x: Self.left, "start"),
            label("\(last.date.day)", x: Self.width - 12, "end"),
          ] + dots),
        .element("figcaption", text: "\(title): \(told)"),
      ])
  }

  private func text(_ number: Int, x: Double, y: Double, _ anchor: String) -> Markup {
    .element(
      "text", [.init("x", rounded(x)), .init("y", rounded(y)), .init("text-anchor", anchor)],
      text: "\(number)")
  }

  private func label(_ text: String, x: Double, _ anchor: String) -> Markup {
    .element(
      "text",
      [.init("x", rounded(x)), .init("y", rounded(Self.height - 6)), .init("text-anchor", anchor)],
      text: text)
  }

  /// A number with one digit behind the point.
  private func rounded(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(abs(tenths % 10))"
  }
}
