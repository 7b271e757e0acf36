internal import PolicyHistory

extension Feed {
  /// The feed as Atom (RFC 4287), with what RFC 5005 says of archives.
  ///
  /// Content is HTML, escaped once; titles and summaries are plain text.
  public var atom: String {
    let head: [Markup] = [
      .element("id", text: id), .element("title", text: title),
      .element("subtitle", text: subtitle), .element("updated", text: updated.description),
      .element("author", [.element("name", text: author)]),
      .element("generator", text: Feed.program),
    ]
    let history: [Markup] =
      switch part {
      case .complete: [.element("fh:complete")]
      case .archive: [.element("fh:archive")]
      case .newest: []
      }
    let attributes = [
      Markup.Attribute("xmlns", "http://www.w3.org/2005/Atom"),
      Markup.Attribute("xmlns:fh", "http://purl.org/syndication/history/1.0"),
      Markup.Attribute("xml:lang", "en"),
    ]
    return Markup.element(
      "feed", attributes, head + history + links.map(\.atom) + entries.map(\.atom)
    ).xmlDocument
  }
}

extension Feed.Entry {
  fileprivate var atom: Markup {
    let head: [Markup] = [
      .element("id", text: id), .element("title", text: title),
      .element("published", text: published.description),
      .element("updated", text: updated.description),
    ]
    let links = page.map { [Feed.Link("alternate", $0, type: "text/html").atom] } ?? []
    let body: [Markup] = [
      .element("summary", text: summary), .element("content", [.init("type", "html")], text: html),
    ]
    return .element("entry", head + links + categories.map(\.atom) + body)
  }
}

extension Feed.Link {
  fileprivate var atom: Markup {
    .element("link", [.init("rel", relation), .init("type", type), .init("href", address)], [])
  }
}

extension Feed.Category {
  /// The kind is part of the label, for readers who show it.
  fileprivate var atom: Markup {
    .element("category", [.init("term", term), .init("label", "\(kind.rawValue): \(term)")], [])
  }
}
