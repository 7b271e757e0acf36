internal import PolicyHistory
internal import PolicyLanguage

/// The page of a revision: what it changed, and its document, with what is new and gone in it.
struct RevisionPage {
  let change: PolicyChange
  let timeline: Timeline

  private var key: PolicyKey { timeline.key }

  func file() throws(FormatError) -> PublishedFile {
    let id = change.to?.revision.id.text ?? ""
    var page = Page(
      title: "\(key.name) \(id)", path: change.path, feed: Addresses.folder(of: key),
      above: [(key.name.text, Addresses.page(of: key))])
    page.content = [.element("p", [.badge(change.badge)])]
    page.content += Words.blocks(of: change).flatMap(\.html)
    page.content += try document(page)
    page.content.append(neighbours(page))
    return page.file
  }

  private func document(_ page: Page) throws(FormatError) -> [Markup] {
    guard let new = try change.to?.revision.document?.parsed() else { return [] }
    guard let from = change.from, let old = try from.revision.document?.parsed() else {
      return [heading("Document"), box([.text(new.json.text(.indented).visible)])]
    }
    let comparison = change.change.comparison
    let difference = LineDifference(
      from: old.json.text(.indented), to: new.json.text(.indented),
      lost: EntryMarks(comparison?.lost ?? [], in: old).lines,
      gained: EntryMarks(comparison?.gained ?? [], in: new).lines)
    let legend: [Markup] = [
      .text("Lines that are new begin with "), .element("ins", text: "+"),
      .text(", lines that are gone with "), .element("del", text: "-"),
      .text("; actions whose access moved are marked "), .mark("gained"), .text(" or "),
      .mark("lost"), .text("."),
    ]
    return [
      heading("Document, with what is new and gone since \(from.revision.id)"),
      .element("p", legend), box(difference.markup),
    ]
  }

  private func heading(_ text: String) -> Markup {
    .element("h2", [.init("id", "document")], text: text)
  }

  private func box(_ lines: [Markup]) -> Markup {
    .element(
      "pre",
      [.init("tabindex", "0"), .init("role", "region"), .init("aria-label", "Document")], lines)
  }

  private func neighbours(_ page: Page) -> Markup {
    let index = change.to?.index ?? 0
    var links: [Markup] = []
    for (word, place) in [("Earlier", index - 1), ("Later", index + 1)]
    where timeline.entries.indices.contains(place) {
      let id = timeline.entries[place].revision.id
      links.append(.element("li", [page.anchor("\(word): \(id)", Addresses.page(of: key, id))]))
    }
    let name = change.to?.revision.id.text ?? ""
    let api = "api/\(Addresses.details(of: key))/\(name).json"
    links.append(.element("li", [page.anchor("For programs", api)]))
    return .element("nav", [.init("aria-label", "Other revisions")], [.element("ul", links)])
  }
}
