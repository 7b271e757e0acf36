internal import PolicyHistory

extension ChangeLog {
  /// The change log in Markdown (CommonMark 0.31), for eyes in a terminal as well.
  ///
  /// - Parameter width: How long lines may be, where words allow it.
  public func markdown(width: Int = 80) -> String {
    markdown(width, days.map { DayText($0, width: width) })
  }

  /// As `markdown(width:)`, for a long one.
  ///
  /// - Parameter map: Does for each day what it is given and gives what comes of it, one for each day in
  ///   their order: most of the work, and a day does not depend on another.
  public func markdown(
    width: Int, mapping map: ([Day], @escaping @Sendable (Day) -> DayText) throws -> [DayText]
  ) rethrows -> String {
    markdown(width, try map(days, { DayText($0, width: width) }))
  }

  private func markdown(_ width: Int, _ texts: [DayText]) -> String {
    var writer = MarkdownWriter(width: width)
    writer.heading(1, "Changes to managed policies")
    writer.write(.paragraph(introduction))
    let looks = secondLooks.map { Words.describe($0) }
    if !looks.isEmpty {
      writer.heading(2, "Worth a second look")
      writer.list(looks)
    }
    for text in texts { text.write(to: &writer) }
    return writer.finished()
  }

  /// What was told on a day, in words: laid out already if there are no links, whose numbers depend on what
  /// stands before.
  public struct DayText: Sendable {
    private var passages: [Passage]

    private enum Passage: Sendable {
      case heading(Int, Phrase)
      case block(Block)
      case laidOut(String)
    }

    fileprivate init(_ day: Day, width: Int) {
      passages = [.heading(2, "\(.day(day.date))")]
      for section in day.sections { add(section) }
      if !day.reissued.isEmpty { passages.append(.block(.paragraph(Words.reissued(day.reissued)))) }
      for service in day.trackingStarted {
        passages.append(.heading(3, "\(service.name): tracking started"))
        passages.append(.block(.paragraph(Words.trackingStarted(service))))
      }
      var writer = MarkdownWriter(width: width)
      write(to: &writer)
      if !writer.hasLinks { passages = [.laidOut(writer.finished())] }
    }

    private mutating func add(_ section: Section) {
      if section.items.count > 1 { passages.append(.heading(3, "\(section.policy.description)")) }
      for item in section.items {
        passages.append(.heading(section.items.count > 1 ? 4 : 3, Words.title(of: item)))
        passages += Words.blocks(of: item).map { .block($0) }
      }
    }

    fileprivate func write(to writer: inout MarkdownWriter) {
      for passage in passages {
        switch passage {
        case .heading(let level, let phrase): writer.heading(level, phrase)
        case .block(let block): writer.write(block)
        case .laidOut(let text): writer.add(text)
        }
      }
    }
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
