internal import PolicyHistory
internal import Publishing

extension Session {
  /// The change log of the chosen policies, and of their services where all or a service's were
  /// chosen.
  ///
  /// - Throws: What choosing policies and reading the store throws.
  func changeLog(
    _ selection: Selection, in stretch: Stretch = Stretch()
  ) throws -> (log: ChangeLog, timelines: [Timeline]) {
    let timelines = try timelines(selection)
    try requireRecent(timelines)
    let steps = timelines.flatMap { timeline in
      timeline.steps.filter { stretch.meets($0.date(on: .announced)) }
        .map { LogItem(timeline: timeline, step: $0) }
    }
    var items = try changes(steps).map(ChangeLog.Item.change)
    for timeline in timelines { items += try ChangeLog.items(of: timeline, told: { _ in false }) }
    for service in try services(selection) { items += ChangeLog.items(of: service) }
    items.removeAll { !stretch.meets($0.date) }
    return (ChangeLog(items), timelines)
  }

  /// Compares the sides of steps; of many, several at a time.
  ///
  /// - Returns: The changes, in the order of the steps.
  /// - Throws: `FormatError` for a document that cannot be read.
  func changes(_ steps: [LogItem]) throws -> [PolicyChange] {
    let named = named
    return try Threads.map(steps) { try $0.change(named: named) }
  }

  /// Tells how an answer about several policies is known, on stderr.
  func tellEvidence(_ timelines: [Timeline]) throws {
    console.note(
      EvidenceLine.of(policies: timelines.count)
        .line(history: try head, knownUntil: timelines.knownUntil))
  }
}
