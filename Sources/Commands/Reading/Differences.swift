internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// Two states of a policy compared.
struct Difference {
  /// The change from one to the other.
  let change: PolicyChange

  /// What revisions strictly between allow and neither end does.
  let transient: [TransientEntry]

  /// What differs; `nil` where a document is not known.
  var comparison: DocumentComparison? { change.change.comparison }

  /// Whether both sides are one document, and nothing else was allowed in between.
  var isNothing: Bool { change.change.verdict == .reissued && transient.isEmpty }

  /// Compares the sides of a step.
  ///
  /// - Throws: `FormatError` for a document that cannot be read.
  init(
    _ step: Timeline.Step, in timeline: Timeline, named: @escaping () -> NamedActions
  ) throws(FormatError) {
    let change = try Change(step, of: timeline.key, named: named)
    self.change = PolicyChange(change, in: timeline)
    transient = try timeline.transient(between: step, named: named)
  }

  private init(change: PolicyChange, transient: [TransientEntry]) {
    self.change = change
    self.transient = transient
  }

  /// The part of it that is about some actions; `nil` if that is nothing.
  func restricted(to filter: ActionFilter) -> Difference? {
    guard let comparison else { return self }
    let transient = transient.filter { filter.meets($0.entry.action, except: $0.entry.except) }
    let nothing = DocumentComparison(from: nil, to: nil)
    guard let part = filter.part(of: comparison) ?? (transient.isEmpty ? nil : nothing) else {
      return nil
    }
    return Difference(change: change.restricted(to: part), transient: transient)
  }
}

/// States of policies compared, and what is to be told beside.
struct Differences {
  /// The policies that were looked at.
  let policies: [Timeline]

  /// The differences, in the order of the policies.
  private(set) var all: [Difference] = []

  /// What else was in force on the days that were asked for.
  private(set) var notes: [String] = []

  /// Why policies could not be compared.
  private(set) var unknown: [String] = []

  /// Compares the states of policies at two places.
  ///
  /// - Parameters:
  ///   - from: The earlier place; `nil` for the revision before the later one.
  ///   - isNamed: Whether the policies were named: then it is an error if one was not there.
  /// - Throws: `Failure`, and `FormatError` for a document that cannot be read.
  init(
    of policies: [Timeline], from: Place?, to: Place, clock: Clock, isNamed: Bool,
    named: @escaping () -> NamedActions
  ) throws {
    self.policies = policies
    for timeline in policies {
      let step: Timeline.Step?
      do throws(Failure) {
        step = try self.step(in: timeline, from: from, to: to, clock)
      } catch {
        if isNamed { throw error }
        if error.status == .unknown { unknown.append(error.message) }
        continue
      }
      guard let step else { continue }
      let difference = try Difference(step, in: timeline, named: named)
      if difference.comparison == nil {
        unknown.append("`\(timeline.key)`: a document is not known")
      }
      all.append(difference)
    }
  }

  private mutating func step(
    in timeline: Timeline, from: Place?, to: Place, _ clock: Clock
  ) throws(Failure) -> Timeline.Step? {
    let new = try timeline.state(at: to, clock: clock)
    switch new {
    case .notYet, .notRecorded:
      if let absence = timeline.absence(in: new, at: to, clock: clock) { throw absence }
    case .found(_, let others): note(others, at: to, in: timeline)
    case .deleted: break
    }
    guard let from else { return timeline.step(to: new) }
    let old = try timeline.state(at: from, clock: clock)
    if case .notRecorded = old,
      let absence = timeline.absence(in: old, at: from, clock: clock)
    {
      throw absence
    }
    if case .found(_, let others) = old { note(others, at: from, in: timeline) }
    return Timeline.Step(from: old, to: new)
  }

  private mutating func note(
    _ others: [Timeline.Entry], at place: Place, in timeline: Timeline
  ) {
    if let note = timeline.note(on: others, at: place) { notes.append(note) }
  }

  // MARK: What is asked for

  /// Keeps what is about the actions that are asked for.
  mutating func restrict(to filter: ActionFilter?) {
    guard let filter else { return }
    all = all.compactMap { $0.restricted(to: filter) }
  }

  /// What programs are told: the differences of documents, and what was allowed in between where
  /// both ends have one document.
  var elements: [Difference] { all.filter { !$0.isNothing } }

  /// The earliest of the policies' newest looks; `nil` if one has none.
  var knownUntil: Moment? { policies.knownUntil }
}

extension Timeline {
  /// The step to a state from the one right before it.
  fileprivate func step(to state: State) -> Step? {
    switch state {
    case .found(let entry, _): steps.last { $0.to?.index == entry.index }
    case .deleted(let status, let last): .deleted(last, status)
    case .notYet, .notRecorded: nil
    }
  }

  /// What else was in force on a day that was asked for, in words.
  func note(on others: [Entry], at place: Place) -> String? {
    guard !others.isEmpty, case .moment(let moment) = place else { return nil }
    let ids = others.map { "\($0.revision.id)" }.joined(separator: ", ")
    return "\(key): earlier on \(moment.day) \(ids) \(others.count == 1 ? "was" : "were") in force"
  }
}
