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
  /// Records what an archive says; the store is made if there is none.
  ///
  /// - Throws: `ImportError`, `StoreError`, `RecordingError`; nothing is recorded then.
  func importing(_ archive: GitArchive) throws -> ImportOutcome {
    let path = try path()
    let bar = console.progressBar
    defer { bar?.clear() }
    let recording = { (done: Int, total: Int) in
      bar?.show("recording", done, of: total, "snapshots") ?? ()
    }
    guard let store = try Self.present(at: path) else {
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

  /// The store at a path; nil if there is nothing.
  private static func present(at path: String) throws -> Store? {
    do throws(StoreError) {
      return try Store.open(at: path)
    } catch {
      guard case .missing = error else { throw error }
      return nil
    }
  }
}
