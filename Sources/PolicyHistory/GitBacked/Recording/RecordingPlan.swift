internal import PolicyLanguage

/// The snapshots that lead from one history to another that holds it.
///
/// First the new revisions, each with what of its policy, the services and the sources was not
/// there; then what was learnt of what was. Where the bytes of a file stay equal there is nothing to
/// record.
struct RecordingPlan {
  /// The snapshots in the order of their commits.
  private(set) var drafts: [SnapshotDraft] = []

  private let new: History

  /// Plans.
  ///
  /// - Parameters:
  ///   - old: What is recorded; `nil` while nothing is.
  ///   - new: A history that holds it, as merging and recording make one.
  /// - Throws: `RecordingError`.
  init(from old: History?, to new: History) throws(RecordingError) {
    self.new = new
    let united = try uniting(old ?? History())
    let known = united.policies
    let changed = new.policiesInOrder.filter { known[$0.key] != $0 }
    let announced = Announced(changed)
    addNewRevisions(of: changed, to: known, announced)
    for policy in changed { addLessons(about: policy, known[policy.key], announced) }
    addEnvironment(old)
  }
}

// MARK: - Policies

extension RecordingPlan {
  /// The announcements of the revisions of some policies.
  private struct Announced {
    private var timelines: [PolicyKey: Timeline] = [:]

    init(_ policies: [Policy]) {
      for policy in policies { timelines[policy.key] = Timeline(of: policy, sources: [:]) }
    }

    subscript(revision: Revision, policy: Policy) -> Announcement? {
      timelines[policy.key]?[revision.id]?.announcement
    }
  }

  /// One snapshot a revision, in the order effective, scope, name, version number, id.
  private mutating func addNewRevisions(
    of policies: [Policy], to known: [PolicyKey: Policy], _ announced: Announced
  ) {
    var revisions: [(policy: Policy, revision: Revision)] = []
    for policy in policies {
      let recorded = Set(known[policy.key]?.revisions.map(\.id) ?? [])
      for revision in policy.revisions where !recorded.contains(revision.id) {
        revisions.append((policy, revision))
      }
    }
    revisions.sort { a, b in
      let starts = (a.revision.effective.start, b.revision.effective.start)
      if starts.0 != starts.1 { return starts.0 < starts.1 }
      if a.policy.scope != b.policy.scope { return a.policy.scope < b.policy.scope }
      let names = (a.policy.record.name, b.policy.record.name)
      return names.0 != names.1 ? names.0 < names.1 : a.revision.id < b.revision.id
    }
    var begun: Set<PolicyKey> = Set(known.keys)
    for (policy, revision) in revisions {
      var draft = SnapshotDraft(revision, of: policy, announcement: announced[revision, policy])
      if begun.insert(policy.key).inserted {
        draft.files.insert(.policy(policy.scope, policy.record), at: 0)
      }
      drafts.append(draft)
    }
  }

  /// What was learnt of a policy's revisions, and of itself.
  private mutating func addLessons(
    about policy: Policy, _ before: Policy?, _ announced: Announced
  ) {
    for revision in policy.revisions {
      guard let before = before?[revision.id], before != revision else { continue }
      drafts.append(
        SnapshotDraft(
          revision, before: before, of: policy, announcement: announced[revision, policy]))
    }
    let isRecorded =
      before == nil ? !policy.revisions.isEmpty : before?.record.json == policy.record.json
    if !isRecorded { drafts.append(SnapshotDraft(policy, before: before?.record)) }
  }

  /// The history with the policies united that the new one has under one name, so that afterwards
  /// both have the same folders; one snapshot each.
  private mutating func uniting(_ old: History) throws(RecordingError) -> History {
    let names = Set(new.policies.values.map(\.folder))
    let gone = old.policiesInOrder.filter { !names.contains($0.folder) }
    if gone.isEmpty { return old }
    var united = old
    for policy in new.policiesInOrder {
      let members = old.policiesInOrder.filter { policy.names.contains($0.key) }
      guard members.contains(where: { !names.contains($0.folder) }) else { continue }
      let name = PolicyRecord(name: policy.record.name, aliases: policy.record.aliases)
      let union = try Policy(
        uniting: ([Policy(scope: policy.scope, record: name)] + members).sorted { $0.key < $1.key })
      for member in members { united.policies[member.key] = nil }
      united.policies[union.key] = union
      drafts.append(SnapshotDraft(union, uniting: members))
    }
    return united
  }
}

extension Policy {
  fileprivate var folder: String { key.folder }
}

// MARK: - Services and sources

extension RecordingPlan {
  /// New files enter with the first snapshot; what changed is learnt, and comes last: a look at a
  /// source speaks of everything before it.
  private mutating func addEnvironment(_ old: History?) {
    let services = new.services.values.filter { old?.services[$0.id] == nil }.sorted {
      $0.id < $1.id
    }
    let sources = new.sources.values.filter { old?.sources[$0.id] == nil }.sorted { $0.id < $1.id }
    var learnt: [SnapshotDraft] = []
    for service in new.services.values.sorted(by: { $0.id < $1.id }) {
      if let before = old?.services[service.id], before.json != service.json {
        learnt.append(SnapshotDraft(service))
      }
    }
    for source in new.sources.values.sorted(by: { $0.id < $1.id }) {
      if let before = old?.sources[source.id], before.json != source.json {
        learnt.append(SnapshotDraft(source))
      }
    }
    if drafts.isEmpty {
      drafts = services.map { SnapshotDraft($0) } + sources.map { SnapshotDraft($0) }
    } else {
      drafts[0].files.insert(
        contentsOf: services.map(HistoryFile.service) + sources.map(HistoryFile.source), at: 0)
    }
    drafts += learnt
    if old == nil, !drafts.isEmpty { drafts[0].files.insert(.header(new.header), at: 0) }
    if let old, old.header.json != new.header.json { drafts.append(SnapshotDraft(new.header)) }
  }
}
