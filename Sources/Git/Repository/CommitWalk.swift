internal import CLibgit2

/// A walk over commits, one id after the other (`git_revwalk`).
///
/// It is over when `next` answers nil, and only then: a commit that cannot be read throws, and the
/// walk throws the same ever after.
@safe package struct CommitWalk: ~Copyable {
  /// The order of a walk.
  package enum Order: Sendable {
    /// No parent before all its children, the newest committed first: `git rev-list --date-order`.
    case newestFirst
    /// The same, backwards: no child before all its parents.
    case oldestFirst
  }

  private let handle: Owned<CRevisionWalk>
  /// The walk refers to it.
  private let repository: Repository
  private var failure: GitError?

  init(
    in repository: Repository, from tips: [ObjectID], hiding hidden: [ObjectID], _ order: Order
  ) throws(GitError) {
    let handle = try repository.handle.use { repository throws(GitError) in
      try Owned<CRevisionWalk>("git_revwalk_new") { unsafe git_revwalk_new($0, repository) }
    }
    try handle.use { walk throws(GitError) in
      try check("git_revwalk_sorting") { unsafe git_revwalk_sorting(walk, order.mode) }
      for tip in tips {
        var id = tip.raw
        try check("git_revwalk_push") { unsafe git_revwalk_push(walk, &id) }
      }
      for commit in hidden {
        var id = commit.raw
        try check("git_revwalk_hide") { unsafe git_revwalk_hide(walk, &id) }
      }
    }
    self.repository = repository
    self.handle = handle
  }

  /// The next commit, nil after the last one (`git_revwalk_next`).
  package mutating func next() throws(GitError) -> ObjectID? {
    if let failure { throw failure }
    var id = git_oid()
    do throws(GitError) {
      let isFound = try handle.use { walk throws(GitError) in
        try checkNext("git_revwalk_next") { unsafe git_revwalk_next(&id, walk) }
      }
      return isFound ? ObjectID(id) : nil
    } catch {
      failure = error
      throw error
    }
  }
}

extension CommitWalk.Order {
  fileprivate var mode: UInt32 {
    let both = GIT_SORT_TOPOLOGICAL.rawValue | GIT_SORT_TIME.rawValue
    return self == .newestFirst ? both : both | GIT_SORT_REVERSE.rawValue
  }
}

extension Repository {
  /// Walks over the commits that come before these tips, the tips among them, but for the hidden
  /// ones and all that come before those.
  package func walk(
    from tips: [ObjectID], hiding hidden: [ObjectID] = [], _ order: CommitWalk.Order = .newestFirst
  ) throws(GitError) -> CommitWalk {
    try CommitWalk(in: self, from: tips, hiding: hidden, order)
  }
}
