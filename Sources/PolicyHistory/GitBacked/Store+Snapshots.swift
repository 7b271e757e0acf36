internal import Git

extension Store {
  /// The snapshots, the newest first: the one thing for which commits are walked.
  ///
  /// A commit that this program did not make is a snapshot that records no revision.
  ///
  /// - Throws: `StoreError`.
  /// - Complexity: O(*n*) in the number of commits.
  public func snapshots() throws(StoreError) -> [Snapshot] {
    guard let tip else { return [] }
    let scopes = try scopes()
    return try git { () throws(GitError) in
      var snapshots: [Snapshot] = []
      var walk = try repository.walk(from: [tip.commit])
      while let id = try walk.next() {
        snapshots.append(try snapshot(try repository.commit(id), scopes))
      }
      return snapshots
    }
  }

  private func snapshot(_ commit: Commit, _ scopes: [PolicyScope]) throws(GitError) -> Snapshot {
    let subject = String(commit.message.prefix { !$0.isNewline })
    let trailers = try commit.trailers()
    func value(_ key: String) -> String? { trailers.first { $0.key == key }?.value }
    var snapshot = Snapshot(id: commit.id.description, subject: subject)
    guard let policy = value("Policy"), let name = try? PolicyName(policy),
      let id = Self.revision(in: subject, of: policy)
    else { return snapshot }
    let keys: [PolicyKey]
    if let arn = value("Arn"), let arn = try? PolicyARN(arn) {
      keys = [PolicyKey(scope: arn.key.scope, name: name)]
    } else {
      keys = scopes.map { PolicyKey(scope: $0, name: name) }
    }
    // A message does not have the scope: of several the one in whose folder the file appeared.
    for key in keys where try keys.count == 1 || adds(.revision(key, id), commit) {
      snapshot.recorded = Snapshot.Recorded(policy: key, revision: id)
    }
    return snapshot
  }

  /// The id between the policy's name and the day in a subject.
  private static func revision(in subject: String, of policy: String) -> RevisionID? {
    let words = subject.split(separator: " ")
    guard words.count == 3, words[0] == policy else { return nil }
    return try? RevisionID(String(words[1]))
  }

  private func adds(_ path: HistoryPath, _ commit: Commit) throws(GitError) -> Bool {
    guard try repository.entry(at: "\(path)", in: commit.tree) != nil else { return false }
    guard let parent = commit.parents.first else { return true }
    return try repository.entry(at: "\(path)", in: repository.commit(parent).tree) == nil
  }
}
