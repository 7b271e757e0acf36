/// The tables of a page, as rows of cells.
///
/// End tags may be missing, as HTML allows, or wrong, as it does not; a table inside a cell is a
/// table of its own.
struct PageTables {
  /// The tables, each when it ended.
  private(set) var tables: [[[String]]] = []

  /// The address that the page says it has.
  private(set) var address: String?

  private var open: [OpenTable] = []
  private var tooDeep = 0

  /// More than any page has; deeper tables are passed over.
  private static let depth = 32

  private struct OpenTable {
    var rows: [[String]] = []
    var row: [String]?
    var cell: [UInt8]?

    mutating func endCell() {
      guard let bytes = cell else { return }
      cell = nil
      // In place: a row of a hostile page may have millions of cells.
      row = row ?? []
      row?.append(PlainText.read(html: bytes))
    }

    mutating func endRow() {
      endCell()
      if let row, !row.isEmpty { rows.append(row) }
      row = nil
    }
  }

  /// Reads a page.
  ///
  /// - Complexity: O(*n*) in the length of the page.
  init(html bytes: [UInt8]) {
    var reader = HTMLReader(bytes)
    while let token = reader.next() {
      switch token {
      case .text(let text):
        if let last = open.indices.last { open[last].cell?.append(contentsOf: text) }
      case .start(let name, let attributes): start(name, attributes)
      case .end(let name): end(name)
      }
    }
    tooDeep = 0
    while !open.isEmpty { end("table") }
  }

  /// Whether bytes are a page, not plain text.
  static func isPage(_ bytes: [UInt8]) -> Bool {
    var reader = HTMLReader(bytes)
    for _ in 0..<1000 {
      guard let token = reader.next() else { return false }
      switch token {
      case .start("html", _), .start("table", _), .start("body", _), .start("div", _): return true
      default: continue
      }
    }
    return false
  }

  private mutating func start(
    _ name: String, _ attributes: [(name: String, value: ArraySlice<UInt8>)]
  ) {
    func value(_ name: String) -> String? {
      attributes.first { $0.name == name }.map { PlainText.read(html: $0.value) }
    }
    if name == "link", address == nil, value("rel")?.lowercased() == "canonical" {
      address = value("href")
    }
    if name == "table" {
      if open.count < Self.depth { open.append(OpenTable()) } else { tooDeep += 1 }
      return
    }
    guard let last = open.indices.last, tooDeep == 0 else { return }
    switch name {
    case "tr":
      open[last].endRow()
      open[last].row = []
    case "td", "th":
      open[last].endCell()
      open[last].cell = []
    case "p", "br", "li", "div", "ul", "dd", "dt": open[last].cell?.append(0x20)
    default: break
    }
  }

  private mutating func end(_ name: String) {
    if name == "table", tooDeep > 0 {
      tooDeep -= 1
      return
    }
    guard let last = open.indices.last, tooDeep == 0 else { return }
    switch name {
    case "td", "th": open[last].endCell()
    case "tr": open[last].endRow()
    case "table":
      open[last].endRow()
      tables.append(open.removeLast().rows)
    case "p", "li", "div": open[last].cell?.append(0x20)
    default: break
    }
  }
}
