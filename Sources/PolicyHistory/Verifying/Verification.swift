/// Reads every file of a history to the end and collects what is wrong with it.
public struct Verification: Sendable {
  /// What was found, by path; of a path in the order in which it was found.
  public private(set) var problems: [Problem] = []

  /// What could be read; of a file that could not, nothing.
  public private(set) var history = History()

  /// How many commits were followed; none where files alone were verified.
  public package(set) var snapshots = 0

  /// How many objects were read; none where files alone were verified.
  public package(set) var objects = 0

  /// Verifies files, each a path and its bytes.
  ///
  /// - Complexity: O(*n*) in the bytes; every document is read and written once.
  public init(files: some Sequence<(path: String, bytes: [UInt8])>) {
    var revisions: [PolicyKey: [Revision]] = [:]
    var hasHeader = false
    for (name, bytes) in files {
      let verified = FileVerification(name, bytes: bytes)
      problems += verified.problems
      guard let file = verified.file else { continue }
      switch file {
      case .header(let header): (history.header, hasHeader) = (header, true)
      case .service(let service): history.services[service.id] = service
      case .source(let source): history.sources[source.id] = source
      case .policy(let scope, let record): add(Policy(scope: scope, record: record))
      case .revision(let key, let revision): revisions[key, default: []].append(revision)
      }
    }
    if !hasHeader { add(.error, "\(HistoryPath.header)", "the file is missing") }
    for (key, revisions) in revisions.sorted(by: { $0.key < $1.key }) { add(revisions, to: key) }
    for policy in history.policiesInOrder { check(policy) }
    checkNames()
    sortProblems()
  }

  /// Adds what was found elsewhere, and sorts.
  mutating func add(_ others: [Problem]) {
    problems += others
    sortProblems()
  }

  /// By path; what is about the newest snapshot before what is about others, else as it was found.
  private mutating func sortProblems() {
    problems = problems.enumerated()
      .sorted { a, b in
        let places = (a.element.path, b.element.path)
        if places.0 != places.1 { return places.0 < places.1 }
        let areOld = (a.element.commit != nil, b.element.commit != nil)
        return areOld.0 != areOld.1 ? !areOld.0 : a.offset < b.offset
      }
      .map(\.element)
  }

  private mutating func add(_ severity: Problem.Severity, _ path: String, _ message: String) {
    problems.append(Problem(severity, path, message))
  }

  // MARK: The files together

  private mutating func add(_ policy: Policy) {
    if let known = history.policies.updateValue(policy, forKey: policy.key) {
      add(
        .error, "\(HistoryPath.policy(policy.key))",
        "a policy `\(known.key)` is there too; names are told apart without case")
    }
  }

  private mutating func add(_ revisions: [Revision], to key: PolicyKey) {
    guard let policy = history.policies[key] else {
      return add(
        .error, "\(HistoryPath.policy(key))",
        "the file is missing or wrong, and there are revisions")
    }
    history.policies[key] = Policy(scope: key.scope, record: policy.record, revisions: revisions)
  }

  private mutating func check(_ policy: Policy) {
    let path = "\(HistoryPath.policy(policy.key))"
    if let service = policy.record.service, history.services[service] == nil {
      add(.error, path, "no service `\(service)` in the history")
    }
    if let arn = policy.record.arn, !policy.names.contains(arn.key) {
      add(.error, path, "the ARN `\(arn)` is of another policy")
    }
    for revision in policy.revisions {
      let path = "\(HistoryPath.revision(policy.key, revision.id))"
      for source in Set(revision.readings.map(\.source.id)).sorted() {
        guard history.sources[source] == nil else { continue }
        add(.error, path, "`\(HistoryPath.source(source))` is missing, a source of it")
      }
    }
    checkUnion(policy, path)
  }

  /// Whether the policy united with itself is itself: ids follow from the readings, and nothing
  /// contradicts.
  private mutating func checkUnion(_ policy: Policy, _ path: String) {
    do throws(RecordingError) {
      let united = try Policy(uniting: [policy])
      for revision in policy.revisions where united[revision.id]?.readings != revision.readings {
        add(
          .error, "\(HistoryPath.revision(policy.key, revision.id))",
          "by its readings it is another revision")
      }
    } catch {
      add(.error, path, error.description)
    }
  }

  /// Whether names, aliases and ARNs tell the policies apart.
  private mutating func checkNames() {
    var names = History()
    for (key, policy) in history.policies {
      names.policies[key] = Policy(scope: policy.scope, record: policy.record)
    }
    do throws(RecordingError) {
      let united = try names.merging(History())
      for key in history.policies.keys.sorted() where united.policies[key] == nil {
        add(.error, "\(HistoryPath.policy(key))", "`\(key)` is an alias of another policy")
      }
    } catch {
      add(.error, "\(HistoryPath.header)", error.description)
    }
  }
}
