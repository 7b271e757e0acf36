/// A history as a folder of files, each a path and its bytes.
extension History {
  /// Reads the files of a history.
  ///
  /// Files outside the folders of a history, and such that are not JSON, are passed over.
  ///
  /// - Throws: `FormatError` for the first file, by path, that is not as it should be, or is missing.
  public init(files: some Sequence<(path: String, bytes: [UInt8])>) throws(FormatError) {
    self.init()
    var hasHeader = false
    var revisions: [PolicyKey: [Revision]] = [:]
    for (name, bytes) in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
    {
      guard let path = try HistoryPath(name) else { continue }
      switch try HistoryFile(path, bytes: bytes) {
      case .header(let header): (self.header, hasHeader) = (header, true)
      case .service(let service): services[service.id] = service
      case .source(let source): sources[source.id] = source
      case .policy(let scope, let record): try add(Policy(scope: scope, record: record))
      case .revision(let key, let revision): revisions[key, default: []].append(revision)
      }
    }
    if !hasHeader {
      throw FormatError("\(HistoryPath.header)", "the file is missing: this is not a history")
    }
    for (key, revisions) in revisions.sorted(by: { $0.key < $1.key }) {
      try add(revisions, to: key)
    }
  }

  private mutating func add(_ policy: Policy) throws(FormatError) {
    if let known = policies.updateValue(policy, forKey: policy.key) {
      throw FormatError(
        "\(HistoryPath.policy(policy.key))",
        "a policy `\(known.key)` is there too; names are told apart without case")
    }
  }

  private mutating func add(_ revisions: [Revision], to key: PolicyKey) throws(FormatError) {
    guard let policy = policies[key], policy.record.name == key.name else {
      throw FormatError(
        "\(HistoryPath.policy(key))", "the file is missing, and there are revisions")
    }
    policies[key] = Policy(scope: key.scope, record: policy.record, revisions: revisions)
  }

  /// The files of the history, sorted by path.
  ///
  /// - Throws: `FormatError` if a document that was not asked for yet cannot be read.
  public func files() throws(FormatError) -> [(path: String, bytes: [UInt8])] {
    var files: [HistoryFile] = [.header(header)]
    files += services.values.map(HistoryFile.service)
    files += sources.values.map(HistoryFile.source)
    for policy in policies.values { files += policy.files }
    var list: [(path: String, bytes: [UInt8])] = []
    for file in files { list.append(("\(file.path)", try file.bytes())) }
    return list.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

extension Policy {
  /// The files of the policy: its record, and one a revision.
  public var files: [HistoryFile] {
    [.policy(scope, record)] + revisions.map { .revision(key, $0) }
  }
}
