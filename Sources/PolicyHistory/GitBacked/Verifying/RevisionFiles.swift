internal import Git

/// Reads files of a history out of trees, each version of a file once.
struct RevisionFiles {
  private let repository: Repository
  private let tip: History
  private let blobs: [String: ObjectID]
  private var known: [Version: HistoryFile?] = [:]
  private var problems: [Problem] = []

  private struct Version: Hashable {
    let path: String
    let blob: ObjectID
  }

  /// Begins.
  ///
  /// - Parameters:
  ///   - tip: What could be read of the newest snapshot.
  ///   - blobs: The blobs of its files, by path; what is wrong with these was told.
  init(of repository: Repository, tip: History, blobs: [String: ObjectID]) {
    self.repository = repository
    self.tip = tip
    self.blobs = blobs
  }

  /// What is wrong with the files read since this was asked last.
  mutating func takeProblems() -> [Problem] {
    defer { problems = [] }
    return problems
  }

  /// A file; `nil` for one that cannot be read.
  mutating func file(at path: HistoryPath, _ entry: TreeEntry) -> HistoryFile? {
    let name = "\(path)"
    if blobs[name] == entry.id { return tip.file(at: path) }
    let version = Version(path: name, blob: entry.id)
    if let file = known[version] { return file }
    let file = read(name, entry)
    known[version] = .some(file)
    return file
  }

  private mutating func read(_ name: String, _ entry: TreeEntry) -> HistoryFile? {
    guard entry.kind == .file else {
      problems.append(Problem(.error, name, "no plain file", remedy: .commit))
      return nil
    }
    do throws(GitError) {
      let verified = FileVerification(name, bytes: try repository.blob(entry.id))
      problems += verified.problems.filter { $0.severity == .error }
      return verified.file
    } catch {
      problems.append(Problem(.error, name, error.message, remedy: .object))
      return nil
    }
  }

  /// The part of a tree's history that some changes are about.
  ///
  /// Of the policies whose files changed, whatever they are called in the tree, the revisions that
  /// readings may have been moved between.
  mutating func part(of tree: ObjectID, about changes: some Sequence<FileChange>) -> History {
    var part = History()
    for change in changes where change.policy == nil {
      switch file(at: change.path, in: tree) {
      case .header(let header): part.header = header
      case .service(let service): part.services[service.id] = service
      case .source(let source): part.sources[source.id] = source
      case .policy, .revision, nil: continue
      }
    }
    let policies = changes.compactMap(\.policy).spelledOnce
    let families = Set(changes.compactMap(\.family))
    for key in policies {
      if let policy = policy(key, families, in: tree) { part.policies[key] = policy }
    }
    return part
  }

  private mutating func file(at path: HistoryPath, in tree: ObjectID) -> HistoryFile? {
    do throws(GitError) {
      return try repository.entry(at: "\(path)", in: tree).flatMap { file(at: path, $0) }
    } catch {
      problems.append(Problem(.error, "\(path)", error.message, remedy: .object))
      return nil
    }
  }

  /// A policy with the revisions of some families; `nil` where the tree has none that can be read.
  private mutating func policy(
    _ key: PolicyKey, _ families: Set<Family>, in tree: ObjectID
  ) -> Policy? {
    let entries: [TreeEntry]
    do throws(GitError) {
      guard let folder = try repository.entry(at: key.folder, in: tree), folder.kind == .tree else {
        return nil
      }
      entries = try repository.tree(folder.id)
    } catch {
      problems.append(Problem(.error, key.folder, error.message, remedy: .object))
      return nil
    }
    var record: PolicyRecord?
    var revisions: [Revision] = []
    for entry in entries {
      // What no file of ours can be was told.
      guard let path = try? HistoryPath("\(key.folder)/\(entry.name)") else { continue }
      switch path {
      case .policy:
        if case .policy(_, let found)? = file(at: path, entry) { record = found }
      case .revision(_, let id) where families.contains(Family(of: id)):
        if case .revision(_, let revision)? = file(at: path, entry) { revisions.append(revision) }
      case .revision, .header, .service, .source: continue
      }
    }
    return record.map { Policy(scope: key.scope, record: $0, revisions: revisions) }
  }
}

extension [PolicyKey] {
  /// Each folder once: keys compare without case, folders do not.
  fileprivate var spelledOnce: [PolicyKey] {
    var folders: Set<String> = []
    return filter { folders.insert($0.folder).inserted }
  }
}
