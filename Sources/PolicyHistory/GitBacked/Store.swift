internal import Git

/// A bare git repository that holds a history, each snapshot of it on the branch `main`.
///
/// Everything is read from the tree at the tip of the branch, as it was when the store was opened or
/// last written through this object; commits are not walked. A store is used by one task at a time.
public final class Store {
  /// Where it is, as it was named.
  public let path: String

  let repository: Repository

  /// The newest snapshot; `nil` while nothing is recorded.
  private(set) var tip: Tip?

  /// The commit that is read instead of the branch; such a store is not written to.
  let fixed: ObjectID?

  /// The sources at the tip, once they were asked for.
  var knownSources: [SourceID: SourceRecord]?

  /// The branch whose tip is the history.
  static let branch = BranchName.main

  /// The newest snapshot.
  struct Tip {
    let commit: ObjectID
    /// The history.
    let tree: ObjectID
    /// Its author's date or its committer's, the later one; seconds since 1970.
    let date: Int64
  }

  /// Takes a repository and looks where its branch is, or at the commit that is to be read.
  init(
    _ repository: Repository, at path: String, reading fixed: ObjectID? = nil
  ) throws(StoreError) {
    self.path = path
    self.repository = repository
    self.fixed = fixed
    try refresh()
  }

  /// Looks again where the branch is.
  ///
  /// - Throws: `StoreError`, also when what the branch names is no history in format 1.
  public func refresh() throws(StoreError) {
    guard let id = try newest() else {
      tip = nil
      return try requireNothingElse()
    }
    let commit = try git { () throws(GitError) in try repository.commit(id) }
    if tip?.commit == id { return }
    tip = Tip(
      commit: id, tree: commit.tree, date: max(commit.author.seconds, commit.committer.seconds))
    knownSources = nil
    try requireHeader()
  }

  /// The commit that is to be read.
  private func newest() throws(StoreError) -> ObjectID? {
    if let fixed { return fixed }
    return try git { () throws(GitError) in try repository.tip(of: Self.branch) }
  }

  /// The id of the newest snapshot, 40 digits; `nil` while nothing is recorded.
  public var headID: String? { tip?.commit.description }

  /// The first seven digits of the id, as an evidence line has it.
  public var shortHeadID: String? { headID.map { String($0.prefix(7)) } }

  private func requireNothingElse() throws(StoreError) {
    let branches = try git { () throws(GitError) in try repository.branches() }
    // Another process may have made the branch since it was looked for: then it was empty, and a store.
    if let other = branches.first, !branches.contains(where: { $0.name == Self.branch }) {
      throw .notAStore(
        path: path, reason: "it has a branch `\(other.name)`, but none `\(Self.branch)`")
    }
  }

  private func requireHeader() throws(StoreError) {
    guard let header = try bytes(at: "\(HistoryPath.header)") else {
      let place = fixed.map { "\($0)" } ?? "\(Self.branch)"
      throw .notAStore(
        path: path,
        reason: "`\(HistoryPath.header)` is not in the tree of `\(place)`")
    }
    _ = try format { () throws(FormatError) in try HistoryFile(.header, bytes: header) }
  }
}

@available(*, unavailable)
extension Store: Sendable {}
