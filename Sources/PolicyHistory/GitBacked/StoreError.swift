internal import Git

/// Why a store cannot be opened, read or written; a refused write leaves it as it was.
public enum StoreError: Error, Sendable {
  /// There is nothing at the path.
  case missing(path: String)
  /// What is at the path is no store.
  case notAStore(path: String, reason: String)
  /// Something is already where a store should be made.
  case exists(path: String)
  /// Nothing in the repository has this name.
  case unknownReference(String, path: String)
  /// A file of the history cannot be read, or is in a format that this program does not know.
  case file(FormatError)
  /// The store belongs to another user, whom git was not told to trust.
  case foreign(String)
  /// Another process holds the lock of the branch, or was killed while it did.
  case locked(String)
  /// Other processes went on recording while this one tried to, a number of times.
  case contended(attempts: Int)
  /// Nothing says where the user's data are.
  case noHome
  /// Git could not do what was asked for: damage, a full or read-only disk.
  case git(String)
}

extension StoreError: CustomStringConvertible {
  /// What was found and what to do about it.
  public var description: String {
    switch self {
    case .missing(let path): "no history at `\(path)`; `init` makes one there"
    case .notAStore(let path, let reason): "`\(path)` is not a store: \(reason)"
    case .exists(let path): "`\(path)` exists; a store is made where nothing is"
    case .unknownReference(let name, let path):
      "no commit `\(name)` in `\(path)`; branches, tags, `FETCH_HEAD` and ids of commits are accepted"
    case .file(let error): error.description
    case .foreign(let message), .locked(let message), .git(let message): message
    case .contended(let attempts):
      "other processes recorded something each of the \(attempts) times this one tried to"
    case .noHome:
      "neither `XDG_DATA_HOME` nor `HOME` is set to an absolute path; name the store instead"
    }
  }
}

extension StoreError {
  init(_ error: GitError) {
    switch error.code {
    case .locked: self = .locked(error.message)
    case .owner: self = .foreign(error.message)
    default: self = .git(error.description)
    }
  }
}

/// Calls git, and says in the store's words what went wrong.
func git<Result: ~Copyable>(
  _ body: () throws(GitError) -> Result
) throws(StoreError) -> Result {
  do throws(GitError) { return try body() } catch { throw StoreError(error) }
}

/// Reads files of a history, and says in the store's words what is wrong with them.
func format<Result>(_ body: () throws(FormatError) -> Result) throws(StoreError) -> Result {
  do throws(FormatError) { return try body() } catch { throw .file(error) }
}
