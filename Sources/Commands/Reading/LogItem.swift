internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// A revision that took effect, or the end of a policy, with the policy it is of.
struct LogItem: Sendable {
  /// The policy.
  let timeline: Timeline

  /// What came after what.
  let step: Timeline.Step

  /// What the step changed.
  ///
  /// - Throws: `FormatError` for a document that cannot be read.
  func change(named: @escaping () -> NamedActions) throws(FormatError) -> PolicyChange {
    PolicyChange(try Change(step, of: timeline.key, named: named), in: timeline)
  }

  /// The commit that recorded the revision, among those that recorded any; `nil` for the end of a
  /// policy.
  func commit(in commits: [HistoryPath: String]) -> String? {
    guard let entry = step.to else { return nil }
    let ids = [entry.revision.id] + entry.otherIDs
    return ids.lazy.compactMap { commits[.revision(timeline.key, $0)] }.first
  }

  /// The steps of policies, the newest first; of equal dates in the order of the policies.
  ///
  /// No clock reorders the revisions of one policy: one that was told of before an earlier one
  /// stands where the earlier one does.
  static func newestFirst(_ timelines: [Timeline], clock: Clock) -> [LogItem] {
    struct Place {
      var date: Moment
      var policy: Int
      var index: Int
    }
    var items: [(place: Place, item: LogItem)] = []
    for (number, timeline) in timelines.enumerated() {
      var latest: Moment?
      for (index, step) in timeline.steps.enumerated() {
        let date = max(step.date(on: clock), latest ?? step.date(on: clock))
        latest = date
        let place = Place(date: date, policy: number, index: index)
        items.append((place, LogItem(timeline: timeline, step: step)))
      }
    }
    items.sort { first, second in
      let (a, b) = (first.place, second.place)
      return a.date == b.date ? (a.policy, -a.index) < (b.policy, -b.index) : a.date > b.date
    }
    return items.map(\.item)
  }
}
