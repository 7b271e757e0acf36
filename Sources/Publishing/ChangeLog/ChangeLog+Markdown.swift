internal import PolicyHistory

extension ChangeLog {
  /// The change log in Markdown (CommonMark 0.31), for eyes in a terminal as well.
  ///
  /// - Parameter width: How long lines may be, where words allow it.
  public func markdown(width: Int = 80) -> String { markdown(width, days.map(\.passages)) }

  /// As `markdown(width:)`, for a long one.
  ///
  /// - Parameter map: Does for each day what it is given, in the order of the days: most of the work,
  ///   and a day does not depend on another.
  public func markdown(
    width: Int, mapping map: ([Day], @escaping @Sendable (Day) -> [Passage]) throws -> [[Passage]]
  ) rethrows -> String {
    markdown(width, try map(days, { $0.passages }))
  }

  private func markdown(_ width: Int, _ passages: [[Passage]]) -> String {
    var writer = MarkdownWriter(width: width)
    writer.heading(1, "Changes to managed policies")
    writer.write(.paragraph(introduction))
    let looks = secondLooks.map { Words.describe($0) }
    if !looks.isEmpty {
      writer.heading(2, "Worth a second look")
      writer.list(looks)
    }
    for passage in passages.joined() {
      switch passage {
      case .heading(let level, let phrase): writer.heading(level, phrase)
      case .block(let block): writer.write(block)
      }
    }
    return writer.finished()
  }

  /// A piece of a text.
  public enum Passage: Sendable {
    /// A heading and its level.
    case heading(Int, Phrase)
    /// What stands under it.
    case block(Block)
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
  fileprivate var passages: [ChangeLog.Passage] {
    var passages: [ChangeLog.Passage] = [.heading(2, "\(.day(date))")]
    for section in sections { passages += section.passages }
    if !reissued.isEmpty { passages.append(.block(.paragraph(Words.reissued(reissued)))) }
    for service in trackingStarted {
      passages.append(.heading(3, "\(service.name): tracking started"))
      passages.append(.block(.paragraph(Words.trackingStarted(service))))
    }
    return passages
  }
}

extension ChangeLog.Section {
  fileprivate var passages: [ChangeLog.Passage] {
    let own: [ChangeLog.Passage] = items.count == 1 ? [] : [.heading(3, "\(policy.description)")]
    return items.reduce(into: own) { passages, item in
      passages.append(.heading(items.count == 1 ? 3 : 4, Words.title(of: item)))
      passages += Words.blocks(of: item).map { .block($0) }
    }
  }
}
