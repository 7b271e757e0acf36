internal import PolicyHistory

/// Where what is published stands.
public struct Addresses: Sendable {
  /// The address of the folder; it ends with a slash.
  public let base: String
  /// Whether there are pages beside the feeds.
  public let hasPages: Bool

  /// Takes the address that a folder will have.
  ///
  /// - Returns: `nil` for what is no address of the web, or has a query or a fragment.
  public init?(base: String, hasPages: Bool = false) {
    guard base.isWebAddress, base.utf8.count > 8, !base.contains("?"), !base.contains("#")
    else { return nil }
    self.base = base.hasSuffix("/") ? base : base + "/"
    self.hasPages = hasPages
  }

  /// The address of a file, by its path in the folder.
  func address(_ path: String) -> String { base + path }

  /// The address of the page that tells an item; `nil` where there are no pages.
  func page(of item: ChangeLog.Item) -> String? {
    guard hasPages else { return nil }
    switch item {
    case .change(let change):
      return address("\(Self.page(of: change.key))#\(change.anchor)")
    case .trackingStarted(let service, _): return address(Self.page(of: service.id))
    case .announcement(_, let key), .status(_, let key): return address(Self.page(of: key))
    }
  }

  /// What the files about a policy begin with.
  static func folder(of key: PolicyKey) -> String { "policies/\(key.scope)/\(key.name)" }

  /// The folder of what is told of a policy in detail.
  ///
  /// It stands elsewhere: a policy may be called like the file of another one, and one of AWS's is
  /// (`AWSCodeArtifactReadOnlyAccess.json`).
  static func details(of key: PolicyKey) -> String { "revisions/\(key.scope)/\(key.name)" }

  /// The page of a policy.
  static func page(of key: PolicyKey) -> String { "\(folder(of: key)).html" }

  /// The page of a service.
  static func page(of service: ServiceID) -> String { "services/\(service).html" }
}

extension PolicyChange {
  /// What the change is called on its policy's page.
  var anchor: String {
    to.map(\.revision.id.text) ?? "deleted-after-\(from?.revision.id.text ?? "")"
  }
}

extension Feed.Entry {
  /// The entry of an item that is published somewhere.
  public init(_ item: ChangeLog.Item, at site: Addresses) {
    self.init(item, page: site.page(of: item))
  }
}
