internal import Importing
internal import PolicyHistory
internal import PolicyLanguage

extension Session {
  /// The principals of details files, and their managed policies as the history knows them, with what
  /// the files carry of them beside.
  ///
  /// - Throws: `Failure` where files contradict each other, and what reading the store throws.
  func account(_ files: DetailsFiles) throws -> Account {
    let principals = try files.principals()
    let policies = Account.referenced(by: principals)
    let keys = Set(policies.map(\.key))
    let part = try store().part(about: keys)
    // In memory alone: the store is as it was.
    let (history, summary) = files.policies.recording(in: part)
    let conflicts = summary.skipped.filter { $0.reason == .conflicting && keys.contains($0.policy) }
    tell(notes: files.notes + conflicts.map { "\($0.detail ?? "\($0.policy) contradicts itself")" })
    var timelines: [PolicyARN: Timeline] = [:]
    for arn in policies {
      guard let policy = history.policies[arn.key] else { continue }
      timelines[arn] = Timeline(of: policy, sources: history.sources)
    }
    return Account(principals, timelines: timelines)
  }

  /// Asks the principals of an account, several at a time; a terminal is told how far it is.
  ///
  /// - Parameter search: What is asked; each thread has one for itself, which keeps what it found.
  /// - Returns: The answers, in the order of the principals.
  func asking<Search: Sendable, Answer: Sendable>(
    _ account: Account, from search: Search,
    _ ask: @escaping @Sendable (inout Search, Principal) -> Answer
  ) throws -> [Answer] {
    let bar = console.progressBar
    defer { bar?.clear() }
    let total = account.principals.count
    return try Threads.map(
      account.principals, chunk: 32, from: search,
      progress: { bar?.show("asking", $0, of: total, "principals") }, ask)
  }
}
