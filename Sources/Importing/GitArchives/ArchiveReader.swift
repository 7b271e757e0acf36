internal import Git
internal import PolicyHistory
internal import PolicyLanguage

/// Reads an archive into a history: each commit's changed files become readings.
struct ArchiveReader {
  let archive: GitArchive
  var history: History
  var summary: ImportSummary

  /// The policies' keys by all their names.
  private var keys: [PolicyKey: PolicyKey] = [:]

  /// What was shown last of each policy, by this source.
  var shown: [PolicyKey: Shown] = [:]

  /// What files turned out to be, by their ids: most of an archive's changes go back and forth
  /// between few.
  private var contents: [ObjectID: FileContent] = [:]

  /// One copy of each document.
  private var documents: [DocumentDigest: RecordedDocument] = [:]

  /// Of the versions side by side that a commit brings, the newest of each policy.
  private var newest: [PolicyName: VersionID] = [:]

  /// The policies that something was recorded of.
  var touched: Set<PolicyKey> = []

  var statuses: StatusReader

  init(_ archive: GitArchive, into history: History, after known: ObjectID?) {
    self.archive = archive
    self.history = history
    summary = ImportSummary(archive.source, archive.scope)
    statuses = StatusReader(archive)
    for policy in history.policiesInOrder {
      let names = [policy.record.name] + policy.record.aliases.sorted()
      for name in names where keys[PolicyKey(scope: policy.scope, name: name)] == nil {
        keys[PolicyKey(scope: policy.scope, name: name)] = policy.key
      }
      shown[policy.key] = Shown(lastOf: policy, by: archive.source, at: known)
    }
  }

  /// Reads what a commit shows.
  mutating func read(_ commit: ArchivedCommit) throws(ImportError) {
    summary.commits += 1
    if let date = commit.date { summary.lookedAt = max(summary.lookedAt ?? date, date) }
    newest = try newestVersions(of: commit.files)
    for change in inOrder(commit.files) {
      summary.changes += 1
      try read(change, of: commit)
    }
    try statuses.read(commit, &summary)
  }

  /// Versions of one policy by their numbers, not as text: `v9` was shown before `v10`.
  private func inOrder(_ changes: [TreeChange]) -> [TreeChange] {
    guard archive.layout.form == .filePerVersion else { return changes }
    return changes.map { (change: $0, subject: archive.layout.subject(of: $0.path)) }
      .sorted { a, b in
        guard let one = a.subject, let other = b.subject, one.name.hasSameBytes(as: other.name),
          let version = one.version, let otherVersion = other.version
        else { return a.change.path.precedesBytewise(b.change.path) }
        return version < otherVersion
      }.map(\.change)
  }

  /// The newest version of each policy among those that a commit brings, where they stand side by
  /// side.
  private mutating func newestVersions(
    of changes: [TreeChange]
  ) throws(ImportError) -> [PolicyName: VersionID] {
    guard archive.layout.form == .filePerVersion else { return [:] }
    var newest: [PolicyName: VersionID] = [:]
    for change in changes {
      guard let subject = archive.layout.subject(of: change.path), let version = subject.version,
        let name = try? PolicyName(subject.name), let entry = change.new, entry.isFile,
        case .file(let file) = try content(of: entry.id), file.isDefault
      else { continue }
      newest[name] = max(newest[name] ?? version, version)
    }
    return newest
  }

  private mutating func read(
    _ change: TreeChange, of commit: ArchivedCommit
  ) throws(ImportError) {
    guard let subject = archive.layout.subject(of: change.path) else {
      return skip(.misplaced, change, commit, "not a place of a policy")
    }
    let name: PolicyName
    do throws(NameError) {
      name = try PolicyName(subject.name)
    } catch {
      return skip(.misplaced, change, commit, error.description)
    }
    guard let entry = change.new else { return skip(.removed, change, commit) }
    guard entry.isFile else {
      return skip(.notAFile, change, commit, "\(entry.kind)")
    }
    if let other = try spelledOtherwise(name, change.path, in: commit) {
      return skip(.caseClash, change, commit, "`\(other)` is in the folder too")
    }
    switch try content(of: entry.id) {
    case .empty: skip(.emptied, change, commit)
    case .missing: skip(.missing, change, commit)
    case .tooLarge(let size): skip(.tooLarge, change, commit, "\(size) bytes")
    case .unreadable(let reason): skip(.unreadable, change, commit, reason)
    case .file(let file):
      if let stated = file.version, let version = subject.version, stated != version {
        return skip(.conflicting, change, commit, "the file says \(stated)")
      }
      record(
        file, Place(name: name, version: file.version ?? subject.version), change, commit)
    }
  }

  private mutating func content(of id: ObjectID) throws(ImportError) -> FileContent {
    if let known = contents[id] { return known }
    var content = try archive.repository.fileContent(id)
    summary.files += 1
    if case .file(var file) = content {
      file.document = documents[file.document.digest, default: file.document]
      documents[file.document.digest] = file.document
      content = .file(file)
    }
    contents[id] = content
    return content
  }

  mutating func skip(
    _ reason: ImportSummary.Reason, _ change: TreeChange, _ commit: ArchivedCommit,
    _ detail: String? = nil
  ) {
    summary.skipped.append(
      ImportSummary.Skipped(
        path: archive.layout.prefix + change.path, commit: "\(commit.id)", date: commit.date,
        reason: reason,
        detail: detail))
  }
}

// MARK: - Names

extension ArchiveReader {
  /// The policy that a name is of: by its own name or an alias.
  func key(_ name: PolicyName) -> PolicyKey {
    let key = PolicyKey(scope: archive.scope, name: name)
    return keys[key] ?? key
  }

  /// The other file of a commit that has a name in other case, if the history knows it so.
  private func spelledOtherwise(
    _ name: PolicyName, _ path: String, in commit: ArchivedCommit
  ) throws(ImportError) -> PolicyName? {
    guard let known = history.policies[key(name)]?.record.name, known.folded == name.folded,
      !known.text.hasSameBytes(as: name.text)
    else { return nil }
    let rest = path.dropFirst(name.text.count)
    let other = "\(archive.layout.prefix)\(known.text)\(rest)"
    let entry = try git { () throws(GitError) in
      try archive.repository.entry(at: other, in: commit.tree)
    }
    return entry == nil ? nil : known
  }

  /// Puts a policy into the history, by the smaller of two spellings of its name.
  private mutating func put(_ policy: Policy, named name: PolicyName) {
    var policy = policy
    if policy.record.name.folded == name.folded {
      policy.record.name = min(policy.record.name, name)
    }
    if history.policies[policy.key] == nil { keys[policy.key] = policy.key }
    history.policies[policy.key] = policy
    touched.insert(policy.key)
  }
}

// MARK: - Recording

extension ArchiveReader {
  private struct Place {
    let name: PolicyName
    let version: VersionID?
  }

  private mutating func record(
    _ file: ArchivedVersion, _ place: Place, _ change: TreeChange, _ commit: ArchivedCommit
  ) {
    if !file.isDefault {
      summary.superseded += 1
      return
    }
    let key = key(place.name)
    let known = history.policies[key]
    var policy = known ?? Policy(scope: archive.scope, record: PolicyRecord(name: place.name))
    let isShown = showsPresent(file, place, of: policy, commit)
    let reading = Reading(
      source: archive.source, created: file.created,
      observed: isShown ? commit.date.map(Moment.instant) : nil, document: file.document)
    let recorded: Recorded
    do throws(RecordingError) {
      recorded = try policy.record(reading, of: place.version)
    } catch {
      switch error {
      case .contradiction: skip(.conflicting, change, commit, "\(error)")
      case .undated: skip(.undated, change, commit)
      }
      return
    }
    if isShown, let version = place.version {
      shown[key] = Shown(version: version, created: file.created, commit: commit.id)
    }
    summary.count(recorded, isNewPolicy: known == nil)
    if !recorded.changed.isEmpty { put(policy, named: place.name) }
  }

  /// Whether a commit shows a version as the present one.
  ///
  /// Not so one that is older than what was shown, or was shown before, on a branch that had not
  /// heard of the newer one: nothing came back there. Where versions stand side by side an older one
  /// that is added later was only missing, and of those that one commit brings the newest alone is in
  /// force: the day of that look is not when the others took effect.
  private func showsPresent(
    _ file: ArchivedVersion, _ place: Place, of policy: Policy, _ commit: ArchivedCommit
  ) -> Bool {
    let version = place.version
    if let version, let newest = newest[place.name], version < newest { return false }
    guard let version, let last = shown[policy.key],
      !last.isSame(version, created: file.created)
    else { return true }
    let isOlder = last.isNewer(than: version, created: file.created)
    if archive.layout.form == .filePerVersion { return !isOlder }
    guard isOlder || policy.showed(version, created: file.created, by: archive.source) else {
      return true
    }
    guard let seen = last.commit else { return true }
    return (try? archive.repository.isAncestor(seen, of: commit.id)) ?? true
  }
}
