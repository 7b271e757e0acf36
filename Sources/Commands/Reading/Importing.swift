internal import Importing
internal import PolicyHistory
internal import PolicyLanguage

/// What an import came to.
struct ImportOutcome {
  /// What was done.
  let summary: ImportSummary
  /// The short id of the newest snapshot.
  let head: String?
}

extension Session {
  /// Records what an archive says; a named store that is missing is made of it.
  ///
  /// - Throws: `ImportError`, `StoreError`, `RecordingError`; nothing is recorded then.
  func importing(_ archive: GitArchive) throws -> ImportOutcome {
    let bar = console.progressBar
    defer { bar?.clear() }
    let recording = { (done: Int, total: Int) in
      bar?.show("recording", done, of: total, "snapshots") ?? ()
    }
    guard let store = try storeIfAny() else {
      let path = try path()
      let reading = try archive.reading(into: History(), progress: Self.shown(on: bar))
      let store = try Store.create(at: path, holding: reading.history, progress: recording)
      return ImportOutcome(summary: reading.summary, head: store.shortHeadID)
    }
    let sources = try store.sources()
    var summary = archive.nothingNew(in: sources)
    if !archive.isRead(in: sources) {
      try store.update(by: .replay, progress: recording) { history in
        let reading = try archive.reading(into: history, progress: Self.shown(on: bar))
        summary = reading.summary
        return reading.history
      }
    }
    return ImportOutcome(summary: summary, head: store.shortHeadID)
  }

  private static func shown(on bar: ProgressBar?) -> (ImportProgress) -> Void {
    { progress in
      bar?.show(
        "reading", progress.done, of: progress.total, "commits",
        remark: "\(progress.revisions) revisions")
    }
  }
}
