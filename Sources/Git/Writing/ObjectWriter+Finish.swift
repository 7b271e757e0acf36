internal import CLibgit2

extension ObjectWriter {
  /// Fewer new objects than this are written as files of their own, as `git` would leave them: a
  /// recorded revision makes about eight, and a pack for each would slow down every reader.
  private static let packLimit = 32

  /// Puts the new objects on the disk, and returns when they are there: how many there were.
  ///
  /// Many become one pack of exactly these objects. Throws when they could not be written; no branch
  /// names them then.
  @discardableResult
  package consuming func finish() throws(GitError) -> Int {
    if staged.count < Self.packLimit {
      try writeLoose()
    } else {
      try writePack()
    }
    // What was looked for and not found before must be found now.
    try repository.database.use { database throws(GitError) in
      try check("git_odb_refresh") { unsafe git_odb_refresh(database) }
    }
    return staged.count
  }

  private borrowing func writeLoose() throws(GitError) {
    for object in staged {
      let source = try staging.object(object.id)
      try source.use { source throws(GitError) in
        try repository.database.use { database throws(GitError) in
          var id = git_oid()
          try check("git_odb_write") {
            unsafe git_odb_write(
              &id, database, git_odb_object_data(source), git_odb_object_size(source),
              git_odb_object_type(source))
          }
        }
      }
    }
  }

  private borrowing func writePack() throws(GitError) {
    let builder = try staging.handle.use { repository throws(GitError) in
      try Owned<CPackBuilder>("git_packbuilder_new") {
        unsafe git_packbuilder_new($0, repository)
      }
    }
    try builder.use { builder throws(GitError) in
      // One thread: the same objects make the same pack.
      unsafe git_packbuilder_set_threads(builder, 1)
      for object in staged {
        var id = object.id.raw
        try check("git_packbuilder_insert") {
          unsafe git_packbuilder_insert(builder, &id, object.name)
        }
      }
      var pack = unsafe git_buf()
      defer { unsafe git_buf_dispose(&pack) }
      try check("git_packbuilder_write_buf") { unsafe git_packbuilder_write_buf(&pack, builder) }
      try unsafe index(pack)
    }
  }

  /// Puts a pack on the disk with its index, in one piece.
  ///
  /// `git_packbuilder_write` hands it to the indexer in pieces, and the indexer maps the file for
  /// each: that was a fifth of the time of a large import.
  private borrowing func index(_ pack: git_buf) throws(GitError) {
    let folder = repository.objectsDirectory + "/pack"
    let indexer = try Owned<CIndexer>("git_indexer_new") {
      unsafe git_indexer_new($0, folder, 0, nil, nil)
    }
    try indexer.use { indexer throws(GitError) in
      var progress = git_indexer_progress()
      try check("git_indexer_append") {
        unsafe git_indexer_append(indexer, pack.ptr, pack.size, &progress)
      }
      try check("git_indexer_commit") { unsafe git_indexer_commit(indexer, &progress) }
    }
  }
}
