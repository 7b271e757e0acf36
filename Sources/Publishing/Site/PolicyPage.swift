internal import PolicyHistory
internal import PolicyLanguage

/// The page of a policy: what it is, how it moved, what each revision changed, what it allows and
/// since when.
struct PolicyPage {
  let timeline: Timeline
  let service: ServiceRecord?
  let changes: [PolicyChange]
  let blame: Blame?

  /// As many actions are told on the page itself; of more there is a page of their own.
  private static let shownActions = 150

  /// As many bytes of what changed are told on the page itself.
  private static let shownBytes = 60_000

  private var key: PolicyKey { timeline.key }

  /// The page, and one of its own for many actions.
  func files() throws(FormatError) -> [PublishedFile] {
    var page = Page(
      title: key.name.text, path: Addresses.page(of: key), feed: Addresses.folder(of: key),
      above: above)
    page.content = facts(page)
    if let chart = try Chart(timeline, changes).markup { page.content.append(chart) }
    page.content += revisions(page) + comparison(page) + news(page)
    var others: [PublishedFile] = []
    if let blame, !blame.actions.isEmpty {
      page.content.append(.element("h2", [.init("id", "actions")], text: "Actions, since when"))
      if blame.actions.count <= Self.shownActions {
        page.content.append(table(blame))
      } else {
        let path = "\(Addresses.details(of: key))/actions.html"
        let count = "All \(blame.actions.count) patterns of actions, and since when"
        page.content.append(.element("p", [page.anchor(count, path)]))
        var other = Page(
          title: "\(key.name): actions, since when", path: path,
          feed: Addresses.folder(of: key), above: above + [(key.name.text, page.path)])
        other.content = [table(blame)]
        others.append(other.file)
      }
    }
    if timeline.entries.count > 1 { others.append(try patterns()) }
    return [page.file] + others
  }

  private var above: [(name: String, path: String)] {
    service.map { [($0.name, Addresses.page(of: $0.id))] } ?? []
  }

  // MARK: Parts

  private func facts(_ page: Page) -> [Markup] {
    var facts: [(String, [Markup])] = []
    if let arn = timeline.record.arn { facts.append(("ARN", [.element("code", text: "\(arn)")])) }
    let aliases = timeline.record.aliases.sorted().map(\.text)
    if !aliases.isEmpty {
      facts.append(("Documented as", [.text(aliases.joined(separator: ", "))]))
    }
    if let service {
      facts.append(("Service", [page.anchor(service.name, Addresses.page(of: service.id))]))
    }
    if let last = timeline.entries.last {
      let evidence = Evidence(last, knownUntil: timeline.knownUntil)
      facts.append(("Now", Words.describe(evidence).html))
    }
    for status in timeline.record.statuses {
      let phrase: Phrase = "\(status.kind.rawValue) \(status.date). \(Words.describe(status))"
      facts.append(("Status", phrase.html))
    }
    let items = facts.flatMap { name, value -> [Markup] in
      [.element("dt", text: name), .element("dd", value)]
    }
    return [.element("dl", items)]
  }

  private func revisions(_ page: Page) -> [Markup] {
    let rows = changes.map { change -> Markup in
      let name = (change.to?.revision.id.text).map { [page.anchor($0, change.path)] }
      let date: Phrase = "\(change.effective)"
      return .row(
        [.init("id", change.anchor)],
        [
          name ?? [.text("deleted")], date.html, [.badge(change.badge)],
          Words.summary(of: change).html,
        ])
    }
    return [
      .element("h2", [.init("id", "revisions")], text: "Revisions"),
      .table(
        "The revisions, the newest first", ["Revision", "In force since", "Change", "In short"],
        rows, id: "timeline"),
    ]
  }

  /// Two revisions to compare; the script shows it, because without one it does nothing.
  private func comparison(_ page: Page) -> [Markup] {
    if timeline.entries.count < 2 { return [] }
    let ids = timeline.entries.map(\.revision.id.text)
    let fields = [("older", "Compare", ids.count - 2), ("newer", "with", ids.count - 1)]
      .map { id, name, chosen in
        let options = ids.enumerated().reversed().map { index, text in
          let attributes: [Markup.Attribute] = index == chosen ? [.init("selected", "")] : []
          return Markup.element(
            "option", [.init("value", "\(index)")] + attributes, [.text(text)])
        }
        return Markup.element(
          "p",
          [
            .element("label", [.init("for", id)], text: name),
            .element("select", [.init("id", id)], options),
          ])
      }
    let patterns = page.link("\(Addresses.details(of: key))/patterns.js")
    return [
      .element(
        "form", [.init("id", "compare"), .init("data-patterns", patterns), .init("hidden", "")],
        fields + [
          .element(
            "output", [.init("id", "comparison"), .init("for", "older newer")], [])
        ])
    ]
  }

  /// What each revision's Allow statements name anew and no more, as a script: pages on a disk may
  /// not read files.
  private func patterns() throws(FormatError) -> PublishedFile {
    var before: [String] = []
    var steps: [JSONValue] = []
    for entry in timeline.entries {
      let now = try entry.allowedPatterns()
      let (old, new) = (Set(before.map(Bytewise.init)), Set(now.map(Bytewise.init)))
      let added = now.filter { !old.contains(Bytewise($0)) }
      let removed = before.filter { !new.contains(Bytewise($0)) }
      steps.append(.array([.strings(added), .strings(removed)]))
      before = now
    }
    let json = JSONValue.array(steps).text(.compact).replacing("</", with: "<\\/")
    return PublishedFile(
      "\(Addresses.details(of: key))/patterns.js", "window.patterns = \(json);\n")
  }

  private func table(_ blame: Blame) -> Markup {
    let rows = blame.actions.map { action in
      Markup.row(
        [],
        [
          [.element("code", text: action.pattern.visible)],
          Words.describe(action, in: blame).html,
        ])
    }
    return .table(
      "Each action, and since when it is allowed", ["Action", "Since when"], rows, id: "since")
  }

  /// What the newest revisions changed, in full.
  private func news(_ page: Page) -> [Markup] {
    var news: [Markup] = [.element("h2", [.init("id", "changes")], text: "What changed")]
    var bytes = 0
    for (index, change) in changes.enumerated() {
      let blocks = Words.blocks(of: change).flatMap(\.html)
      bytes += blocks.reduce(0) { $0 + $1.html.utf8.count }
      if bytes > Self.shownBytes {
        let rest = Words.count(changes.count - index, "older change", "older changes")
        news.append(.element("p", text: "\(rest): each has a page of its own, see Revisions."))
        break
      }
      news.append(
        .element("section", [.element("h3", text: Words.title(of: change).text())] + blocks))
    }
    return news
  }
}
