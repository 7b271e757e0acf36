// The reader of pages with policy updates, HTML or text.

import Fuzzing
import Importing

fuzz { bytes in
  do throws(AnnouncementError) {
    let page = try AnnouncementPage(bytes)
    require(!page.rows.isEmpty, "a table has rows")
    let again = try AnnouncementPage(bytes)
    require(again.rows == page.rows && again.undated == page.undated, "a page is read the same")
    require(again.address == page.address, "a page has the same address")
  } catch {
    require(!error.description.isEmpty, "an error says what is accepted")
  }
}
