/// Ways to put lines into a width.
enum Layout {
  /// Breaks a line between words so that it fits a width.
  ///
  /// A word that is wider than the width stands alone and is not broken: one can still copy it.
  ///
  /// - Parameters:
  ///   - first: What stands before the first line.
  ///   - indent: The blanks before the others.
  static func fill(_ line: Line, width: Int, first: Line = Line(), indent: Int) -> [Line] {
    var lines: [Line] = []
    var current = first
    var isBlank = true
    for word in line.words {
      if !isBlank, current.width + 1 + word.width > width {
        lines.append(current)
        current = .blanks(indent)
        isBlank = true
      }
      // A blank inside words of one tone has it too.
      let tone = current.pieces.last?.tone
      let blank = tone == word.pieces.first?.tone ? Line(" ", tone ?? .plain) : " "
      current += (isBlank ? "" : blank) + word
      isBlank = false
    }
    return lines + [current]
  }

  /// Puts items in columns, read from top to bottom, as many as fit the width; each column is as
  /// wide as it needs.
  static func grid(_ items: [Line], width: Int, indent: Int) -> [Line] {
    var rows = 1
    while rows < items.count, gridWidths(items, rows: rows).reduce(0, +) - 2 > width - indent {
      rows += 1
    }
    let widths = gridWidths(items, rows: rows)
    return (0..<min(rows, items.count)).map { row in
      var line = Line.blanks(indent)
      for (column, index) in stride(from: row, to: items.count, by: rows).enumerated() {
        line += items[index].padded(to: widths[column])
      }
      return line.trimmed
    }
  }

  /// The width of each column with two blanks behind it, for items in a number of rows.
  private static func gridWidths(_ items: [Line], rows: Int) -> [Int] {
    stride(from: 0, to: items.count, by: rows).map { start in
      (items[start..<min(start + rows, items.count)].map(\.width).max() ?? 0) + 2
    }
  }
}
