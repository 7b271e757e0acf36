internal import PolicyHistory

extension ChangeLog {
  /// The change log in Markdown (CommonMark 0.31), for eyes in a terminal as well.
  ///
  /// - Parameter width: How long lines may be, where words allow it.
  public func markdown(width: Int = 80) -> String { markdown(width, days.map { _ in nil }) }

  /// As `markdown(width:)`, for a long one.
  ///
  /// - Parameter map: Does for each day what it is given, in the order of the days: most of the work,
  ///   and a day does not depend on another.
  public func markdown(
    width: Int, mapping map: ([Day], @escaping @Sendable (Day) -> String?) throws -> [String?]
  ) rethrows -> String {
    markdown(width, try map(days, { $0.markdown(width) }))
  }

  /// - Parameter texts: The days that were put into words already.
  private func markdown(_ width: Int, _ texts: [String?]) -> String {
    var writer = MarkdownWriter(width: width)
    writer.heading(1, "Changes to managed policies")
    writer.write(.paragraph(introduction))
    let looks = secondLooks.map { Words.describe($0) }
    if !looks.isEmpty {
      writer.heading(2, "Worth a second look")
      writer.list(looks)
    }
    for (day, text) in zip(days, texts) {
      if let text { writer.add(text) } else { day.write(to: &writer) }
    }
    return writer.finished()
  }

  private var introduction: Phrase {
    guard let newest = days.first, let oldest = days.last else { return "There are none." }
    let policies = Set(items.compactMap(\.policy)).count
    return
      """
      \(Words.count(items.count, "entry", "entries")) about \
      \(Words.count(policies, "policy", "policies")), \(.day(oldest.date)) to \
      \(.day(newest.date)): the newest first, by the day of the announcement. What policies allow \
      is compared, not how they are written.
      """
  }
}

extension ChangeLog.Day {
  /// The day in Markdown, which is the same wherever it stands; `nil` if it has links, whose numbers
  /// depend on what comes before.
  fileprivate func markdown(_ width: Int) -> String? {
    var writer = MarkdownWriter(width: width)
    write(to: &writer)
    return writer.hasLinks ? nil : writer.finished()
  }

  fileprivate func write(to writer: inout MarkdownWriter) {
    writer.heading(2, "\(.day(date))")
    for section in sections { section.write(to: &writer) }
    if !reissued.isEmpty { writer.write(.paragraph(Words.reissued(reissued))) }
    for service in trackingStarted {
      writer.heading(3, "\(service.name): tracking started")
      writer.write(.paragraph(Words.trackingStarted(service)))
    }
  }
}

extension ChangeLog.Section {
  fileprivate func write(to writer: inout MarkdownWriter) {
    if items.count == 1, let item = items.first {
      writer.heading(3, Words.title(of: item))
      for block in Words.blocks(of: item) { writer.write(block) }
      return
    }
    writer.heading(3, "\(policy.description)")
    for item in items {
      writer.heading(4, Words.title(of: item))
      for block in Words.blocks(of: item) { writer.write(block) }
    }
  }
}
