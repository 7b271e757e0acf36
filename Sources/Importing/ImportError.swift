/// Why a source cannot be read at all; nothing is imported then.
public enum ImportError: Error, Sendable {
  /// There is no repository at the path.
  case noRepository(path: String, reason: String)
  /// There is a file at the path.
  case file(path: String)
  /// A part of the repository's past was left out when it was cloned.
  case shallow(path: String)
  /// The repository has no commit yet.
  case empty(path: String)
  /// Nothing in the repository has this name.
  case unknownReference(String, path: String)
  /// There is no such folder at the commit that is read.
  case noFolder(String, reference: String)
  /// No folder looks like an archive of policies.
  case noLayout(reference: String)
  /// Several folders look like one.
  case severalLayouts([String])
  /// Git could not read the repository: damage, a form of repository that it does not know.
  case git(String)
}

extension ImportError: CustomStringConvertible {
  /// What was found and what to do about it.
  public var description: String {
    switch self {
    case .noRepository(let path, let reason):
      "`\(path)` cannot be read as a git repository: \(reason)"
    case .file(let path):
      "`\(path)` is a file; if it is a bundle, `git clone --bare \(path) archive.git` makes a"
        + " repository of it"
    case .shallow(let path):
      "`\(path)` is a shallow clone: versions that only its older commits show would be missing;"
        + " `git -C \(path) fetch --unshallow` completes it"
    case .empty(let path):
      "`\(path)` has no commit on the branch it is at; `--ref` names another"
    case .unknownReference(let name, let path):
      "no commit `\(name)` in `\(path)`; branches, tags and ids of commits are accepted"
    case .noFolder(let folder, let reference):
      "no folder `\(folder)` at `\(reference)`"
    case .noLayout(let reference):
      "no folder at `\(reference)` looks like an archive of policies, which has a file for each"
        + " policy (`policies/NAME`) or for each version (`data/json/NAME/v1/policy.json`);"
        + " `--path` names one"
    case .severalLayouts(let folders):
      "several folders look like an archive of policies: "
        + folders.map { "`\($0)`" }.joined(separator: ", ") + "; `--path` chooses one"
    case .git(let message): message
    }
  }
}
