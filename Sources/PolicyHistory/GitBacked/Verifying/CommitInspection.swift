internal import Git
internal import PolicyLanguage

/// Follows the commits of a store, and holds each against those it comes after.
///
/// Only what a commit changed is read. Parents are read from the commits themselves: an index of
/// commits (`commit-graph`) is not believed.
struct CommitInspection {
  /// What was found, the oldest commit's first.
  private(set) var problems: [Problem] = []

  /// The trees of the commits that were followed.
  private var trees: [ObjectID: ObjectID] = [:]

  private let repository: Repository
  private let messages: MessageInspection
  private var reader: RevisionFiles

  /// Begins.
  ///
  /// - Parameters:
  ///   - tip: What could be read of the newest snapshot.
  ///   - blobs: The blobs of its files, by path; what is wrong with these was told.
  init(of repository: Repository, tip: History, blobs: [String: ObjectID]) {
    self.repository = repository
    messages = MessageInspection(knowing: tip)
    reader = RevisionFiles(of: repository, tip: tip, blobs: blobs)
  }

  /// How many commits were followed.
  var count: Int { trees.count }

  /// Whether a commit was among them.
  func hasSeen(_ commit: ObjectID) -> Bool { trees[commit] != nil }

  /// Follows a commit and all before it; each is held against its parents, the oldest first.
  mutating func inspect(_ tip: ObjectID) {
    var waiting: [(id: ObjectID, commit: Commit?)] = [(tip, nil)]
    var begun: Set<ObjectID> = []
    while let (id, commit) = waiting.popLast() {
      if let commit {
        check(commit)
      } else if begun.insert(id).inserted {
        do throws(GitError) {
          let commit = try repository.commit(id)
          trees[id] = commit.tree
          waiting.append((id, commit))
          waiting += commit.parents.reversed().map { ($0, nil) }
        } catch {
          add("the commit", error.message, in: id, .object)
        }
      }
    }
  }

  private mutating func add(
    _ path: String, _ message: String, in commit: ObjectID, _ remedy: Problem.Remedy = .commit
  ) {
    problems.append(Problem(.error, path, message, in: "\(commit)", remedy: remedy))
  }

  private mutating func check(_ commit: Commit) {
    do throws(GitError) {
      let parents = commit.parents.compactMap { trees[$0] }
      // A parent that cannot be read was told.
      guard parents.count == commit.parents.count else { return }
      var changes: [[FileChange]] = []
      for parent in parents { changes.append(try fileChanges(from: parent, in: commit)) }
      if parents.isEmpty { changes.append(try fileChanges(from: nil, in: commit)) }
      if parents.count > 1 { return checkJoin(commit, parents, changes) }
      if let parent = parents.first { checkLoss(parent, commit, changes[0]) }
      problems += messages.problems(of: commit, changing: changes[0])
    } catch {
      add("the tree", error.message, in: commit.id, .object)
    }
  }

  /// How the files of the history in a commit differ from those of a tree, each read and verified.
  private mutating func fileChanges(
    from tree: ObjectID?, in commit: Commit
  ) throws(GitError) -> [FileChange] {
    var changes: [FileChange] = []
    for change in try repository.changes(from: tree, to: commit.tree) {
      let path: HistoryPath
      do throws(FormatError) {
        guard let place = try HistoryPath(change.path) else { continue }
        path = place
      } catch {
        if change.new != nil { problems.append(Problem(error).moved(to: "\(commit.id)")) }
        continue
      }
      let old = change.old.flatMap { reader.file(at: path, $0) }
      let new = change.new.flatMap { reader.file(at: path, $0) }
      problems += reader.takeProblems().map { $0.moved(to: "\(commit.id)") }
      changes.append(
        FileChange(
          path: path, old: old, new: new, wasThere: change.old != nil, isThere: change.new != nil))
    }
    return changes
  }

  // MARK: What came before

  /// Whether everything that a tree says is in a commit that follows it.
  private mutating func checkLoss(_ tree: ObjectID, _ commit: Commit, _ changes: [FileChange]) {
    if changes.allSatisfy({ !$0.wasThere }) { return }
    let before = reader.part(of: tree, about: changes)
    let after = reader.part(of: commit.tree, about: changes)
    do throws(RecordingError) {
      for path in try before.lost(in: after) {
        add(path, "what it said in the commit before is not said any more", in: commit.id)
      }
    } catch {
      add("policies", error.description, in: commit.id)
    }
  }

  /// Whether a commit of several parents is their union.
  private mutating func checkJoin(
    _ commit: Commit, _ parents: [ObjectID], _ changes: [[FileChange]]
  ) {
    for (parent, changes) in zip(parents, changes) { checkLoss(parent, commit, changes) }
    let all = changes.flatMap(\.self)
    let sides = parents.map { reader.part(of: $0, about: all) }
    let joined = reader.part(of: commit.tree, about: all)
    do throws(RecordingError) {
      var union = History()
      for side in sides { union = try union.merging(side) }
      for path in try joined.lost(in: union) {
        add(path, "neither of the histories that were merged says this", in: commit.id)
      }
    } catch {
      add("policies", error.description, in: commit.id)
    }
  }
}

/// A file of a history that a commit changed.
struct FileChange {
  let path: HistoryPath
  /// What it said before, where that can be read.
  let old: HistoryFile?
  /// What it says now, where that can be read.
  let new: HistoryFile?
  let wasThere: Bool
  let isThere: Bool

  /// The policy it is about.
  var policy: PolicyKey? {
    switch path {
    case .policy(let key), .revision(let key, _): key
    case .header, .service, .source: nil
    }
  }

  /// The revisions whose readings may be its.
  var family: Family? {
    if case .revision(_, let id) = path { Family(of: id) } else { nil }
  }
}

extension History {
  /// The paths of what this history says and another one does not: by the law of the union, what is
  /// in both is the other one.
  fileprivate func lost(in other: History) throws(RecordingError) -> [String] {
    let union = try merging(other)
    var paths: [String] = []
    if union.header != other.header { paths.append("\(HistoryPath.header)") }
    paths += union.services.values.filter { other.services[$0.id] != $0 }
      .map { "\(HistoryPath.service($0.id))" }
    paths += union.sources.values.filter { $0.saysMore(than: other.sources[$0.id]) }
      .map { "\(HistoryPath.source($0.id))" }
    for policy in union.policies.values {
      let kept = other.policies[policy.key]
      if kept?.record != policy.record {
        paths.append("\(HistoryPath.policy(policy.key))")
      }
      paths += policy.revisions.filter { kept?[$0.id] != $0 }
        .map { "\(HistoryPath.revision(policy.key, $0.id))" }
    }
    return paths.sorted { $0.precedesBytewise($1) }
  }
}

extension SourceRecord {
  /// Whether it says something that another one does not; how far the source was read is no
  /// statement about it.
  fileprivate func saysMore(than other: SourceRecord?) -> Bool {
    guard var other else { return true }
    other.readTo = readTo
    return other != self
  }
}
