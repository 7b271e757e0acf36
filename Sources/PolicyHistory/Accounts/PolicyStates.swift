internal import PolicyLanguage

/// A policy through a period, as far as it has to do with what is asked for.
struct PolicyStates: Sendable {
  /// What holds for a time.
  struct State: Sendable {
    /// The revision; `nil` for a policy that is written into a principal.
    let entry: Timeline.Entry?
    /// The part of its document.
    let extract: PolicyExtract
    /// What tells the part from those of other revisions and policies.
    let id: Int

    /// Whether it is in force at an instant.
    func holds(at time: Instant) -> Bool {
      guard let entry else { return true }
      return entry.effective.start <= time && entry.end.map { time < $0.start } ?? true
    }
  }

  /// The states, in order: those in which there is something, and all of a policy that can take access
  /// away, because without it something else holds.
  let states: [State]

  /// Whether what it takes away can differ from time to time.
  ///
  /// So it is with a managed policy that is a boundary, or of which some revision denies. What is written
  /// into a principal denies always or never.
  let mayTakeAway: Bool

  /// The state at an instant.
  func state(at time: Instant) -> State? { states.last { $0.holds(at: time) } }

  /// Whether some revision allows.
  var allows: Bool { states.contains { $0.extract.allows } }

  /// When something changes.
  var changes: [Instant] {
    states.flatMap { state in
      [state.entry?.effective.start, state.entry?.end?.start].compactMap { $0 }
    }
  }

  /// A policy that does not change.
  init(_ document: PolicyDocument, about question: AccessQuestion, id: inout Int) {
    let extract = PolicyExtract(of: document, about: question)
    states = extract.isEmpty ? [] : [State(entry: nil, extract: extract, id: id)]
    // It never changes.
    mayTakeAway = false
    id += 1
  }

  /// The revisions of a policy that were in force in a period.
  ///
  /// - Parameter isBoundary: Whether it is the boundary of somebody.
  /// - Throws: `FormatError` for a document that cannot be read.
  init(
    of timeline: Timeline, _ presence: Timeline.Presence, about question: AccessQuestion,
    isBoundary: Bool, id: inout Int
  ) throws(FormatError) {
    // Also before and after: a verdict holds no longer than a Deny elsewhere is absent.
    mayTakeAway =
      isBoundary
      || timeline.entries.contains { entry in
        entry.revision.document.map { $0.mayDeny && $0.mayMeet(question) } ?? false
      }
    var states: [State] = []
    var last: (document: RecordedDocument, state: State)?
    for entry in presence.entries {
      guard let document = entry.revision.document else { continue }
      if !mayTakeAway, !document.mayMeet(question) { continue }
      let state: State
      if let last, last.document == document {
        state = State(entry: entry, extract: last.state.extract, id: last.state.id)
      } else {
        state = State(
          entry: entry, extract: PolicyExtract(of: try document.parsed(), about: question), id: id)
        id += 1
      }
      last = (document, state)
      if mayTakeAway || !state.extract.isEmpty { states.append(state) }
    }
    self.states = states
  }
}
