extension Store {
  /// Finds the policy that a text names: by name, alias or ARN, without case.
  ///
  /// The folders are asked first; only for a text that is no policy's name every `policy.json` is
  /// read. The answer is that of `directory()`.
  ///
  /// - Throws: `StoreError`, or `PolicyLookupError` with the names that are near.
  public func find(_ text: String) throws -> PolicyKey {
    if let key = try findFolder(text) { return key }
    return try directory().find(text)
  }

  /// The policies by what people call them.
  ///
  /// - Throws: `StoreError`.
  /// - Complexity: O(*n*) in the number of policies, whose records are read.
  public func directory() throws(StoreError) -> PolicyDirectory {
    var policies: [(scope: PolicyScope, record: PolicyRecord)] = []
    for key in try policyKeys() {
      policies.append((key.scope, try record(of: key)))
    }
    return PolicyDirectory(policies)
  }

  /// What is known of a policy beside its revisions.
  func record(of key: PolicyKey) throws(StoreError) -> PolicyRecord {
    let path = HistoryPath.policy(key)
    guard let bytes = try bytes(at: "\(path)") else {
      throw .file(
        FormatError("\(path)", "the file is missing, and the policy's folder is there"))
    }
    return try format { () throws(FormatError) in
      guard case .policy(_, let record) = try HistoryFile(path, bytes: bytes) else {
        throw FormatError("\(path)", "not the record of a policy")
      }
      return record
    }
  }

  /// The one policy whose folder has the name that a text is.
  private func findFolder(_ text: String) throws(StoreError) -> PolicyKey? {
    var found: [PolicyKey] = []
    for key in try keysMeant(by: text) {
      if let key = try spelled(key) { found.append(key) }
    }
    let ofAWS = found.first { $0.scope == .aws }
    return ofAWS ?? (found.count == 1 ? found[0] : nil)
  }

  /// The keys that a text can be the name of: that of an ARN, of `SCOPE/NAME`, or of a name in any
  /// scope.
  private func keysMeant(by text: String) throws(StoreError) -> [PolicyKey] {
    if let arn = try? PolicyARN(text) { return [arn.key] }
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    if parts.count == 2, let scope = try? PolicyScope(parts[0]) {
      return (try? PolicyName(parts[1])).map { [PolicyKey(scope: scope, name: $0)] } ?? []
    }
    guard let name = try? PolicyName(text) else { return [] }
    return try scopes().map { PolicyKey(scope: $0, name: name) }
  }
}
