internal import PolicyHistory

/// What IAM answered about one policy.
public struct IAMFindings: Sendable {
  /// The policy, as the history calls it.
  let key: PolicyKey

  var arn: PolicyARN?
  /// What versions say.
  var versions: [(version: VersionID, file: PolicyFile)] = []
  /// The versions that it does not have any more.
  var notServed: [VersionID] = []
  var isDeprecated = false
  var isUnlisted = false
  var isDeleted = false
  var skipped: [IAMSummary.Skipped] = []
}

/// Who says what is recorded of IAM's answers.
struct IAMSources {
  /// Says what versions are, and which are not served.
  let versions: Source
  /// Says what became of policies.
  let listing: Source
  /// Says that there is no such policy.
  let absence: Source

  /// The sources of a partition; what was looked at in one says nothing of another.
  init(of scope: PolicyScope) {
    func source(_ operation: String) -> Source {
      Source(
        kind: .iam, reference: scope == .aws ? operation : "\(operation) \(scope)",
        fidelity: .observed)
    }
    versions = source("GetPolicyVersion")
    listing = source("ListPolicies")
    absence = source("ListPolicyVersions")
  }
}

extension IAMFindings {
  /// Records the answers in a history, and counts.
  ///
  /// - Parameter now: When IAM was asked.
  func record(
    in history: inout History, at now: Instant, by sources: IAMSources,
    _ summary: inout IAMSummary
  ) {
    summary.skipped += skipped
    if let arn, record(arn, in: &history) { summary.arns += 1 }
    // The default comes last: it is what the source shows now.
    let ordered = versions.sorted {
      ($0.file.isDefault ? 1 : 0, $0.version) < ($1.file.isDefault ? 1 : 0, $1.version)
    }
    for (version, file) in ordered {
      var report = PolicyReport(about: key)
      report.arn = arn
      report.version = version
      report.reading = Reading(
        source: sources.versions, created: file.created,
        observed: file.isDefault ? .instant(now) : nil, document: RecordedDocument(file.document))
      let isNew = history.policies[key] == nil
      do throws(RecordingError) {
        let recorded = try history.record(report).recorded
        if let recorded { summary.count(recorded, isNewPolicy: isNew) }
      } catch {
        skip(version, error, &summary)
      }
    }
    recordNotServed(in: &history, at: now, by: sources.versions, &summary)
    recordStatuses(in: &history, at: now, by: sources, &summary)
  }

  private func skip(
    _ version: VersionID?, _ error: RecordingError, _ summary: inout IAMSummary
  ) {
    summary.skipped.append(
      IAMSummary.Skipped(key, version, error.reason, "\(error)"))
  }

  /// Records the ARN of a policy that has none, but has revisions.
  private func record(_ arn: PolicyARN, in history: inout History) -> Bool {
    guard var policy = history.policies[key], policy.record.arn == nil else { return false }
    policy.record.arn = arn
    history.policies[key] = policy
    return true
  }

  private func recordNotServed(
    in history: inout History, at now: Instant, by source: Source, _ summary: inout IAMSummary
  ) {
    guard !notServed.isEmpty, var policy = history.policies[key] else { return }
    policy.record.notServed += notServed.map {
      NotServed($0, date: .instant(now), source: source)
    }
    history.policies[key] = policy
    history.know(source)
    summary.notServed += notServed.count
  }

  private func recordStatuses(
    in history: inout History, at now: Instant, by sources: IAMSources,
    _ summary: inout IAMSummary
  ) {
    let statuses: [(isSo: Bool, kind: Status.Kind, source: Source)] = [
      (isDeprecated, .deprecated, sources.listing), (isUnlisted, .unlisted, sources.listing),
      (isDeleted, .deleted, sources.absence),
    ]
    for (isSo, kind, source) in statuses where isSo {
      guard let before = history.policies[key] else { continue }
      var report = PolicyReport(about: key)
      report.status = Status(kind, date: .instant(now), source: source)
      do throws(RecordingError) {
        _ = try history.record(report)
        if history.policies[key] != before { summary.statuses[kind, default: 0] += 1 }
      } catch {
        skip(nil, error, &summary)
      }
    }
  }
}

extension RecordingError {
  fileprivate var reason: IAMSummary.Reason {
    switch self {
    case .contradiction: .conflicting
    case .undated: .undated
    }
  }
}

extension History {
  /// Has a file for a source.
  fileprivate mutating func know(_ source: Source) {
    if sources[source.id] == nil {
      sources[source.id] = SourceRecord(kind: source.kind, reference: source.reference)
    }
  }
}
