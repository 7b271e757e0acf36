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
    guard let new = try text(of: change.to) else { return [] }
    let old = try text(of: change.from)
    let since = (change.from?.revision.id.text).map { ", with what is new and gone since \($0)" }
    return [
      .element("h2", [.init("id", "document")], text: "Document\(old == nil ? "" : since ?? "")"),
      .element(
        "pre",
        [
          .init("tabindex", "0"), .init("role", "region"), .init("aria-label", "Document"),
        ], LineDifference(from: old ?? new, to: new).markup),
    ]
  }

  private func text(of entry: Timeline.Entry?) throws(FormatError) -> String? {
    try entry?.revision.document?.parsed().json.text(.indented)
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

/// Two texts line by line: what is new and what is gone.
struct LineDifference {
  private let lines: [(mark: Character, text: Substring)]

  /// Compares texts.
  ///
  /// - Complexity: O(*n* · *d*), *d* being the number of lines that differ.
  init(from old: String, to new: String) {
    let old = old.split(separator: "\n", omittingEmptySubsequences: false)
    let new = new.split(separator: "\n", omittingEmptySubsequences: false)
    let difference = new.difference(from: old) { $0.utf8.elementsEqual($1.utf8) }
    var gone: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): gone.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [(Character, Substring)] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, gone.contains(i) {
        lines.append(("-", old[i]))
        i += 1
      } else if j < new.count {
        lines.append((added.contains(j) ? "+" : " ", new[j]))
        if !added.contains(j) { i += 1 }
        j += 1
      } else {
        break
      }
    }
    self.lines = lines
  }

  /// The lines as they stand in `pre`.
  var markup: [Markup] {
    lines.map { mark, text in
      let line = "\(mark) \(String(text).visible)\n"
      switch mark {
      case "+": return .element("ins", text: line)
      case "-": return .element("del", text: line)
      default: return .text(line)
      }
    }
  }
}
