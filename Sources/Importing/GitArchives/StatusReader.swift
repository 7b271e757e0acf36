internal import Git
internal import PolicyHistory
internal import PolicyLanguage

/// Follows the lists beside an archive's policies: who is deprecated, who is listed no more, and
/// what the ARNs are.
struct StatusReader {
  private let archive: GitArchive

  /// When a name was deprecated first.
  private var deprecated: [PolicyName: Instant] = [:]

  /// Since when a name that was listed is not.
  private var unlisted: [PolicyName: Instant] = [:]

  /// The names of the list before, by its path.
  private var listed: [String: Set<PolicyName>] = [:]

  /// The traces of the ARNs of the list before, by its path.
  private var traces: [String: ARNTrace] = [:]

  /// The ARNs, the newest list's first.
  private var arns: [PolicyName: PolicyARN] = [:]

  init(_ archive: GitArchive) { self.archive = archive }

  /// Takes the lists as they were when an archive was read up to a commit.
  mutating func begin(after commit: ObjectID) throws(ImportError) {
    let tree = try git { () throws(GitError) in try archive.repository.commit(commit).tree }
    for (path, list) in try archive.repository.policyLists(beside: archive.layout, in: tree) {
      listed[path] = Set(list.arns.keys)
    }
  }

  /// Reads the lists that a commit changed.
  mutating func read(
    _ commit: ArchivedCommit, _ summary: inout ImportSummary
  ) throws(ImportError) {
    for (path, id) in commit.others.sorted(by: { $0.key.precedesBytewise($1.key) }) {
      let problem =
        path.hasSuffix(PolicyLists.listed)
        ? try readList(path, id, commit) : try readDeprecated(id, commit)
      guard let (reason, detail) = problem else { continue }
      summary.skipped.append(
        ImportSummary.Skipped(
          path: path, commit: "\(commit.id)", date: commit.date, reason: reason, detail: detail))
    }
  }

  private typealias Problem = (ImportSummary.Reason, String?)

  private mutating func readList(
    _ path: String, _ id: ObjectID, _ commit: ArchivedCommit
  ) throws(ImportError) -> Problem? {
    switch try archive.repository.policyList(id, unless: &traces[path]) {
    case nil: return nil
    case .missing: return (.missing, nil)
    case .unreadable(let reason): return (.unreadable, reason)
    case .list(let list):
      let names = Set(list.arns.keys)
      for name in listed[path, default: []].subtracting(names) where unlisted[name] == nil {
        unlisted[name] = commit.date
      }
      for name in names { unlisted[name] = nil }
      listed[path] = names
      arns.merge(list.arns) { $1 }
      return nil
    }
  }

  private mutating func readDeprecated(
    _ id: ObjectID, _ commit: ArchivedCommit
  ) throws(ImportError) -> Problem? {
    switch try archive.repository.deprecatedNames(id) {
    case nil: return (.missing, nil)
    case .failure(let error): return (.unreadable, error.message)
    case .success(let names):
      for name in names where deprecated[name] == nil { deprecated[name] = commit.date }
      return nil
    }
  }
}

// MARK: - Recording

extension StatusReader {
  /// Records what was learnt of policies that have revisions.
  func record(into reader: inout ArchiveReader) {
    for (name, date) in deprecated { add(.deprecated, date, name, &reader) }
    for (name, date) in unlisted { add(.unlisted, date, name, &reader) }
    for (name, arn) in arns.sorted(by: { $0.key < $1.key }) {
      let key = reader.key(name)
      // An ARN of another scope, or of a name that is an alias here, is not this policy's.
      guard var policy = reader.history.policies[key], arn.key == key, policy.record.arn == nil
      else { continue }
      policy.record.arn = arn
      reader.history.policies[key] = policy
      reader.summary.arns += 1
    }
  }

  /// Records a status, unless this source showed it earlier.
  private func add(
    _ kind: Status.Kind, _ date: Instant, _ name: PolicyName, _ reader: inout ArchiveReader
  ) {
    let key = reader.key(name)
    guard var policy = reader.history.policies[key],
      !policy.record.statuses.contains(where: {
        $0.kind == kind && $0.source.id == archive.source.id
      })
    else { return }
    policy.record.statuses.append(Status(kind, date: .instant(date), source: archive.source))
    reader.history.policies[key] = policy
    switch kind {
    case .deprecated: reader.summary.deprecated += 1
    case .unlisted: reader.summary.unlisted += 1
    case .deleted: break
    }
  }
}
