internal import CLibgit2

/// The name of a branch, without `refs/heads/`.
package struct BranchName: Hashable, Sendable, CustomStringConvertible {
  /// The name itself.
  package let description: String

  /// `main`.
  package static let main = BranchName(trusted: "main")

  /// Takes a name that git accepts; throws `.invalidName` for others.
  package init(_ name: String) throws(GitError) {
    try requireNoNUL(name, in: "git_branch_name_is_valid")
    try Library.start()
    var isValid: CInt = 0
    try check("git_branch_name_is_valid") { unsafe git_branch_name_is_valid(&isValid, name) }
    guard isValid == 1 else {
      throw GitError(
        .invalidName, .reference, in: "git_branch_name_is_valid",
        "`\(name)` is not a name git accepts for a branch")
    }
    self.init(trusted: name)
  }

  /// Takes the full name of a reference; nil when that is no branch.
  init?(reference: String) {
    guard reference.hasPrefix("refs/heads/") else { return nil }
    self.init(trusted: String(reference.dropFirst("refs/heads/".count)))
  }

  private init(trusted name: String) { description = name }

  /// The full name of the reference: `refs/heads/main`.
  package var reference: String { "refs/heads/\(description)" }
}
