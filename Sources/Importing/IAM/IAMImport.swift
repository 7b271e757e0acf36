public import PolicyHistory
internal import PolicyLanguage

/// An import of what IAM has now: the policies by AWS, and of each what the history lacks.
///
/// IAM is asked which policies there are and which version of each is in force; what the history has
/// costs no more questions. Of the others it is asked for the version in force and for every number
/// below it that nobody recorded as IAM served it, so that what it does not have is known as such.
public struct IAMImport {
  /// How far an import is.
  public struct Progress: Sendable {
    /// The questions that were answered.
    public let done: Int
    /// The questions that are known to be needed.
    public let total: Int
    /// The new revisions that were recorded.
    public let revisions: Int
  }

  /// How many policies are recorded together at most; what is interrupted loses no more.
  private static let together = 32

  /// What was done so far.
  public private(set) var summary: IAMSummary

  private let sources: IAMSources
  private var waiting: [Inquiry] = []
  private var open: [PolicyARN: (inquiry: Inquiry, pending: Int)] = [:]
  private var queue: [IAMQuestion] = []
  private var answered = 0
  private var finished: [IAMFindings] = []
  private let isPartial: Bool
}

// MARK: - What is to be asked

extension IAMImport {
  /// Asks which policies there are, and finds out what else to ask.
  ///
  /// - Parameters:
  ///   - service: Who asks.
  ///   - history: What is known.
  ///   - only: The policies to look at, by name or ARN; all if there are none.
  ///   - now: What time it is.
  /// - Throws: `IAMFailure`; `IAMImportError` for an answer that is no list, or a policy that neither
  ///   IAM nor the history knows.
  public init(
    from service: inout some IAMService, into history: History, only: [String] = [],
    at now: Instant
  ) throws {
    let listed = try Self.list(&service)
    let scopes = Set(listed.map(\.arn.key.scope))
    guard scopes.count == 1, let scope = scopes.first, !scope.isAccount else {
      throw IAMImportError.noList(
        listed.isEmpty
          ? "an empty list" : "policies of \(scopes.sorted().map(\.text).joined(separator: ", "))")
    }
    summary = IAMSummary(scope, at: now)
    sources = IAMSources(of: scope)
    isPartial = !only.isEmpty
    let names = PolicyNames(of: history)
    var inquiries: [PolicyKey: Inquiry] = [:]
    for policy in listed {
      let key = names.key(policy.arn.key)
      inquiries[key] = Inquiry(
        key, arn: policy.arn, listed: policy, known: history.policies[key],
        source: sources.versions)
    }
    for policy in history.policiesInOrder
    where policy.scope == scope && inquiries[policy.key] == nil && !policy.isKnownDeleted {
      inquiries[policy.key] = Inquiry(
        policy.key, arn: policy.record.arn, listed: nil, known: policy, source: sources.versions)
    }
    if isPartial {
      let chosen = try Set(only.map { try Self.choose($0, names, inquiries, scope) })
      inquiries = inquiries.filter { chosen.contains($0.key) }
    }
    summary.listed = inquiries.values.count { $0.listed != nil }
    waiting = inquiries.sorted { $0.key < $1.key }.map(\.value)
      .filter { $0.firstQuestion != nil || !$0.saysNothing }
    summary.inquired = waiting.count { $0.firstQuestion != nil }
    // Asked first is popped last.
    waiting.reverse()
  }

  private static func list(_ service: inout some IAMService) throws -> [ListedPolicy] {
    try service.ask(.policies)
    switch try service.next().answer {
    case .failure(let failure): throw failure
    case .noSuchEntity: throw IAMImportError.noList("no such entity")
    case .text(let text):
      do throws(ParseError) {
        return try ListedPolicy.read(text)
      } catch {
        throw IAMImportError.noList(error.message)
      }
    }
  }

  /// The policy that a text names.
  private static func choose(
    _ text: String, _ names: PolicyNames, _ inquiries: [PolicyKey: Inquiry], _ scope: PolicyScope
  ) throws -> PolicyKey {
    let key: PolicyKey
    do throws(NameError) {
      if let arn = try? PolicyARN(text) {
        key = arn.key
      } else {
        key = PolicyKey(scope: scope, name: try PolicyName(text))
      }
    } catch {
      throw IAMImportError.noPolicy(error.description)
    }
    let found = names.key(key)
    if inquiries[found] == nil {
      throw IAMImportError.noPolicy("`\(text)` is neither listed by IAM nor in the history")
    }
    return found
  }

  /// The questions that are known to be needed, of which the answers may bring more.
  public var planned: Int {
    waiting.reduce(0) { sum, inquiry in
      guard inquiry.firstQuestion != nil else { return sum }
      return sum + 1 + (inquiry.listed.map { inquiry.wanted(below: $0.version).count } ?? 0)
    }
  }
}

// MARK: - Asking

extension IAMImport {
  /// Asks, and hands over what is found, some policies at a time.
  ///
  /// Where IAM does not answer any more, what was found until then is handed over, and the summary
  /// says why; the next import goes on from there.
  ///
  /// - Parameters:
  ///   - service: Who asks.
  ///   - record: Records findings with `record(_:in:)`.
  ///   - progress: Called after each answer.
  /// - Throws: What `record` throws.
  public mutating func run(
    _ service: inout some IAMService, progress: (Progress) -> Void = { _ in },
    record: (inout Self, [IAMFindings]) throws -> Void
  ) throws {
    let total = planned
    var asked = 0
    while true {
      do throws(IAMFailure) {
        while summary.failure == nil, asked < service.capacity, let question = nextQuestion() {
          try service.ask(question)
          asked += 1
        }
        if asked == 0 { break }
        let (question, answer) = try service.next()
        asked -= 1
        take(answer, to: question)
      } catch {
        // What is asked already is answered still.
        if summary.failure != nil { break }
        summary.failure = error
        continue
      }
      if finished.count >= Self.together { try handOver(record) }
      progress(Progress(done: answered, total: max(total, answered), revisions: summary.revisions))
    }
    // Of a policy that was interrupted what there is.
    finished += open.values.map(\.inquiry.findings).sorted { $0.key < $1.key }
    open = [:]
    summary.isComplete = !isPartial && summary.failure == nil
    try handOver(record)
  }

  private mutating func handOver(_ record: (inout Self, [IAMFindings]) throws -> Void) throws {
    let findings = finished
    finished = []
    try record(&self, findings)
  }

  /// The next question: about policies that were begun before those that were not.
  private mutating func nextQuestion() -> IAMQuestion? {
    while queue.isEmpty, let inquiry = waiting.popLast() {
      guard let question = inquiry.firstQuestion, let arn = inquiry.arn else {
        finished.append(inquiry.findings)
        continue
      }
      open[arn] = (inquiry, 1)
      queue.append(question)
    }
    guard let question = queue.popLast() else { return nil }
    summary.questions += 1
    return question
  }

  private mutating func take(_ answer: IAMAnswer, to question: IAMQuestion) {
    answered += 1
    guard let arn = question.arn, var (inquiry, pending) = open[arn] else { return }
    pending -= 1
    switch (question, answer) {
    case (_, .failure(let failure)):
      if summary.failure == nil { summary.failure = failure }
      // It has no end then, and is handed over as it is.
      pending += 1
    case (.versions, .noSuchEntity): inquiry.takeAbsence()
    case (.version(_, let version), .noSuchEntity): inquiry.takeAbsence(of: version)
    case (.versions, .text(let text)):
      do throws(ParseError) {
        let questions = inquiry.take(try ListedVersion.read(text), at: arn)
        queue += questions.reversed()
        pending += questions.count
      } catch {
        inquiry.skip(nil, .unreadable, error.message)
      }
    case (.version(_, let version), .text(let text)):
      do throws(ParseError) {
        inquiry.take(try PolicyFile(text: text), of: version)
      } catch {
        inquiry.skip(version, .unreadable, error.message)
      }
    case (.policies, _): break
    }
    open[arn] = pending == 0 ? nil : (inquiry, pending)
    if pending == 0 { finished.append(inquiry.findings) }
  }
}

extension IAMQuestion {
  fileprivate var arn: PolicyARN? {
    switch self {
    case .policies: nil
    case .versions(let arn), .version(let arn, _): arn
    }
  }
}

// MARK: - Recording

extension IAMImport {
  /// The policies that findings are of.
  public static func keys(of findings: [IAMFindings]) -> Set<PolicyKey> {
    Set(findings.map(\.key))
  }

  /// Records findings in a history, whole or the part about their policies.
  ///
  /// - Returns: The history, and the summary with what was recorded.
  public func recording(
    _ findings: [IAMFindings], in history: History
  ) -> (history: History, summary: IAMSummary) {
    var (history, summary) = (history, summary)
    for finding in findings.sorted(by: { $0.key < $1.key }) {
      finding.record(in: &history, at: summary.now, by: sources, &summary)
    }
    // Something that was passed over is not known until now.
    if summary.isComplete, summary.skipped.isEmpty {
      let source = sources.versions
      var look =
        history.sources[source.id] ?? SourceRecord(kind: source.kind, reference: source.reference)
      look.lookedAt = max(look.lookedAt ?? .instant(summary.now), .instant(summary.now))
      history.sources[source.id] = look
    }
    return (history, summary)
  }

  /// Takes over the summary of what was recorded.
  public mutating func recorded(_ summary: IAMSummary) { self.summary = summary }
}

extension Policy {
  /// Whether IAM answered that it is no more, and nothing came after.
  fileprivate var isKnownDeleted: Bool {
    record.statuses.contains { status in
      status.kind == .deleted && status.source.kind == .iam
        && !revisions.contains { status.date.start < $0.effective.start }
    }
  }
}

/// The policies of a history by all their names.
private struct PolicyNames {
  private var keys: [PolicyKey: PolicyKey] = [:]

  init(of history: History) {
    for policy in history.policiesInOrder {
      for name in [policy.record.name] + policy.record.aliases.sorted() {
        let key = PolicyKey(scope: policy.scope, name: name)
        if keys[key] == nil || name == policy.record.name { keys[key] = policy.key }
      }
    }
  }

  /// The key under which the history has a policy, else the same.
  func key(_ key: PolicyKey) -> PolicyKey { keys[key] ?? key }
}

/// Why nothing can be imported from IAM.
public enum IAMImportError: Error, Sendable {
  /// The answer to which policies there are.
  case noList(String)
  /// A policy that was asked for.
  case noPolicy(String)
}

extension IAMImportError: CustomStringConvertible {
  /// What was found and what is accepted.
  public var description: String {
    switch self {
    case .noList(let found):
      "the AWS CLI answered which policies there are with \(found); a whole list of the policies of"
        + " one partition is accepted"
    case .noPolicy(let problem): problem
    }
  }
}
