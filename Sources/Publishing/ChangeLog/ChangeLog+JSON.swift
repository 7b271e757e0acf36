internal import PolicyHistory
package import PolicyLanguage

extension ChangeLog {
  /// Every item as JSON, the newest first; re-issues are not folded here.
  ///
  /// - Parameter history: The short id of the snapshot that was read; with it each revision says
  ///   how it is known.
  package func json(history: String? = nil) -> [JSONValue] {
    items.map { $0.json(history: history) }
  }
}

extension ChangeLog.Item {
  /// The item as JSON; its `kind` says what it is.
  package func json(history: String? = nil) -> JSONValue {
    switch self {
    case .change(let change): change.json(history: history)
    case .trackingStarted(let service, let date):
      .object([
        JSONValue.schemaVersion, ("kind", .string("trackingStarted")),
        ("service", .string(service.id.text)), ("name", .string(service.name)),
        ("date", .string(date.description)),
      ])
    case .announcement(let announcement, let key):
      .object([
        JSONValue.schemaVersion, ("kind", .string("announcement")), ("policy", key.json),
        ("date", .string(announcement.date.description)), ("announcement", announcement.published),
      ])
    case .status(let status, let key):
      .object([
        JSONValue.schemaVersion, ("kind", .string("status")), ("policy", key.json),
        ("date", .string(status.date.description)), ("status", status.published),
      ])
    }
  }
}

extension PolicyKey {
  /// What names the policy where nothing else of it is at hand, as JSON: `{name, scope}`.
  fileprivate var json: JSONValue {
    .object([("name", .string(name.text)), ("scope", .string(scope.text))])
  }
}
