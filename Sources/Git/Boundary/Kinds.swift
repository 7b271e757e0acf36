internal import CLibgit2

// The kinds of C objects that we own, each with the function that frees it.

/// A kind of object that a repository finds by its id.
protocol CFoundByID: CObject {
  /// The name of the C function that finds one.
  static var function: StaticString { get }
  /// Calls that function.
  static func find(
    _ made: UnsafeMutablePointer<OpaquePointer?>, _ repository: OpaquePointer,
    _ id: UnsafePointer<git_oid>
  ) -> CInt
}

enum CBlob: CFoundByID {
  static var function: StaticString { "git_blob_lookup" }

  static func find(
    _ made: UnsafeMutablePointer<OpaquePointer?>, _ repository: OpaquePointer,
    _ id: UnsafePointer<git_oid>
  ) -> CInt {
    unsafe git_blob_lookup(made, repository, id)
  }

  static func free(_ pointer: OpaquePointer) { unsafe git_blob_free(pointer) }
}

enum CTree: CFoundByID {
  static var function: StaticString { "git_tree_lookup" }

  static func find(
    _ made: UnsafeMutablePointer<OpaquePointer?>, _ repository: OpaquePointer,
    _ id: UnsafePointer<git_oid>
  ) -> CInt {
    unsafe git_tree_lookup(made, repository, id)
  }

  static func free(_ pointer: OpaquePointer) { unsafe git_tree_free(pointer) }
}

enum CCommit: CFoundByID {
  static var function: StaticString { "git_commit_lookup" }

  static func find(
    _ made: UnsafeMutablePointer<OpaquePointer?>, _ repository: OpaquePointer,
    _ id: UnsafePointer<git_oid>
  ) -> CInt {
    unsafe git_commit_lookup(made, repository, id)
  }

  static func free(_ pointer: OpaquePointer) { unsafe git_commit_free(pointer) }
}

enum CAnyObject: CObject {
  static func free(_ pointer: OpaquePointer) { unsafe git_object_free(pointer) }
}

enum CRepository: CObject {
  static func free(_ pointer: OpaquePointer) { unsafe git_repository_free(pointer) }
}

enum CObjectDatabase: CObject {
  static func free(_ pointer: OpaquePointer) { unsafe git_odb_free(pointer) }
}

enum CDatabaseObject: CObject {
  static func free(_ pointer: OpaquePointer) { unsafe git_odb_object_free(pointer) }
}

enum CTreeEntry: CObject {
  static func free(_ pointer: OpaquePointer) { unsafe git_tree_entry_free(pointer) }
}

enum CTreeBuilder: CObject {
  static func free(_ pointer: OpaquePointer) { unsafe git_treebuilder_free(pointer) }
}

enum CReference: CObject {
  static func free(_ pointer: OpaquePointer) { unsafe git_reference_free(pointer) }
}

enum CReferenceIterator: CObject {
  static func free(_ pointer: OpaquePointer) { unsafe git_reference_iterator_free(pointer) }
}

enum CRevisionWalk: CObject {
  static func free(_ pointer: OpaquePointer) { unsafe git_revwalk_free(pointer) }
}

enum CConfiguration: CObject {
  static func free(_ pointer: OpaquePointer) { unsafe git_config_free(pointer) }
}

enum CPackBuilder: CObject {
  static func free(_ pointer: OpaquePointer) { unsafe git_packbuilder_free(pointer) }
}

enum CIndexer: CObject {
  static func free(_ pointer: OpaquePointer) { unsafe git_indexer_free(pointer) }
}
