public import PolicyHistory

/// A feed with everything that was ever told, as the documents it is published in.
///
/// The document to subscribe to has the newest entries. Where there are more, the entries of each
/// stretch of time (a month or a year) that is over stand in an archive (RFC 5005), which stays as it
/// is, byte by byte, unless something is learnt later of that time.
public struct FeedSeries: Sendable {
  /// How long the time of an archive is.
  public enum Stretch: Sendable {
    case month
    case year
  }

  /// The id of all its documents.
  let id: PermanentID
  /// What it is called.
  let title: String
  /// Where it stands, without what tells the format: `policies/aws/AmazonQFullAccess`.
  let path: String
  /// Where a page about the same stands, if there is one.
  let page: String?
  /// How long the time of an archive is.
  let stretch: Stretch
  /// Where everything stands.
  let site: Addresses
  /// All entries, the newest first.
  let entries: [Feed.Entry]

  /// As many entries are in the document to subscribe to, if there are so many.
  static let newest = 50

  /// The feed of all of history.
  public static func all(_ entries: [Feed.Entry], at site: Addresses) -> FeedSeries {
    FeedSeries(
      id: PermanentID(naming: "feed"), title: "Changes to managed policies", path: "all",
      page: site.hasPages ? "index.html" : nil, stretch: .month, site: site, entries)
  }

  /// The feed of a service.
  public static func service(
    _ service: ServiceRecord, _ entries: [Feed.Entry], at site: Addresses
  ) -> FeedSeries {
    FeedSeries(
      id: PermanentID(naming: "feed of service \(service.id)"),
      title: "Changes to the managed policies of \(service.name)",
      path: "services/\(service.id)",
      page: site.hasPages ? Addresses.page(of: service.id) : nil, stretch: .year, site: site,
      entries)
  }

  /// The feed of a policy.
  public static func policy(
    _ key: PolicyKey, _ entries: [Feed.Entry], at site: Addresses
  ) -> FeedSeries {
    FeedSeries(
      id: PermanentID(naming: "feed of \(key.scope)/\(key.name)"), title: "Changes to \(key.name)",
      path: Addresses.folder(of: key), page: site.hasPages ? Addresses.page(of: key) : nil,
      stretch: .year, site: site, entries)
  }

  private init(
    id: PermanentID, title: String, path: String, page: String?, stretch: Stretch,
    site: Addresses, _ entries: [Feed.Entry]
  ) {
    self.id = id
    self.title = title
    self.path = path
    self.page = page
    self.stretch = stretch
    self.site = site
    self.entries = entries.sorted { $0.stands(before: $1) }
  }
}

extension FeedSeries {
  /// How many entries it has.
  public var count: Int { entries.count }

  /// Its documents as files: Atom and JSON Feed, with their archives.
  public var files: [PublishedFile] {
    let archives = archives
    let newest = newestEntries
    let isComplete = newest.count == entries.count
    var files: [PublishedFile] = []
    for format in [FeedFile.atom, .json] {
      let previous = isComplete ? nil : archives.last?.name
      files.append(
        file(format, path, isComplete ? .complete : .newest, newest, previous: previous))
      if isComplete { continue }
      for (index, archive) in archives.enumerated() {
        files.append(
          file(
            format, place(archive.name), .archive, archive.entries,
            previous: index > 0 ? archives[index - 1].name : nil))
      }
    }
    return files
  }

  /// The newest entries as RSS, which has no archives.
  public var rss: PublishedFile {
    let home = site.address(page ?? "")
    let feed = feed(.rss, path, .newest, newestEntries, previous: nil)
    return PublishedFile("\(path).\(FeedFile.rss.rawValue)", feed.rss(home: home))
  }

  private var newestEntries: [Feed.Entry] {
    if entries.count <= 2 * Self.newest { return entries }
    // Whole stretches that are not over, and as many entries as are looked for.
    let current = entries.prefix { stretchName($0) == stretchName(entries[0]) }.count
    return Array(entries.prefix(max(current, Self.newest)))
  }

  /// The entries of each stretch that is over, the oldest first.
  private var archives: [(name: String, entries: [Feed.Entry])] {
    var archives: [(name: String, entries: [Feed.Entry])] = []
    let current = entries.first.map { stretchName($0) }
    for entry in entries.reversed() {
      let name = stretchName(entry)
      if name == current { continue }
      if archives.last?.name != name { archives.append((name, [])) }
      archives[archives.count - 1].entries.append(entry)
    }
    return archives.map { ($0.name, $0.entries.reversed()) }
  }

  private func stretchName(_ entry: Feed.Entry) -> String {
    String(entry.updated.description.prefix(stretch == .month ? 7 : 4))
  }

  /// Where an archive stands.
  private func place(_ archive: String) -> String { "archives/\(path)/\(archive)" }

  private func file(
    _ format: FeedFile, _ path: String, _ part: Feed.Part, _ entries: [Feed.Entry],
    previous: String?
  ) -> PublishedFile {
    let feed = feed(format, path, part, entries, previous: previous)
    let text = format == .atom ? feed.atom : feed.jsonFeed
    return PublishedFile("\(path).\(format.rawValue)", text)
  }

  private func feed(
    _ format: FeedFile, _ path: String, _ part: Feed.Part, _ entries: [Feed.Entry],
    previous: String?
  ) -> Feed {
    let name = format.rawValue
    var links = [Feed.Link("self", site.address("\(path).\(name)"), type: format.type)]
    if let page { links.append(Feed.Link("alternate", site.address(page), type: "text/html")) }
    if case .archive = part {
      links.append(Feed.Link("current", site.address("\(self.path).\(name)"), type: format.type))
    }
    if let previous {
      let address = site.address("\(place(previous)).\(name)")
      links.append(Feed.Link("prev-archive", address, type: format.type))
    }
    return Feed(
      id: id, title: title, subtitle: Feed.purpose, links: links, part: part, entries: entries)
  }
}

/// The files that feeds are, by how their names end.
enum FeedFile: String {
  case atom
  case json
  case rss

  /// The media type.
  var type: String {
    switch self {
    case .atom: "application/atom+xml"
    case .json: "application/feed+json"
    case .rss: "application/rss+xml"
    }
  }
}

extension Feed.Entry {
  fileprivate func stands(before other: Feed.Entry) -> Bool {
    updated != other.updated ? updated > other.updated : id < other.id
  }
}
