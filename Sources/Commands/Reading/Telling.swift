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
    var items: [ChangeLog.Item] = []
    for timeline in timelines {
      items += try ChangeLog.items(of: timeline, named: named, told: stretch.meets)
    }
    for service in try services(selection) { items += ChangeLog.items(of: service) }
    items.removeAll { !stretch.meets($0.date) }
    return (ChangeLog(items), timelines)
  }

  /// Tells how an answer about several policies is known, on stderr.
  func tellEvidence(_ timelines: [Timeline]) throws {
    console.note(
      EvidenceLine.of(policies: timelines.count)
        .line(history: try head, knownUntil: timelines.knownUntil))
  }
}
