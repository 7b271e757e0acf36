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
    let policies = Account.policies(of: principals)
    let keys = Set(policies.map(\.key))
    let part = try store().part(about: keys)
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
}
