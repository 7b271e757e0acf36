internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// Policies held against what was looked at.
struct Reviewing {
  /// A policy that is looked at.
  struct Subject {
    /// The name to find it by.
    let name: String
    /// What was looked at; `nil` for nothing.
    let line: ReviewLock.Line?
    /// Who has it, where it is asked for because of that.
    var holders: [Principal] = []
  }

  /// What became of them.
  let report: ReviewReport

  /// Looks at policies.
  ///
  /// - Throws: What reading the store throws; what is not in it is told in the report.
  init(_ subjects: [Subject], in session: Session) throws {
    var items: [ReviewReport.Item] = []
    var unknown: [Phrase] = []
    var timelines: [Timeline] = []
    for subject in subjects {
      do {
        let timeline = try session.timeline(subject.name)
        timelines.append(timeline)
        items.append(try Self.item(timeline, subject, session))
      } catch let error as PolicyLookupError {
        unknown.append(Phrase(quoting: error.description))
      } catch let error as Review.Unknown {
        unknown.append(Words.describe(error))
      }
    }
    try session.requireRecent(timelines)
    report = ReviewReport(items, unknown: unknown)
  }

  private static func item(
    _ timeline: Timeline, _ subject: Subject, _ session: Session
  ) throws -> ReviewReport.Item {
    let review = try Review(of: timeline, since: subject.line, named: session.named)
    let transient = try review.change.map {
      try timeline.transient(between: $0.step, named: session.named)
    }
    return ReviewReport.Item(review, transient: transient ?? [], holders: subject.holders)
  }
}

extension [Principal] {
  /// The managed policies that principals have, and who has each.
  var holders: [(arn: PolicyARN, holders: [Principal])] {
    var holders: [PolicyARN: [Principal]] = [:]
    for principal in self {
      for arn in Account.referenced(by: [principal]) {
        holders[arn, default: []].append(principal)
      }
    }
    return holders.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
