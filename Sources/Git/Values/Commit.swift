internal import CLibgit2

/// A commit, copied out of the repository.
package struct Commit: Hashable, Sendable {
  /// Its id.
  package let id: ObjectID
  /// The tree it recorded.
  package let tree: ObjectID
  /// The commits it follows, in order.
  package let parents: [ObjectID]
  /// Who made the content, and when.
  package let author: Signature
  /// Who recorded it, and when.
  package let committer: Signature
  /// The message as it stands in the commit, in whatever encoding.
  package let messageBytes: [UInt8]

  /// The message as text, bytes that are not UTF-8 replaced by U+FFFD.
  package var message: String { String(decoding: messageBytes, as: UTF8.self) }
}

extension Commit {
  /// Copies a commit out of libgit2's memory.
  init(_ commit: OpaquePointer) {
    unsafe self.init(
      id: ObjectID(git_commit_id(commit).pointee),
      tree: ObjectID(git_commit_tree_id(commit).pointee),
      parents: (0..<git_commit_parentcount(commit)).map {
        unsafe ObjectID(git_commit_parent_id(commit, $0).pointee)
      },
      author: Signature(git_commit_author(commit).pointee),
      committer: Signature(git_commit_committer(commit).pointee),
      messageBytes: bytes(ofCString: git_commit_message_raw(commit)))
  }
}
