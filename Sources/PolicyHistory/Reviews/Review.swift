public import PolicyLanguage

/// What became of a policy since somebody looked at it.
public struct Review: Sendable {
  /// What it came to, the worst first.
  public enum Outcome: String, Sendable, CaseIterable, Comparable {
    /// More is allowed, or less is denied, and nobody has looked.
    case unreviewed
    /// Less is allowed, or more is denied.
    case changed
    /// Another document that allows and denies the same.
    case cosmetic
    /// A new version with the same document.
    case reissued
    /// The revision that was looked at is in force.
    case unchanged

    /// Whether one is worse than another.
    public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// Why it is not known what became of a policy.
  public enum Unknown: Error, Sendable {
    /// The history does not have the revision, or not with this document.
    case notRecorded(ReviewLock.Line)
    /// There is no document of the policy that could be compared.
    case noDocument(PolicyKey)
  }

  /// The policy.
  public let timeline: Timeline

  /// What was looked at; `nil` where nobody has.
  public let line: ReviewLock.Line?

  /// The last revision.
  public let current: Timeline.Entry

  /// What changed since; `nil` where it is the revision that was looked at.
  public let change: Change?

  /// What it came to.
  public let outcome: Outcome

  /// Holds a policy against what was looked at.
  ///
  /// - Parameters:
  ///   - timeline: The policy.
  ///   - line: What was looked at; `nil` for nothing, which allows nothing.
  ///   - named: The names of actions known in the history.
  /// - Throws: `Unknown`, and `FormatError` for a document that cannot be read.
  public init(
    of timeline: Timeline, since line: ReviewLock.Line?,
    named: @escaping () -> NamedActions = { NamedActions([]) }
  ) throws {
    guard let current = timeline.entries.last, current.revision.document != nil else {
      throw Unknown.noDocument(timeline.key)
    }
    self.timeline = timeline
    self.line = line
    self.current = current
    guard let line else {
      change = try Change(.created(current), of: timeline.key, named: named)
      outcome = .unreviewed
      return
    }
    guard let reviewed = timeline.entry(reviewedBy: line) else { throw Unknown.notRecorded(line) }
    guard let step = Timeline.Step(from: reviewed, to: current) else {
      change = nil
      outcome = .unchanged
      return
    }
    let change = try Change(step, of: timeline.key, named: named)
    guard let comparison = change.comparison else { throw Unknown.noDocument(timeline.key) }
    self.change = change
    outcome = Outcome(comparison, isSameDocument: change.verdict == .reissued)
  }

  /// The line that says that the last revision was looked at.
  ///
  /// - Returns: `nil` where no document of it is known.
  public func accepted(on day: Day) -> ReviewLock.Line? {
    current.revision.document.map {
      ReviewLock.Line(timeline.key, current.revision.id, $0.digest, reviewedOn: day)
    }
  }

  /// How grave the change is.
  public var risk: Risk { change?.comparison.map(Risk.init) ?? Risk.none }
}

extension Review.Outcome {
  fileprivate init(_ comparison: DocumentComparison, isSameDocument: Bool) {
    if isSameDocument {
      self = .reissued
    } else if !comparison.gained.isEmpty || [.loosened, .mixed].contains(comparison.guard) {
      self = .unreviewed
    } else {
      self = comparison.access == .same && comparison.guard == .same ? .cosmetic : .changed
    }
  }
}

extension Timeline {
  /// The revision that a line is about: the one of its id, or else of the same version, with its
  /// document.
  ///
  /// An id can change when an earlier making of the version becomes known.
  fileprivate func entry(reviewedBy line: ReviewLock.Line) -> Entry? {
    func has(_ entry: Entry) -> Bool { entry.revision.document?.digest == line.digest }
    if let entry = self[line.revision], has(entry) { return entry }
    return entries.last { has($0) && $0.revision.version == line.revision.version }
  }
}

extension Timeline.Step {
  /// The step from one revision to the last one, or to the end of the policy; `nil` for none.
  fileprivate init?(from old: Timeline.Entry, to last: Timeline.Entry) {
    if let deletion = last.deletion {
      self = .deleted(old, deletion)
    } else if old.index != last.index {
      self = .replaced(old, by: last)
    } else {
      return nil
    }
  }
}
