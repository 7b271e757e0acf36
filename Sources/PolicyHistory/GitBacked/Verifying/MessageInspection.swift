internal import Git

/// Holds the messages of snapshots against what they changed.
struct MessageInspection {
  /// The records of the newest snapshot, by all names: earlier messages name ARNs and announcements
  /// that may have been recorded a snapshot later.
  private var records: [PolicyKey: PolicyRecord] = [:]

  /// Begins.
  init(knowing tip: History) {
    for policy in tip.policiesInOrder {
      for name in policy.names { records[name] = policy.record }
    }
  }

  /// What is wrong with the message of a commit with one parent at most.
  func problems(of commit: Commit, changing changes: [FileChange]) -> [Problem] {
    let trailers: [Trailer]
    do throws(GitError) { trailers = try commit.trailers() } catch {
      return [problem(.error, error.message, commit)]
    }
    guard let subject = trailers.first, ["Policy", "About"].contains(subject.key) else {
      // A person made it, with git; the tree alone counts.
      return changes.isEmpty ? [] : [problem(.note, "it does not say what was recorded", commit)]
    }
    // What cannot be read was told.
    guard changes.allSatisfy({ ($0.old != nil) == $0.wasThere && ($0.new != nil) == $0.isThere })
    else { return [] }
    let drafts = drafts(of: changes, stating: trailers)
    guard let draft = drafts.first(where: { $0.message.bytes == commit.messageBytes }) else {
      return [problem(.error, Self.difference(commit, drafts), commit)]
    }
    let date = draft.date.map(\.secondsInGit) ?? commit.committer.seconds
    if commit.author.seconds == date { return [] }
    return [problem(.error, "the author date is not that of what was recorded", commit)]
  }

  private func problem(
    _ severity: Problem.Severity, _ message: String, _ commit: Commit
  ) -> Problem {
    Problem(severity, "the message", message, in: "\(commit.id)", remedy: .commit)
  }

  private static func difference(_ commit: Commit, _ drafts: [SnapshotDraft]) -> String {
    guard let draft = drafts.first else {
      return "it tells of one thing, and the commit did nothing or several"
    }
    func lines(_ bytes: [UInt8]) -> [Substring] {
      String(decoding: bytes, as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
    }
    let (said, due) = (lines(commit.messageBytes), lines(draft.message.bytes))
    let index = zip(said, due).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let place = index ?? min(said.count, due.count)
    let (found, expected) = (said.dropFirst(place).first, due.dropFirst(place).first)
    return "line \(place + 1) says `\(found ?? "")`; by the tree it is `\(expected ?? "")`"
  }

  // MARK: What it should be

  /// The snapshots that can have made some changes: one, but where several files entered alike.
  private func drafts(of changes: [FileChange], stating trailers: [Trailer]) -> [SnapshotDraft] {
    // These enter with whatever is first in a run.
    let entered = changes.filter { $0.policy == nil && $0.old == nil }
    let others = changes.filter { $0.policy != nil || $0.old != nil }
    if others.isEmpty {
      let files = entered.compactMap(\.new)
      let told = files.filter { if case .header = $0 { false } else { true } }
      return told.count == 1 ? told.compactMap(SnapshotDraft.init(environment:)) : []
    }
    if let united = uniting(others) { return [united] }
    let revisions = others.filter { $0.family != nil }
    let added = revisions.filter { $0.old == nil }
    if let change = added.first {
      let rest = others.filter { $0.family == nil }
      let isAlone = added.count == 1 && revisions.count == 1
      let isBegun = rest.allSatisfy {
        $0.old == nil && $0.path == change.policy.map { .policy($0) }
      }
      return isAlone && isBegun ? draft(change, trailers).map { [$0] } ?? [] : []
    }
    return others.count == 1 ? draft(others[0], trailers).map { [$0] } ?? [] : []
  }

  /// The snapshot that changed one file.
  private func draft(_ change: FileChange, _ trailers: [Trailer]) -> SnapshotDraft? {
    switch (change.old, change.new) {
    case (nil, .revision(let key, let revision)):
      let (policy, announcement) = known(key, trailers)
      return SnapshotDraft(revision, of: policy, announcement: announcement)
    case (.revision(_, let before), .revision(let key, let revision)):
      let (policy, announcement) = known(key, trailers)
      return SnapshotDraft(revision, before: before, of: policy, announcement: announcement)
    case (let old, .policy(let scope, let record)):
      var before: PolicyRecord?
      if case .policy(_, let record) = old { before = record }
      return SnapshotDraft(Policy(scope: scope, record: record), before: before)
    case (_, let file?): return SnapshotDraft(environment: file)
    case (_, nil): return nil
    }
  }

  /// A policy as the message of one of its revisions may tell of it.
  private func known(_ key: PolicyKey, _ trailers: [Trailer]) -> (Policy, Announcement?) {
    func stated(_ key: String) -> String? { trailers.first { $0.key == key }?.value }
    let record = records[key]
    let arn = record?.arn.flatMap { stated("Arn") == $0.text ? $0 : nil }
    let announcement = record?.announcements.first { "\($0.date)" == stated("Announced") }
    return (Policy(scope: key.scope, record: PolicyRecord(name: key.name, arn: arn)), announcement)
  }

  /// The snapshot by which folders became one, or one got another name.
  private func uniting(_ changes: [FileChange]) -> SnapshotDraft? {
    var old: [Policy] = []
    var new: [Policy] = []
    for change in changes {
      if case .policy(let scope, let record)? = change.old, change.new == nil {
        old.append(Policy(scope: scope, record: record))
      }
      if case .policy(let scope, let record)? = change.new {
        new.append(Policy(scope: scope, record: record))
      }
    }
    guard let policy = new.first, new.count == 1, !old.isEmpty else { return nil }
    return SnapshotDraft(policy, uniting: old.sorted { $0.key < $1.key })
  }
}

extension SnapshotDraft {
  /// The snapshot of a file that is no policy's.
  fileprivate init?(environment file: HistoryFile) {
    switch file {
    case .header(let header): self.init(header)
    case .service(let service): self.init(service)
    case .source(let source): self.init(source)
    case .policy, .revision: return nil
    }
  }
}
