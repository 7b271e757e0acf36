// The reader of pages with policy updates, HTML or text.

import Fuzzing
import Importing
import PolicyHistory

/// What the table says is told on lines of a terminal and of a file.
func check(_ cell: String) {
  require(
    !cell.unicodeScalars.contains { $0 == "\n" || $0 == "\r" }, "a cell is one line: `\(cell)`")
  require(cell.first != " " && cell.last != " ", "a cell begins and ends with a word: `\(cell)`")
}

fuzz { bytes in
  do throws(AnnouncementError) {
    let page = try AnnouncementPage(bytes)
    for row in page.rows {
      check(row.change)
      if let text = row.text { check(text) }
      require(row.text?.isEmpty != true, "no text is no text")
      require(Day.first <= row.date, "a row has a day")
    }
    page.undated.forEach(check)
    let again = try AnnouncementPage(bytes)
    require(again.rows == page.rows && again.undated == page.undated, "a page is read the same")
    require(again.address == page.address, "a page has the same address")
  } catch {
    require(!error.description.isEmpty, "an error says what is accepted")
  }
}
