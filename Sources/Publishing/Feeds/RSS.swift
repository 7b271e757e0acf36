internal import PolicyHistory

extension Feed {
  /// The feed as RSS 2.0.
  ///
  /// Descriptions are HTML, escaped once; titles are plain text.
  ///
  /// - Parameter home: The address of what the feed tells about, which RSS asks for.
  public func rss(home: String) -> String {
    let head: [Markup] = [
      .element("title", text: title), .element("link", text: home),
      .element("description", text: subtitle), .element("language", text: "en"),
      .element("lastBuildDate", text: updated.mailDate), .element("generator", text: Feed.program),
      .element("docs", text: "https://www.rssboard.org/rss-specification"),
    ]
    let own = links.filter { $0.relation == "self" }.map { link in
      Markup.element(
        "atom:link",
        [.init("rel", "self"), .init("type", link.type), .init("href", link.address)], [])
    }
    let attributes = [
      Markup.Attribute("version", "2.0"),
      Markup.Attribute("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ]
    return Markup.element(
      "rss", attributes, [.element("channel", head + own + entries.map(\.rss))]
    ).xmlDocument
  }
}

extension Feed.Entry {
  fileprivate var rss: Markup {
    let categories = categories.map { category in
      Markup.element("category", [.init("domain", category.kind.rawValue)], text: category.term)
    }
    return .element(
      "item",
      [.element("title", text: title)] + (page.map { [.element("link", text: $0)] } ?? []) + [
        .element("guid", [.init("isPermaLink", "false")], text: id),
        .element("pubDate", text: published.mailDate),
      ] + categories + [.element("description", text: html)])
  }
}

extension Instant {
  /// The instant as RFC 822 writes it, with four digits of the year, in UTC:
  /// `Tue, 09 Jul 2024 08:35:50 +0000`.
  var mailDate: String {
    let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    // 1970-01-01 was a Thursday.
    let weekday = ((Int(day.daysSince1970) % 7) + 7) % 7
    let parts = description.split { "-T".contains($0) }
    let time = parts[3].dropLast()
    return "\(days[weekday]), \(parts[2]) \(months[day.date.month - 1]) \(parts[0]) \(time) +0000"
  }
}
