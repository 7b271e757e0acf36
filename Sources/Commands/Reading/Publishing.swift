internal import PolicyHistory
internal import Publishing

extension Session {
  /// Writes the pages about the whole history into a folder, and the same for programs.
  ///
  /// - Throws: What reading the store and writing files throws.
  func writePages(to folder: OutputFolder) throws {
    let services = try store().services()
    let named = named()
    let headlines = try Threads.map(try timelines(), heaviest: \.entries.count) {
      (timeline: Timeline) -> PolicyHeadline in
      let service = timeline.record.service.flatMap { services[$0] }
      let pages = try PolicyPages(of: timeline, service: service, named: named)
      try folder.write(pages.files)
      return pages.headline
    }
    let inOrder = services.values.sorted { $0.id < $1.id }
    try folder.write(IndexPages(headlines, services: inOrder).files)
  }

  /// Writes the feeds of the whole history into a folder.
  ///
  /// - Throws: What reading the store and writing files throws.
  func writeFeeds(to folder: OutputFolder, at site: Addresses) throws {
    let timelines = try timelines()
    let services = try services(Selection())
    // No names: what a feed said once stays when the history learns new ones.
    let entries = try Threads.map(timelines, heaviest: \.entries.count) { timeline in
      try ChangeLog.items(of: timeline).map { Feed.Entry($0, at: site) }
    }
    let series = zip(timelines, entries).map { FeedSeries.policy($0.key, $1, at: site) }
    for files in try Threads.map(series, heaviest: \.count, { $0.files }) {
      try folder.write(files)
    }
    var all = entries.flatMap { $0 }
    for service in services {
      let own = ChangeLog.items(of: service).map { Feed.Entry($0, at: site) }
      let members = zip(timelines, entries).filter { $0.0.record.service == service.id }
      let others = members.flatMap(\.1)
      try folder.write(FeedSeries.service(service, own + others, at: site).files)
      all += own
    }
    let whole = FeedSeries.all(all, at: site)
    try folder.write(whole.files + [whole.rss])
  }
}

extension Addresses {
  /// Reads the value of `--base-url`.
  ///
  /// - Throws: `Failure`, which shows what is accepted.
  static func read(_ text: String, hasPages: Bool = false) throws(Failure) -> Addresses {
    guard let site = Addresses(base: text, hasPages: hasPages) else {
      throw Failure(
        "--base-url: `\(text)`; accepted is an address such as `https://example.org/policies/`")
    }
    return site
  }
}
