internal import FoundationEssentials
internal import Git
public import PolicyHistory

/// A git repository in which somebody archives policies.
///
/// It is read through libgit2 alone: nothing of it is run, and nothing is checked out.
public final class GitArchive {
  /// What to read, and what to call it.
  public struct Options: Sendable {
    /// The folder of the policies, as a path from the root; found if it is not given.
    public var path: String?
    /// The branch, tag or commit to read, with everything before it; HEAD if it is not given.
    public var reference: String?
    /// The scope of the policies: what their ARNs say if it is not given, else `aws`.
    public var scope: PolicyScope?
    /// The source's reference; the address of `origin` or the folder's name if it is not given.
    public var source: String?

    /// Makes options.
    public init(
      path: String? = nil, reference: String? = nil, scope: PolicyScope? = nil,
      source: String? = nil
    ) {
      self.path = path
      self.reference = reference
      self.scope = scope
      self.source = source
    }
  }

  /// Who says what is read.
  public let source: Source

  /// The scope that the policies are taken to be of.
  public let scope: PolicyScope

  /// Where the policies are, and how.
  let layout: ArchiveLayout

  /// The commit that is read, with all before it.
  let tip: ObjectID

  let repository: Repository

  /// Opens a repository at exactly this path: a bare one, or a work tree.
  ///
  /// - Throws: `ImportError`.
  public init(at path: String, options: Options = Options()) throws(ImportError) {
    repository = try Self.open(path)
    if repository.isShallow { throw .shallow(path: path) }
    let repository = repository
    if let name = options.reference {
      let commit = try git { () throws(GitError) in try repository.commitID(named: name) }
      guard let commit else { throw .unknownReference(name, path: path) }
      tip = commit
    } else {
      guard let head = try git({ () throws(GitError) in try repository.head() }) else {
        throw .empty(path: path)
      }
      tip = head
    }
    let (tip, name) = (tip, options.reference ?? "HEAD")
    let tree = try git { () throws(GitError) in try repository.commit(tip).tree }
    layout = try ArchiveLayout(at: options.path, in: repository, tree, reference: name)
    let lists = try repository.policyLists(beside: layout, in: tree)
    scope = options.scope ?? PolicyLists.statedScope(of: lists) ?? .aws
    let reference =
      if let source = options.source { source } else {
        try Self.reference(of: repository, at: path)
      }
    source = Source(kind: .git, reference: reference, fidelity: .observed)
  }

  /// Whether a history has all of it: what its source says was read is what would be read now.
  public func isRead(in sources: [SourceID: SourceRecord]) -> Bool {
    sources[source.id]?.readTo == readTo
  }

  /// What will have been read.
  var readTo: ReadTo? {
    // INVARIANT: the id of a commit is 40 digits, and a path is not empty.
    try? ReadTo(commit: tip.description, path: layout.path, scope: scope)
  }

  private static func open(_ path: String) throws(ImportError) -> Repository {
    do throws(GitError) {
      return try Repository.open(at: path, for: .reading)
    } catch {
      guard error.code == .notFound else { throw .noRepository(path: path, reason: error.message) }
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder else {
        throw .noRepository(path: path, reason: "there is none at exactly this path")
      }
      throw .file(path: path)
    }
  }
}

@available(*, unavailable)
extension GitArchive: Sendable {}

/// Calls git, and says in the words of an import what went wrong.
func git<Result: ~Copyable>(
  _ body: () throws(GitError) -> Result
) throws(ImportError) -> Result {
  do throws(GitError) { return try body() } catch { throw .git(error.description) }
}
