internal import PolicyHistory

extension ChangeLog {
  /// The change log in Markdown (CommonMark 0.31), for eyes in a terminal as well.
  ///
  /// - Parameter width: How long lines may be, where words allow it.
  public func markdown(width: Int = 80) -> String {
    var writer = MarkdownWriter(width: width)
    writer.heading(1, "Changes to managed policies")
    writer.write(.paragraph(introduction))
    let looks = secondLooks.map { Words.describe($0) }
    if !looks.isEmpty {
      writer.heading(2, "Worth a second look")
      writer.list(looks)
    }
    for day in days {
      writer.heading(2, "\(.day(day.date))")
      for section in day.sections { section.write(to: &writer) }
      if !day.reissued.isEmpty { writer.write(.paragraph(Words.reissued(day.reissued))) }
      for service in day.trackingStarted {
        writer.heading(3, "\(service.name): tracking started")
        writer.write(.paragraph(Words.trackingStarted(service)))
      }
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
