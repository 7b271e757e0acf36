internal import PolicyHistory
internal import PolicyLanguage

extension Feed {
  /// The feed as JSON Feed 1.1, an item a line.
  ///
  /// Each item has what it tells for programs too, as `_policy_history.item`: an element of
  /// `changelog --format json`.
  public var jsonFeed: String {
    let head = JSONValue.object([
      ("version", .string("https://jsonfeed.org/version/1.1")), ("title", .string(title)),
      ("home_page_url", address("alternate").map(JSONValue.string)),
      ("feed_url", address("self").map(JSONValue.string)),
      ("description", .string(subtitle)),
      ("next_url", address("prev-archive").map(JSONValue.string)),
      ("authors", .array([.object([("name", .string(author))])])), ("language", .string("en")),
    ])
    let items = entries.map(\.json).joined(separator: ",\n")
    return head.text(.compact).dropLast() + ",\"items\":[\n" + items + "\n]}\n"
  }
}

extension Feed.Entry {
  /// The item; what it tells for programs is text already.
  fileprivate var json: String {
    let item = JSONValue.object([
      ("id", .string(id)), ("url", page.map(JSONValue.string)), ("title", .string(title)),
      ("content_html", .string(html)), ("summary", .string(summary)),
      ("date_published", .string(published.description)),
      ("date_modified", .string(updated.description)),
      ("tags", .strings(categories.map { "\($0.kind.rawValue): \($0.term)" })),
    ])
    return item.text(.compact).dropLast() + ",\"_policy_history\":{\"item\":\(self.item)}}"
  }
}
