internal import PolicyHistory

extension Phrase {
  /// The phrase as inline HTML.
  public var html: [Markup] {
    spans.map { span in
      switch span {
      case .words: .text(span.text)
      case .strong: .element("strong", text: span.text)
      case .code: .element("code", text: span.text)
      case .time(let moment):
        .element("time", [.init("datetime", moment.description)], text: span.text)
      case .link(_, let address):
        address.isWebAddress
          ? .element("a", [.init("href", address)], text: span.text) : .text(span.text)
      }
    }
  }
}

extension Block {
  /// The block as HTML.
  public var html: [Markup] {
    switch self {
    case .paragraph(let phrase): [.element("p", phrase.html)]
    case .list(let title, let items):
      [
        .element("p", title.html + [.text(":")]),
        .element("ul", items.map { .element("li", $0.html) }),
      ]
    case .quote(let phrase): [.element("blockquote", [.element("p", phrase.html)])]
    }
  }
}

extension String {
  /// Whether it is an address of the web that can be a link: nothing that runs, nothing unseen.
  var isWebAddress: Bool {
    guard hasPrefix("https://") || hasPrefix("http://") else { return false }
    return unicodeScalars.allSatisfy {
      0x21...0x7E ~= $0.value && !"<>\"\\^`{|}".unicodeScalars.contains($0)
    }
  }
}
