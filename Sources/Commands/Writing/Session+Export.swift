internal import Exporting
internal import FoundationEssentials
internal import PolicyHistory
internal import PolicyLanguage
internal import Publishing

extension Session {
  /// Writes the history into a new database.
  ///
  /// - Throws: `Failure` for a place that cannot be had, `SQLiteError`, and what reading throws.
  func exportDatabase(to path: String, force: Bool) throws {
    let place = try FilePlace(
      path, force: force, seeing: ExportFile.seen, isOurs: ExportFile.isOurDatabase)
    for suffix in ["-wal", "-journal"]
    where FileManager.default.fileExists(atPath: place.path + suffix) {
      throw Failure("`\(path)\(suffix)` is there: another program is writing to the database")
    }
    let timelines = try timelines()
    try requireRecent(timelines)
    let services = try store().services().values.sorted { $0.id < $1.id }
    var counts: [String: Int] = [:]
    try place.put { file in
      let tables = try TableWriter(creating: file, services: services)
      try forEachPolicy(timelines, withGrants: true) { try tables.add($0) }
      try tables.finish()
      counts = tables.counts
    }
    try tell(
      path, timelines,
      [
        Words.count(counts["revisions"] ?? 0, "revision", "revisions"),
        Words.count(counts["changes"] ?? 0, "change", "changes"),
        Words.count(counts["grants"] ?? 0, "grant", "grants"),
      ])
  }

  /// Writes the history as lines of JSON.
  ///
  /// - Parameter path: The file; `nil` for stdout.
  /// - Throws: `Failure` for a place that cannot be had, and what reading throws.
  func exportStream(to path: String?, force: Bool) throws {
    let place = try path.map { path throws(Failure) in
      try FilePlace(path, force: force, seeing: ExportFile.seen, isOurs: ExportFile.isOurStream)
    }
    let timelines = try timelines()
    try requireRecent(timelines)
    guard let path, let place else {
      try forEachPolicy(timelines, withGrants: false) { policy in
        for element in try policy.elements() { console.write(json: element.text(.compact)) }
      }
      return try tellEvidence(timelines)
    }
    var lines = 0
    try place.put { file in
      try System.create(file) { write in
        try forEachPolicy(timelines, withGrants: false) { policy in
          let elements = try policy.elements()
          lines += elements.count
          try write(elements.map { $0.text(.compact) + "\n" }.joined())
        }
      }
    }
    try tell(path, timelines, [Words.count(lines, "line", "lines")])
  }

  /// Works policies out, several at a time, and hands them over one by one in their order.
  private func forEachPolicy(
    _ timelines: [Timeline], withGrants hasGrants: Bool, _ take: (ExportedPolicy) throws -> Void
  ) throws {
    let bar = console.progressBar
    defer { bar?.clear() }
    let names = named()
    // As many at a time as keep the processors busy, and not all of them in memory.
    let portion = 64
    for start in stride(from: 0, to: timelines.count, by: portion) {
      bar?.show("exporting", start, of: timelines.count, "policies")
      let part = Array(timelines[start..<min(start + portion, timelines.count)])
      let policies = try Threads.map(part) { timeline in
        try ExportedPolicy(timeline, withGrants: hasGrants, names: names)
      }
      for policy in policies { try take(policy) }
    }
  }

  /// Tells what was written.
  func tell(_ path: String, _ timelines: [Timeline], _ counts: [String]) throws {
    console.write([
      Line("wrote `\(path)`", .strong) + Line(": \(counts.joined(separator: ", "))"), "",
    ])
    console.write(
      evidence: EvidenceLine.of(policies: timelines.count)
        .line(history: try head, knownUntil: timelines.knownUntil))
  }
}
