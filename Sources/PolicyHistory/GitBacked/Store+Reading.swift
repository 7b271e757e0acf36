internal import Git
internal import PolicyLanguage

extension Store {
  /// The whole history; documents are read when they are asked for.
  ///
  /// - Throws: `StoreError`.
  /// - Complexity: O(*n*) in the bytes of the history.
  public func history() throws(StoreError) -> History {
    let files = try files()
    if files.isEmpty { return History() }
    return try format { () throws(FormatError) in try History(files: files) }
  }

  /// The policies by their folders, sorted; no file is read.
  ///
  /// - Throws: `StoreError`.
  public func policyKeys() throws(StoreError) -> [PolicyKey] {
    var keys: [PolicyKey] = []
    for scope in try scopes() {
      for letter in try entries(of: "policies/\(scope)") where letter.kind == .tree {
        let folder = "policies/\(scope)/\(letter.name)"
        for entry in try entries(of: folder) where entry.kind == .tree {
          // The path of the record says whether a policy can be there.
          if case .policy(let key) = try place(of: "\(folder)/\(entry.name)/policy.json") {
            keys.append(key)
          }
        }
      }
    }
    return keys.sorted()
  }

  /// A policy with its revisions; `nil` for one that the history lacks.
  ///
  /// - Throws: `StoreError`.
  /// - Complexity: O(*n*) in the files of the policy; no other file is read.
  public func policy(_ key: PolicyKey) throws(StoreError) -> Policy? {
    guard let key = try spelled(key) else { return nil }
    guard let policy = try policy(in: key.folder, entries(of: key.folder)) else {
      throw .file(
        FormatError(
          "\(HistoryPath.policy(key))", "the file is missing, and the policy's folder is there"))
    }
    return policy
  }

  /// The timeline of a policy; `nil` for one that the history lacks.
  ///
  /// - Throws: `StoreError`.
  /// - Complexity: as of `policy`, and the sources' files the first time.
  public func timeline(of key: PolicyKey) throws(StoreError) -> Timeline? {
    guard let policy = try policy(key) else { return nil }
    return Timeline(of: policy, sources: try sources())
  }

  /// The sources.
  ///
  /// - Throws: `StoreError`.
  public func sources() throws(StoreError) -> [SourceID: SourceRecord] {
    if let knownSources { return knownSources }
    var sources: [SourceID: SourceRecord] = [:]
    for file in try values(of: entries(of: "sources"), in: "sources") {
      if case .source(let source) = file { sources[source.id] = source }
    }
    knownSources = sources
    return sources
  }

  /// The services.
  ///
  /// - Throws: `StoreError`.
  public func services() throws(StoreError) -> [ServiceID: ServiceRecord] {
    var services: [ServiceID: ServiceRecord] = [:]
    for file in try values(of: entries(of: "services"), in: "services") {
      if case .service(let service) = file { services[service.id] = service }
    }
    return services
  }
}

// MARK: - Folders

extension Store {
  /// The scopes that have a folder.
  func scopes() throws(StoreError) -> [PolicyScope] {
    var scopes: [PolicyScope] = []
    for entry in try entries(of: "policies") where entry.kind == .tree {
      if let scope = try? PolicyScope(entry.name) { scopes.append(scope) }
    }
    return scopes
  }

  /// The key as the policy's folder spells it; `nil` without such a folder.
  func spelled(_ key: PolicyKey) throws(StoreError) -> PolicyKey? {
    guard let tip else { return nil }
    let exact = try git { () throws(GitError) in
      try repository.entry(at: key.folder, in: tip.tree)
    }
    if exact?.kind == .tree { return key }
    for entry in try entries(of: "policies/\(key.scope)/\(key.letter)")
    where entry.kind == .tree && entry.name.asciiLowercased == key.name.folded {
      if let name = try? PolicyName(entry.name) { return PolicyKey(scope: key.scope, name: name) }
    }
    return nil
  }

  private func place(of path: String) throws(StoreError) -> HistoryPath? {
    try format { () throws(FormatError) in try HistoryPath(path) }
  }
}
