internal import Git

/// A folder in a store that may be a policy's.
package struct PolicyFolder: Sendable {
  let path: String
  let files: [TreeEntry]

  /// How many files it has.
  package var count: Int { files.count }
}

extension Store {
  /// The timelines of all policies, in the order of their keys.
  ///
  /// - Throws: `StoreError`.
  /// - Complexity: O(*n*) in the bytes of the history, which is walked once; documents are read when
  ///   they are asked for.
  public func timelines() throws(StoreError) -> [Timeline] {
    try timelines(in: policyFolders()).sorted { $0.key < $1.key }
  }

  /// The timelines of the policies that have some folders, in the order of these.
  ///
  /// - Throws: `StoreError`.
  package func timelines(in folders: [PolicyFolder]) throws(StoreError) -> [Timeline] {
    let sources = try sources()
    var timelines: [Timeline] = []
    for folder in folders {
      guard let policy = try policy(in: folder.path, folder.files) else { continue }
      timelines.append(Timeline(of: policy, sources: sources))
    }
    return timelines
  }

  /// The folders of all policies; no file is read.
  ///
  /// - Throws: `StoreError`.
  package func policyFolders() throws(StoreError) -> [PolicyFolder] {
    var folders: [PolicyFolder] = []
    for scope in try entries(of: "policies") where scope.kind == .tree {
      for letter in try tree(scope) where letter.kind == .tree {
        for policy in try tree(letter) where policy.kind == .tree {
          folders.append(
            PolicyFolder(
              path: "policies/\(scope.name)/\(letter.name)/\(policy.name)",
              files: try tree(policy)))
        }
      }
    }
    return folders
  }

  /// The policy whose folder has some files; `nil` for a folder that is no policy's.
  ///
  /// - Throws: `StoreError`, also for a folder of revisions without a record.
  func policy(in folder: String, _ files: [TreeEntry]) throws(StoreError) -> Policy? {
    var found: (scope: PolicyScope, record: PolicyRecord)?
    var revisions: [Revision] = []
    for file in try values(of: files, in: folder) {
      switch file {
      case .policy(let scope, let record): found = (scope, record)
      case .revision(_, let revision): revisions.append(revision)
      case .header, .service, .source: continue
      }
    }
    guard let found else {
      if revisions.isEmpty { return nil }
      throw .file(
        FormatError(
          "\(folder)/policy.json", "the file is missing, and the policy's folder is there"))
    }
    return Policy(scope: found.scope, record: found.record, revisions: revisions)
  }

  private func tree(_ entry: TreeEntry) throws(StoreError) -> [TreeEntry] {
    try git { () throws(GitError) in try repository.tree(entry.id) }
  }
}
