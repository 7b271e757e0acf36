internal import CLibgit2

/// A line of a tree: a name, what kind of thing it names, and the thing's id.
package struct TreeEntry: Hashable, Sendable {
  /// What an entry names: git's modes, the old group-writable file counted as a file.
  package enum Kind: Hashable, Sendable {
    /// A blob, mode 100644.
    case file
    /// A blob that can be run, mode 100755.
    case executable
    /// A blob that holds the target of a symbolic link, mode 120000.
    case link
    /// Another tree, mode 040000.
    case tree
    /// A commit of another repository, mode 160000.
    case submodule
  }

  /// The name as git has it: any bytes but `/` and NUL.
  package let nameBytes: [UInt8]
  /// What the entry names.
  package let kind: Kind
  /// The id of what the entry names.
  package let id: ObjectID

  /// Makes an entry; whether git accepts the name is found when a tree is written.
  package init(_ name: String, _ kind: Kind, _ id: ObjectID) {
    self.init(nameBytes: Array(name.utf8), kind, id)
  }

  /// Makes an entry whose name need not be UTF-8.
  package init(nameBytes: [UInt8], _ kind: Kind, _ id: ObjectID) {
    self.nameBytes = nameBytes
    self.kind = kind
    self.id = id
  }

  /// The name as text, bytes that are not UTF-8 replaced by U+FFFD.
  package var name: String { String(decoding: nameBytes, as: UTF8.self) }
}

extension TreeEntry {
  /// Copies an entry out of libgit2's memory.
  init(_ entry: OpaquePointer) throws(GitError) {
    let mode = unsafe git_tree_entry_filemode(entry)
    guard let kind = Kind(mode) else {
      throw GitError(
        .invalid, .tree, in: "git_tree_entry_filemode",
        "a tree entry has the unknown mode \(String(mode.rawValue, radix: 8))")
    }
    let id = unsafe ObjectID(git_tree_entry_id(entry).pointee)
    self.init(nameBytes: unsafe bytes(ofCString: git_tree_entry_name(entry)), kind, id)
  }
}

extension TreeEntry.Kind {
  init?(_ mode: git_filemode_t) {
    switch mode {
    case GIT_FILEMODE_BLOB: self = .file
    case GIT_FILEMODE_BLOB_EXECUTABLE: self = .executable
    case GIT_FILEMODE_LINK: self = .link
    case GIT_FILEMODE_TREE: self = .tree
    case GIT_FILEMODE_COMMIT: self = .submodule
    default: return nil
    }
  }

  var mode: git_filemode_t {
    switch self {
    case .file: GIT_FILEMODE_BLOB
    case .executable: GIT_FILEMODE_BLOB_EXECUTABLE
    case .link: GIT_FILEMODE_LINK
    case .tree: GIT_FILEMODE_TREE
    case .submodule: GIT_FILEMODE_COMMIT
    }
  }
}
