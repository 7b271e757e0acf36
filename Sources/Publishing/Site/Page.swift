internal import PolicyHistory

/// The frame that every page has.
struct Page {
  /// What it is called.
  let title: String
  /// Its path in the folder.
  let path: String
  /// Where its feed stands, without what tells the format.
  var feed = "all"
  /// The chain of pages it is below: what each is called, and its path.
  var above: [(name: String, path: String)] = []
  /// What is on it.
  var content: [Markup] = []

  /// The path of another file, from this one: links work from a disk and below any address.
  func link(_ other: String) -> String {
    String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") }) + other
  }

  /// The page as a file.
  var file: PublishedFile {
    let html = Markup.element("html", [.init("lang", "en")], [head, body]).html
    return PublishedFile(path, "<!doctype html>\n\(html)\n")
  }

  private var head: Markup {
    var items: [Markup] = [
      .element("meta", [.init("charset", "utf-8")], []),
      .element(
        "meta",
        [.init("name", "viewport"), .init("content", "width=device-width,initial-scale=1")],
        []),
      .element("title", text: title),
      .element("link", [.init("rel", "stylesheet"), .init("href", link("site.css"))], []),
      .element("script", [.init("defer", ""), .init("src", link("site.js"))], []),
    ]
    items += [FeedFile.atom, .json].map { format in
      .element(
        "link",
        [
          .init("rel", "alternate"), .init("type", format.type),
          .init("title", format == .atom ? "Changes (Atom)" : "Changes (JSON Feed)"),
          .init("href", link("\(feed).\(format.rawValue)")),
        ], [])
    }
    return .element("head", items)
  }

  private var body: Markup {
    let chain = [("Managed policies", "index.html")] + above
    let links = chain.map { name, path in
      Markup.element("li", [.element("a", [.init("href", link(path))], text: name)])
    }
    let footer: [Markup] = [
      .text("Made by policy-history. Subscribe: "), anchor("Atom", "\(feed).atom"), .text(", "),
      anchor("JSON Feed", "\(feed).json"), .text("."),
    ]
    return .element(
      "body",
      [
        .element("a", [.init("class", "skip"), .init("href", "#main")], text: "Skip to content"),
        .element(
          "header",
          [.element("nav", [.init("aria-label", "Where this is")], [.element("ol", links)])]),
        .element("main", [.init("id", "main")], [.element("h1", text: title)] + content),
        .element("footer", [.element("p", footer)]),
      ])
  }

  /// A link to another file.
  func anchor(_ text: String, _ path: String) -> Markup {
    .element("a", [.init("href", link(path))], text: text)
  }
}

extension Markup {
  /// A table with a caption and heads of columns; the first cell of a row is its head.
  static func table(
    _ caption: String, _ columns: [String], _ rows: [Markup], id: String
  ) -> Markup {
    let heads = columns.map { Markup.element("th", [.init("scope", "col")], text: $0) }
    let table = Markup.element(
      "table", [.init("id", id)],
      [
        .element("caption", text: caption), .element("thead", [.element("tr", heads)]),
        .element("tbody", rows),
      ])
    return .element(
      "div",
      [
        .init("class", "wide"), .init("tabindex", "0"), .init("role", "region"),
        .init("aria-label", caption),
      ], [table])
  }

  /// A row; the first cell is its head.
  static func row(_ attributes: [Attribute] = [], _ cells: [[Markup]]) -> Markup {
    .element(
      "tr", attributes,
      cells.enumerated().map { index, cell in
        index == 0
          ? .element("th", [.init("scope", "row")], cell) : .element("td", cell)
      })
  }

  /// A verdict as a mark that is a word too.
  static func badge(_ verdict: String) -> Markup {
    .element("span", [.init("class", "badge \(verdict)")], text: verdict)
  }
}
