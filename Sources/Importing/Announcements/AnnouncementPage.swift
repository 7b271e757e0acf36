public import PolicyHistory
internal import PolicyLanguage

/// The table of updates of a documentation page, saved as HTML or as text.
public struct AnnouncementPage: Sendable {
  /// A row of the table.
  public struct Row: Sendable, Equatable {
    /// What changed: `AmazonQFullAccess - Updated policy`.
    public let change: String

    /// What is said of it.
    public let text: String?

    /// When it was told.
    public let date: Day
  }

  /// The rows, in the page's order.
  public let rows: [Row]

  /// The first cells of rows without a day that can be read.
  public let undated: [String]

  /// The address that the page says it has.
  public let address: String?

  /// As much as is read at most, in bytes.
  public static let largest = 1 << 26

  /// Reads a page.
  ///
  /// - Throws: `AnnouncementError` if there is no such table.
  /// - Complexity: O(*n*) in the length of the page.
  public init(_ bytes: [UInt8]) throws(AnnouncementError) {
    guard bytes.count <= Self.largest else { throw .tooLarge(bytes.count) }
    var cells: [[String]]
    if PageTables.isPage(bytes) {
      let page = PageTables(html: bytes)
      address = page.address
      cells = page.tables.flatMap(Self.updates)
    } else {
      address = nil
      cells = Self.rows(ofText: String(decoding: bytes, as: UTF8.self))
    }
    var rows: [Row] = []
    var undated: [String] = []
    for row in cells {
      guard let date = Day(english: row[2]) else {
        undated.append(row[0])
        continue
      }
      rows.append(Row(change: row[0], text: row[1].isEmpty ? nil : row[1], date: date))
    }
    if rows.isEmpty { throw .noTable }
    self.rows = rows
    self.undated = undated
  }

  // MARK: HTML

  /// The rows of a table of updates, each its change, description and date; none of another table.
  private static func updates(_ table: [[String]]) -> [[String]] {
    guard let heading = table.first?.map(\.asciiLowercased),
      let date = heading.firstIndex(where: { $0.hasPrefix("date") }),
      let change = heading.firstIndex(where: { $0 == "change" || $0.hasPrefix("policy") })
    else { return [] }
    let text = heading.firstIndex { $0.hasPrefix("description") }
    return table.dropFirst().filter { $0.count > max(date, change) }.map { row in
      [row[change], text.flatMap { $0 < row.count ? row[$0] : nil } ?? "", row[date]]
    }
  }

  // MARK: Text

  /// The rows behind each line `Change Description Date`: each ends with a line that is a day.
  private static func rows(ofText text: String) -> [[String]] {
    let lines = text.unicodeScalars.split { "\n\r\t\u{2028}".unicodeScalars.contains($0) }
      .map { PlainText.line(String($0)) }.filter { !$0.isEmpty }
    var rows: [[String]] = []
    var row: [String]?
    var heading = ArraySlice<String>()
    for line in lines {
      heading = (heading + [line.asciiLowercased]).suffix(3)
      if heading.last == "change description date" || heading == ["change", "description", "date"] {
        row = []
      } else if let cells = row {
        if let first = cells.first, Day(english: line) != nil {
          rows.append([first, cells.dropFirst().joined(separator: " "), line])
          row = []
        } else {
          row?.append(line)
        }
      }
    }
    return rows
  }
}

/// Why a page cannot be read.
public enum AnnouncementError: Error, Sendable {
  /// There is no table of updates in it.
  case noTable
  /// It has more bytes than are read.
  case tooLarge(Int)
}

extension AnnouncementError: CustomStringConvertible {
  /// What was found and what is accepted.
  public var description: String {
    switch self {
    case .noTable:
      "no table of policy updates in the page; accepted is one with the columns `Change`,"
        + " `Description` and `Date`, as HTML or as text"
    case .tooLarge(let size):
      "\(size) bytes of page; at most \(AnnouncementPage.largest) are read"
    }
  }
}
