extension Timeline {
  /// What came after what in a policy, not compared yet.
  public enum Step: Sendable {
    /// The first recorded revision.
    case created(Entry)
    /// A revision in the place of the one before.
    case replaced(Entry, by: Entry)
    /// The end of the access that a revision gave.
    case deleted(Entry, Status)
    /// A revision after the policy had been deleted.
    case restored(Entry)
  }

  /// Every step of the policy, in the order in which they took effect.
  public var steps: [Step] {
    var steps: [Step] = []
    for entry in entries {
      let previous = entry.index > 0 ? entries[entry.index - 1] : nil
      if let previous {
        steps.append(previous.deletion == nil ? .replaced(previous, by: entry) : .restored(entry))
      } else {
        steps.append(.created(entry))
      }
      if let deletion = entry.deletion { steps.append(.deleted(entry, deletion)) }
    }
    return steps
  }
}

extension Timeline.Step {
  /// The revision before; `nil` where there was none in force.
  public var from: Timeline.Entry? {
    switch self {
    case .created, .restored: nil
    case .replaced(let entry, _), .deleted(let entry, _): entry
    }
  }

  /// The revision after; `nil` where there is none in force.
  public var to: Timeline.Entry? {
    switch self {
    case .created(let entry), .restored(let entry), .replaced(_, let entry): entry
    case .deleted: nil
    }
  }

  /// When it took effect, or when it was told of; a deletion's date is the same on both clocks.
  public func date(on clock: Clock) -> Moment {
    switch self {
    case .created(let entry), .restored(let entry), .replaced(_, let entry): entry.date(on: clock)
    case .deleted(_, let status): status.date
    }
  }
}
