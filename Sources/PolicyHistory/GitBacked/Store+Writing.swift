internal import Git

extension Store {
  /// How often an update is tried while other processes record: each time one of them got on, so that
  /// even many are done before this is.
  static let attempts = 30

  /// Records what makes another history of the present one: a snapshot for each revision, and for
  /// each thing learnt of what is recorded; nothing where the bytes stay equal.
  ///
  /// Everything is put on the disk before the branch moves, once and at the end: what fails or is
  /// killed leaves the old history. Where another process recorded something meanwhile, `change` is
  /// asked again with what is there then.
  ///
  /// - Parameters:
  ///   - recorder: Who records.
  ///   - progress: Called after each snapshot with how many there are by then, and how many there
  ///     will be.
  ///   - change: Makes the new history, which must hold the present one: by merging or recording.
  /// - Returns: The snapshots, the oldest first; none if everything was known.
  /// - Throws: What `change` throws; `StoreError`, `RecordingError`.
  @discardableResult
  public func update(
    by recorder: Recorder, progress: (Int, Int) -> Void = { _, _ in },
    _ change: (History) throws -> History
  ) throws -> [Snapshot] {
    try update(by: recorder, progress, reading: { () throws(StoreError) in try history() }, change)
  }

  /// Records something about a few policies: as `update(by:_:)` does, but the others are not read.
  ///
  /// - Parameters:
  ///   - keys: The policies that may change.
  ///   - recorder: Who records.
  ///   - change: Makes of the part about these policies (`part(about:)`) a new one.
  /// - Returns: The snapshots, the oldest first; none if everything was known.
  /// - Throws: What `change` throws; `StoreError`, `RecordingError`, also where a new name, alias or
  ///   ARN is that of a policy that is not in the part.
  /// - Complexity: O(*n*) in the files of these policies, the services and the sources; a new name,
  ///   alias or ARN costs a look at the record of every policy. Where names of actions are not noted, as
  ///   after a clone, everything is read once to note them.
  @discardableResult
  public func update(
    about keys: Set<PolicyKey>, by recorder: Recorder, _ change: (History) throws -> History
  ) throws -> [Snapshot] {
    try update(
      by: recorder, { _, _ in }, reading: { () throws(StoreError) in try part(about: keys) }
    ) { part in
      let changed = try change(part)
      try requireNoClash(from: part, to: changed)
      return changed
    }
  }

  private func update(
    by recorder: Recorder, _ progress: (Int, Int) -> Void,
    reading: () throws(StoreError) -> History,
    _ change: (History) throws -> History
  ) throws -> [Snapshot] {
    try requireWritable()
    for _ in 0..<Self.attempts {
      try refresh()
      let present = try reading()
      let plan = try RecordingPlan(from: tip == nil ? nil : present, to: change(present))
      if plan.drafts.isEmpty {
        noteNames(after: tip)
        return []
      }
      let before = tip
      if let written = try write(plan, by: recorder, progress) {
        try refresh()
        noteNames(after: before)
        return written
      }
    }
    throw StoreError.contended(attempts: Self.attempts)
  }

  /// Records everything that another history says.
  ///
  /// - Returns: The snapshots, the oldest first; none if everything was known.
  /// - Throws: `StoreError`, or `RecordingError` where the histories contradict each other; nothing
  ///   is recorded then.
  @discardableResult
  public func merge(_ other: History, by recorder: Recorder) throws -> [Snapshot] {
    try update(by: recorder) { try $0.merging(other) }
  }

  /// Who git says the user is, in the store's configuration or the user's; `nil` if it does not.
  ///
  /// - Throws: `StoreError` if the configuration cannot be read.
  public func userIdentity() throws(StoreError) -> Identity? {
    try git { () throws(GitError) in
      try repository.userIdentity().map { Identity(name: $0.name, email: $0.email) }
    }
  }

  /// Writes snapshots and moves the branch to the last of them; `nil` if it had moved.
  private func write(
    _ plan: RecordingPlan, by recorder: Recorder, _ progress: (Int, Int) -> Void
  ) throws(StoreError) -> [Snapshot]? {
    var writer = try SnapshotWriter(after: tip, in: repository, by: recorder)
    var snapshots: [Snapshot] = []
    for draft in plan.drafts {
      snapshots.append(try writer.write(draft))
      progress(snapshots.count, plan.drafts.count)
    }
    guard let newest = writer.tip else { return [] }
    try writer.finish()
    return try move(to: newest) ? snapshots : nil
  }

  /// Moves the branch from the tip to a commit that is on the disk; whether it was at the tip still.
  func move(to newest: ObjectID) throws(StoreError) -> Bool {
    do throws(GitError) {
      try repository.move(Self.branch, from: tip?.commit, to: newest)
      return true
    } catch {
      if error.code == .modified { return false }
      throw StoreError(error)
    }
  }

  /// Refuses to write where a work tree would not follow, and to what was opened at a commit.
  func requireWritable() throws(StoreError) {
    guard fixed == nil else {
      throw .notAStore(path: path, reason: "it was opened at a commit, to be read alone")
    }
    guard repository.isBare else {
      throw .notAStore(
        path: path, reason: "it has a work tree, which would not follow; a bare one is written to")
    }
  }
}
