/// Something about a store or a history's files that is not as it should be.
public struct Problem: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// It is wrong: answers may be.
    case error
    /// It is worth knowing; no answer is wrong because of it.
    case note
  }

  /// How bad it is.
  public let severity: Severity

  /// The file, as a path inside the history, or what else has the place.
  public let path: String

  /// What is the matter, with line and column where it has a place.
  public let message: String

  /// The id of the commit, 40 digits, where it is about another one than the newest alone.
  public private(set) var commit: String?

  /// What to do about it; `nil` where nothing has to be done.
  public let remedy: String?

  init(
    _ severity: Severity, _ path: String, _ message: String, in commit: String? = nil,
    remedy: Remedy = .file
  ) {
    self.severity = severity
    self.path = path
    self.message = message
    self.commit = commit
    self.remedy = severity == .error ? remedy.rawValue : nil
  }

  /// The same of a file as it was in a commit.
  func moved(to commit: String) -> Problem {
    var problem = self
    problem.commit = commit
    return problem
  }
}

extension Problem: CustomStringConvertible {
  /// The place and what is the matter.
  public var description: String {
    let place = commit.map { "commit \($0.prefix(12)): " } ?? ""
    return "\(place)\(path): \(message)"
  }
}

extension Problem {
  /// What can be done about something.
  enum Remedy: String {
    case file =
      "go back to a commit from before it (`git log -- PATH`, `git update-ref refs/heads/main COMMIT`) and record again what came after, or `merge` a copy of the store into a new one"
    case commit =
      "find out who made the commit; go back to the one before it (`git update-ref refs/heads/main COMMIT^`) and record again what came after, or `merge` a copy of the store into a new one"
    case object =
      "take a whole copy of the store for it, or its objects: `git fetch --refetch COPY main`"
    case index = "make it anew with `git index-pack`, or take a whole copy of the store"
    case names = "remove the file; whoever records next writes it anew"
    case head =
      "do not trust the store before it is known who moved its branch; a copy that still has the commit can be merged"
    case branch = "name it again: `git symbolic-ref HEAD refs/heads/main`"
    case lostBranch =
      "name the newest commit again, which `git fsck` finds (`git update-ref refs/heads/main COMMIT`); if nothing was recorded yet, record"
    case shallow = "get what is missing: `git fetch --unshallow`"
  }
}
