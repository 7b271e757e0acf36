/// Rows in aligned columns; the last column is broken into lines where it does not fit.
struct Table {
  /// Where the text of a column stands in it.
  enum Alignment {
    case left
    case right
  }

  /// A column: its heading and alignment.
  struct Column {
    var heading: String
    var alignment = Alignment.left
  }

  /// The columns.
  let columns: [Column]

  /// The cells, row by row.
  private(set) var rows: [[Line]] = []

  /// Makes a table without rows.
  init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; columns that have nothing in any row are left out.
  mutating func append(_ cells: [Line]) { rows.append(cells) }

  /// The lines of each row.
  ///
  /// - Returns: The heading, and for each row its lines: more than one where the last column had to
  ///   be broken.
  func lines(width: Int) -> (heading: Line, rows: [[Line]]) {
    let used = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    let headings = columns.map { Line($0.heading, .faint) }
    let widths = columns.indices.map { column in
      (rows.map { $0[column].width } + [headings[column].width]).max() ?? 0
    }
    func laidOut(_ cells: [Line]) -> (start: Line, last: Line) {
      var start = Line()
      for column in used.dropLast() {
        let cell = cells[column]
        let blanks = Line.blanks(widths[column] - cell.width)
        start += columns[column].alignment == .left ? cell + blanks : blanks + cell
        start += "  "
      }
      guard let last = used.last else { return (start, Line()) }
      let isRight = columns[last].alignment == .right
      let blanks = Line.blanks(isRight ? widths[last] - cells[last].width : 0)
      return (start + blanks, cells[last])
    }
    let heading = laidOut(headings)
    let laid = rows.map(laidOut)
    // Where little room is left and it is not enough, all last columns get lines of their own.
    let isBelow = laid.contains { start, last in
      start.width + 40 > width && start.width + last.width > width
    }
    return (
      (heading.start + heading.last).trimmed,
      laid.map { start, last in
        if isBelow, !last.isEmpty {
          return [start.trimmed] + Layout.fill(last, width: width, first: .blanks(4), indent: 4)
        }
        return Layout.fill(last, width: width, first: start, indent: start.width).map(\.trimmed)
      }
    )
  }
}
