/// A snapshot that is to be written: the files it changes, and what it says.
struct SnapshotDraft {
  /// The files it puts in, or in the place of others.
  var files: [HistoryFile]

  /// The files it takes out.
  var removed: [HistoryPath] = []

  /// The author date: when the revision took effect, or what was learnt became true; `nil` where
  /// that has no date.
  let date: Moment?

  /// The message.
  let message: SnapshotMessage
}

extension SnapshotDraft {
  /// The snapshot of a revision.
  ///
  /// - Parameters:
  ///   - revision: The revision.
  ///   - policy: The policy with all that is known of it.
  ///   - announcement: The announcement of the revision.
  init(_ revision: Revision, of policy: Policy, announcement: Announcement?) {
    files = [.revision(policy.key, revision)]
    date = revision.effective
    message = SnapshotMessage(
      "\(policy.record.name) \(revision.id) (\(revision.effective.day))",
      body: revision.readings.first?.summary,
      trailers: [("Policy", policy.record.name.text)]
        + Self.trailers(revision, revision.readings.first, policy.record, announcement))
  }

  /// The snapshot of what was learnt of a revision that is recorded.
  init(_ revision: Revision, before: Revision, of policy: Policy, announcement: Announcement?) {
    let added = revision.readings.filter { !before.readings.contains($0) }
    files = [.revision(policy.key, revision)]
    date = revision.effective
    message = SnapshotMessage(
      "\(policy.record.name) \(revision.id): \(Self.lesson(revision, before: before))",
      body: added.first?.summary,
      trailers: [("About", policy.record.name.text)]
        + Self.trailers(revision, added.first, policy.record, announcement))
  }

  private static func trailers(
    _ revision: Revision, _ reading: Reading?, _ record: PolicyRecord, _ announcement: Announcement?
  ) -> [(String, String?)] {
    [
      ("Arn", record.arn?.text), ("Version", revision.version?.text),
      ("Effective", "\(revision.effective)"), ("Announced", announcement.map { "\($0.date)" }),
      ("Source", reading?.source.name),
    ]
  }

  /// What was learnt of a revision.
  private static func lesson(_ revision: Revision, before: Revision) -> String {
    let added = revision.readings.filter { !before.readings.contains($0) }
    let removed = before.readings.filter { !revision.readings.contains($0) }
    if !added.isEmpty, added.allSatisfy({ new in removed.contains { $0.isRepeated(by: new) } }) {
      return "observed earlier"
    }
    if !added.isEmpty { return "\(counted(added.count, "reading")) added" }
    // Divided anew: an earlier making of the version was learnt of, and has the id now.
    return removed.isEmpty ? "keys added" : "\(counted(removed.count, "reading")) moved"
  }
}

extension SnapshotDraft {
  /// The snapshot of what was learnt of a policy beside its revisions.
  init(_ policy: Policy, before: PolicyRecord?) {
    let record = policy.record
    let announcements = record.announcements.filter { before?.announcements.contains($0) != true }
    let statuses = record.statuses.filter { before?.statuses.contains($0) != true }
    var lessons = statuses.map(\.kind.rawValue)
    if !announcements.isEmpty { lessons.append(counted(announcements.count, "announcement")) }
    let notServed = record.notServed.filter { before?.notServed.contains($0) != true }
    if !notServed.isEmpty { lessons.append("\(counted(notServed.count, "version")) not served") }
    let aliases = record.aliases.subtracting(before?.aliases ?? [])
    lessons += aliases.sorted().map { "alias \($0)" }
    if before?.arn != record.arn { lessons.append("ARN") }
    if before?.service != record.service { lessons.append("service") }
    files = [.policy(policy.scope, record)]
    date = statuses.last?.date ?? announcements.last?.date ?? notServed.map(\.date).max()
    message = SnapshotMessage(
      "\(record.name): \(lessons.isEmpty ? "policy" : lessons.joined(separator: ", ")) recorded",
      trailers: [
        ("About", record.name.text), ("Arn", record.arn?.text),
        ("Announced", announcements.last.map { "\($0.date)" }),
        ("Source", (statuses.last?.source ?? notServed.last?.source)?.name),
      ])
  }

  /// The snapshot of policies that turned out to be one, or whose name is spelled otherwise.
  init(_ policy: Policy, uniting policies: [Policy]) {
    let names = policies.map(\.record.name).filter { $0 != policy.record.name }
    files = policy.files
    // By their spelling: keys compare without case, folders do not.
    let kept = Set(files.map { "\($0.path)" })
    removed = policies.flatMap(\.files).map(\.path).filter { !kept.contains("\($0)") }
    date = nil
    message = SnapshotMessage(
      "\(policy.record.name): name recorded, known as \(names.map(\.text).joined(separator: ", "))",
      trailers: [("About", policy.record.name.text), ("Arn", policy.record.arn?.text)])
  }

  /// The snapshot of a look at a source.
  init(_ source: SourceRecord) {
    let name = "\(source.kind.rawValue) \(source.reference)"
    files = [.source(source)]
    date = source.lookedAt
    message = SnapshotMessage(
      "\(name): \(source.lookedAt.map { "looked at \($0)" } ?? "source recorded")",
      trailers: [("About", name)])
  }

  /// The snapshot of a service.
  init(_ service: ServiceRecord) {
    files = [.service(service)]
    date = service.trackingSince
    message = SnapshotMessage(
      "\(service.name): service recorded", trailers: [("About", service.name)])
  }

  /// The snapshot of what the history says of itself.
  init(_ header: HistoryHeader) {
    files = [.header(header)]
    date = nil
    message = SnapshotMessage(
      "\(HistoryPath.header): keys added", trailers: [("About", "\(HistoryPath.header)")])
  }
}

extension Source {
  /// Kind and reference, as a trailer has them.
  fileprivate var name: String { "\(kind.rawValue) \(reference)" }
}

/// A number of things; one thing without the number.
private func counted(_ count: Int, _ thing: String) -> String {
  count == 1 ? thing : "\(count) \(thing)s"
}
