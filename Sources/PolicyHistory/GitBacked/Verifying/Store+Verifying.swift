internal import Git
internal import PolicyLanguage

extension Store {
  /// Reads everything in the store to the end, and says what is wrong with it: every object, every
  /// file of every snapshot, whether a snapshot lost something that one before it had, and whether
  /// messages say what trees do.
  ///
  /// An empty store is as it should be, and has not even the file that names the format.
  ///
  /// - Parameter head: The id of a commit, 40 digits, that the newest snapshot has to come after or
  ///   be: what somebody wrote down or published.
  /// - Throws: `StoreError` where the store cannot be read at all.
  /// - Complexity: O(*n*) in the bytes of the objects; of each commit the folders that it changed.
  public func verify(holding head: String? = nil) throws(StoreError) -> Verification {
    var problems = try standing()
    let ids = try git { () throws(GitError) in try repository.objectIDs() }
    problems += try damaged(ids)
    guard let tip else {
      var verification = try format { () throws(FormatError) in
        Verification(files: try History().files())
      }
      // What others record just now, for the first time, is no fault.
      let isBegun = try git { () throws(GitError) in try repository.tip(of: Self.branch) } != nil
      if !ids.isEmpty, !isBegun { problems.append(.branchless(objects: ids.count)) }
      if let head { problems.append(.missing(head)) }
      verification.add(problems)
      verification.objects = ids.count
      return verification
    }
    var inspection = TreeInspection(of: repository)
    let files = inspection.files(of: tip.tree)
    problems += inspection.problems
    var verification = Verification(files: files.map { ($0.path, $0.bytes) })
    let blobs = Dictionary(files.map { ($0.path, $0.entry.id) }) { first, _ in first }
    var commits = CommitInspection(of: repository, tip: verification.history, blobs: blobs)
    commits.inspect(tip.commit)
    if let head, ObjectID(head).map(commits.hasSeen) != true { problems.append(.missing(head)) }
    verification.add(problems + commits.problems)
    // What cannot be read has names that cannot be compared.
    if !verification.problems.contains(where: { $0.severity == .error }),
      let problem = falseNames(verification.history)
    {
      verification.add([problem])
    }
    verification.snapshots = commits.count
    verification.objects = ids.count
    return verification
  }

  /// What is wrong with how the store stands.
  private func standing() throws(StoreError) -> [Problem] {
    var problems: [Problem] = []
    let branch = try git { () throws(GitError) in try repository.headBranch() }
    if branch != Self.branch {
      let name = branch.map { "`\($0)`" } ?? "a commit"
      problems.append(
        Problem(
          .error, "HEAD", "it names \(name); a store's names `\(Self.branch)`",
          remedy: .branch))
    }
    if repository.isShallow {
      problems.append(
        Problem(.error, "shallow", "what came before is not in the store", remedy: .shallow))
    }
    return problems
  }

  private func damaged(_ ids: [ObjectID]) throws(StoreError) -> [Problem] {
    let damaged = try git { () throws(GitError) in try repository.damaged(among: ids) }
    return damaged.map { id, error in
      Problem(.error, "object \(id)", error.message, remedy: .object)
    } + PackSums.problems(in: repository.gitDirectory)
  }
}

extension Problem {
  fileprivate static func branchless(objects count: Int) -> Problem {
    Problem(
      .error, "refs/heads/main",
      "there is no branch, and there are \(count) objects: it was taken away, or the first run was"
        + " killed",
      remedy: .lostBranch)
  }

  fileprivate static func missing(_ head: String) -> Problem {
    Problem(
      .error, "refs/heads/main",
      "the commit `\(head)` is neither the newest snapshot nor before it: what it recorded was taken"
        + " out, or is of another store",
      remedy: .head)
  }
}
