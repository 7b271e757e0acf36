public import PolicyHistory
internal import PolicyLanguage

/// The pages about many policies: the front page, the services' pages, and what they all share.
public struct IndexPages: Sendable {
  private let headlines: [PolicyHeadline]
  private let services: [ServiceRecord]

  /// As many changes are told on the front page.
  private static let shown = 40

  /// Takes what the pages of the policies say of them.
  public init(_ headlines: [PolicyHeadline], services: [ServiceRecord]) {
    self.headlines = headlines
    self.services = services
  }

  /// The pages, the style, the script, and the lists for programs and for the search.
  public var files: [PublishedFile] {
    [front, lists, search, PublishedFile("site.css", SiteFiles.style)]
      + [PublishedFile("site.js", SiteFiles.script)] + services.map(page)
  }

  private var front: PublishedFile {
    var page = Page(title: "Managed policies, and what changed in them", path: "index.html")
    let revisions = headlines.reduce(0) { $0 + $1.timeline.entries.count }
    var known: Phrase =
      """
      \(Words.count(headlines.count, "policy", "policies")), \
      \(Words.count(revisions, "revision", "revisions")). What policies allow is compared, not how \
      they are written.
      """
    if let until = headlines.map(\.timeline).knownUntil { known += " Known until \(until)." }
    page.content = [.element("p", known.html)]
    page.content += [filters, recent(headlines, in: page)]
    page.content.append(.element("h2", [.init("id", "policies")], text: "All policies"))
    page.content.append(table(headlines, in: page))
    if !services.isEmpty {
      let links = services.map { service in
        Markup.element("li", [page.anchor(service.name, Addresses.page(of: service.id))])
      }
      page.content += [
        .element("h2", [.init("id", "services")], text: "Services"), .element("ul", links),
      ]
    }
    return page.file
  }

  private func page(of service: ServiceRecord) -> PublishedFile {
    var page = Page(
      title: service.name, path: Addresses.page(of: service.id), feed: "services/\(service.id)")
    let members = headlines.filter { $0.timeline.record.service == service.id }
    var about: Phrase = "\(Words.count(members.count, "policy", "policies"))."
    if let since = service.trackingSince { about += " A log of changes is kept since \(since)." }
    page.content = [.element("p", about.html), recent(members, in: page), table(members, in: page)]
    return page.file
  }

  // MARK: Parts

  /// What changed lately.
  private func recent(_ headlines: [PolicyHeadline], in page: Page) -> Markup {
    let lines = headlines.flatMap(\.changes).filter(\.isNews)
      .sorted { $0.date != $1.date ? $0.date > $1.date : $0.path < $1.path }
    let items = lines.prefix(Self.shown).map { line -> Markup in
      let date: Phrase = "\(.day(line.date.day))"
      return .element(
        "li",
        date.html + [
          .text(" "), .badge(line.verdict), .text(" "), page.anchor(line.subject, line.path),
        ]
          + [.element("p", line.summary.html)])
    }
    return .element(
      "section",
      [
        .element("h2", [.init("id", "recent")], text: "What changed lately"),
        .element("ol", [.init("class", "recent")], Array(items)),
      ])
  }

  /// What to look for; the script shows it, because without one it does nothing.
  private var filters: Markup {
    let verdicts = Set(headlines.compactMap { $0.changes.first?.verdict }).sorted()
    return .element(
      "form", [.init("id", "filters"), .init("role", "search"), .init("hidden", "")],
      [
        field(
          "Policy or action", "query",
          .element(
            "input",
            [
              .init("type", "search"), .init("id", "query"), .init("autocomplete", "off"),
              .init("placeholder", "ReadOnly, or s3:GetObject"),
            ], [])),
        field("Last change", "verdict", choice("verdict", verdicts.map { ($0, $0) })),
        field(
          "Service", "service", choice("service", services.map { ($0.id.text, $0.name) })),
        .element(
          "output", [.init("id", "count"), .init("for", "query")], []),
      ])
  }

  private func field(_ name: String, _ id: String, _ input: Markup) -> Markup {
    .element("p", [.element("label", [.init("for", id)], text: name), input])
  }

  private func choice(_ id: String, _ words: [(value: String, name: String)]) -> Markup {
    let options = [("", "any")] + words
    return .element(
      "select", [.init("id", id)],
      options.map { .element("option", [.init("value", $0)], text: $1) })
  }

  private func table(_ headlines: [PolicyHeadline], in page: Page) -> Markup {
    let rows = headlines.map { headline -> Markup in
      let timeline = headline.timeline
      let verdict = headline.changes.first?.verdict ?? "unknown"
      let last = timeline.entries.last
      let since: Phrase = last.map { "\(.day($0.effective.day))" } ?? ""
      return .row(
        [
          .init("data-verdict", verdict),
          .init("data-service", timeline.record.service?.text ?? ""),
          .init("data-also", timeline.record.aliases.sorted().map(\.text).joined(separator: " ")),
        ],
        [
          [page.anchor(timeline.key.description, Addresses.page(of: timeline.key))],
          [.text(last?.revision.id.text ?? "")], since.html, [.text("\(timeline.entries.count)")],
          [.badge(verdict)],
        ])
    }
    return .table(
      "The policies, and the last change of each",
      ["Policy", "Revision", "In force since", "Revisions", "Last change"], rows, id: "list")
  }

  // MARK: For programs

  private var lists: PublishedFile {
    let list = headlines.map { headline in
      headline.timeline.listing(
        headline.timeline.entries.last.map { .found($0, others: []) } ?? .notRecorded(first: nil))
    }
    return PublishedFile("api/policies.json", JSONValue.array(list).text(.compact) + "\n")
  }

  /// Which policies allow which patterns of actions, for the search on the front page: a script,
  /// because pages on a disk may not read files.
  private var search: PublishedFile {
    var places: [Bytewise: [Int]] = [:]
    for (place, headline) in headlines.enumerated() {
      for action in headline.actions {
        places[Bytewise(action.asciiLowercased), default: []].append(place)
      }
    }
    let members = places.sorted { $0.key.text.precedesBytewise($1.key.text) }.map {
      action, places in
      (action.text, JSONValue.array(places.map(JSONValue.integer)))
    }
    let json = JSONValue.object(members.map { ($0, Optional($1)) }).text(.compact)
    return PublishedFile("actions.js", "window.actions = \(json.replacing("</", with: "<\\/"));\n")
  }
}
