public import PolicyHistory

/// The document versions that details files carry, to be recorded.
public struct DetailsImport: Sendable {
  /// A file and when it was saved.
  public struct File: Sendable {
    /// What is in it.
    public let details: AccountDetails

    /// When it was saved: then the default versions were in force.
    public let saved: Instant

    /// Takes a file.
    public init(_ details: AccountDetails, saved: Instant) {
      self.details = details
      self.saved = saved
    }
  }

  /// Who says what the files say.
  static let source = Source(
    kind: .iam, reference: "GetAccountAuthorizationDetails", fidelity: .observed)

  private let files: [File]

  /// Takes files: what a source shows is recorded in the order in which it showed it.
  public init(_ files: [File]) {
    self.files = files.sorted { $0.saved < $1.saved }
  }

  /// The policies that the files have versions of.
  public var policies: Set<PolicyKey> {
    Set(files.flatMap(\.details.policies).map(\.arn.key))
  }

  /// Records the versions in a history, whole or the part about their policies.
  ///
  /// Versions below the one in force were in force since they were made, as far as anybody knows. Of
  /// one above it nothing says that it ever was unless the history does; it is passed over.
  ///
  /// - Returns: The history, and what was done.
  public func recording(in history: History) -> (history: History, summary: DetailsSummary) {
    var (history, summary) = (history, DetailsSummary(files: files.count))
    for file in files {
      for policy in file.details.policies.sorted(by: { $0.arn.key < $1.arn.key }) {
        policy.record(in: &history, saved: file.saved, &summary)
      }
      summary.skip(file.details.unreadable)
    }
    summary.policies = policies.count
    return (history, summary)
  }
}

extension AccountDetails.DetailedPolicy {
  /// The number of the version in force.
  private var newestInForce: VersionID? {
    defaultVersion ?? versions.filter(\.file.isDefault).map(\.id).max()
  }

  /// Records the versions, the one in force last: it is what IAM shows now.
  fileprivate func record(
    in history: inout History, saved: Instant, _ summary: inout DetailsSummary
  ) {
    let current = newestInForce
    let ordered = versions.sorted {
      ($0.id == current ? 1 : 0, $0.id) < ($1.id == current ? 1 : 0, $1.id)
    }
    for version in ordered {
      summary.versions += 1
      if let current, current < version.id, !history.has(version.id, of: arn.key) {
        summary.skipped.append(.init(arn.key, version.id, .notInForce))
        continue
      }
      record(version, isCurrent: version.id == current, in: &history, saved, &summary)
    }
  }

  private func record(
    _ version: AccountDetails.Version, isCurrent: Bool, in history: inout History,
    _ saved: Instant, _ summary: inout DetailsSummary
  ) {
    let created = version.file.created
    // A file that claims to be older than what is in it says nothing of when it was seen.
    let isSeen = isCurrent && created.map { $0.start <= saved } ?? true
    var report = PolicyReport(about: arn.key)
    report.arn = arn
    report.version = version.id
    report.reading = Reading(
      source: DetailsImport.source, created: created,
      observed: isSeen ? .instant(saved) : nil, document: RecordedDocument(version.file.document))
    let isNew = history.policies[arn.key] == nil
    do throws(RecordingError) {
      if let recorded = try history.record(report).recorded {
        summary.count(recorded, isNewPolicy: isNew)
      }
    } catch {
      let reason: DetailsSummary.Reason =
        switch error {
        case .contradiction: .conflicting
        case .undated: .undated
        }
      summary.skipped.append(.init(arn.key, version.id, reason, "\(error)"))
    }
  }
}

extension History {
  /// Whether a version of a policy is recorded.
  fileprivate func has(_ version: VersionID, of key: PolicyKey) -> Bool {
    policies[key]?.revisions.contains { $0.version == version } ?? false
  }
}
