/// What somebody reports of a policy: as much as is known of it at once.
public struct PolicyReport: Sendable {
  /// The policy; it need not be recorded yet.
  public var key: PolicyKey

  /// Its ARN, if a source states it.
  public var arn: PolicyARN?

  /// What a source says of a version.
  public var reading: Reading?

  /// That version, if the source states it.
  public var version: VersionID?

  /// What became of the policy.
  public var status: Status?

  /// Makes a report that says nothing but which policy it is about.
  public init(about key: PolicyKey) { self.key = key }
}

/// What recording a report did.
public struct Reported: Sendable, Equatable {
  /// The policy, as it is spelled in the history.
  public let key: PolicyKey

  /// What became of the reading, if the report has one.
  public let recorded: Recorded?
}

extension History {
  /// Records a report: the policy, if it is new, its ARN, the reading and the status.
  ///
  /// A report of what is known changes nothing.
  ///
  /// - Throws: `RecordingError`; the history is as before then.
  /// - Complexity: O(*n*) in the number of readings of the policy.
  public mutating func record(_ report: PolicyReport) throws(RecordingError) -> Reported {
    let known = policies[report.key]
    var policy =
      known ?? Policy(scope: report.key.scope, record: PolicyRecord(name: report.key.name))
    if let arn = report.arn {
      if let other = policy.record.arn, other != arn {
        throw .contradiction(.arns(policy.key, other, arn))
      }
      policy.record.arn = arn
    }
    var recorded: Recorded?
    if let reading = report.reading {
      recorded = try policy.record(reading, of: report.version)
    }
    if let status = report.status, !policy.isKnown(status) {
      policy.record.statuses.append(status)
    }
    if policy != known {
      policies[policy.key] = policy
      for source in [report.reading?.source, report.status?.source].compactMap({ $0 }) {
        // Not `lookedAt`: that speaks for all policies of the source, and one was looked at.
        let record = SourceRecord(kind: source.kind, reference: source.reference)
        if sources[record.id] == nil { sources[record.id] = record }
      }
    }
    return Reported(key: policy.key, recorded: recorded)
  }
}

extension Policy {
  /// Whether a status says what is known: its source said so at the same time or before, and no
  /// revision took effect since.
  fileprivate func isKnown(_ status: Status) -> Bool {
    record.statuses.contains { known in
      known.kind == status.kind && known.source.isSame(as: status.source)
        && known.date.start <= status.date.start
        && !revisions.contains {
          known.date.start < $0.effective.start && $0.effective.start <= status.date.start
        }
    }
  }
}
