package import PolicyHistory
internal import PolicyLanguage
internal import Publishing

/// Writes a history into the tables of a new database.
package final class TableWriter {
  /// How many rows a table has so far.
  package private(set) var counts: [String: Int] = [:]

  private let database: Database
  private var documents: Set<DocumentDigest> = []
  private var services: Set<ServiceID> = []

  /// Makes the file, where none is, and its tables, and writes the services.
  ///
  /// - Throws: `SQLiteError`.
  package init(creating path: String, services: [ServiceRecord]) throws(SQLiteError) {
    database = try Database(creating: path)
    try database.run(Schema.settings)
    try database.run("BEGIN")
    try database.run(Schema.tables)
    for service in services { try add(service) }
  }

  /// Writes the end: after it the file is whole, and on the disk.
  ///
  /// - Throws: `SQLiteError`.
  package func finish() throws(SQLiteError) {
    try database.run(Schema.indexes)
    try database.run("COMMIT")
  }

  /// Writes a policy with everything about it; policies are to come in order, each once.
  ///
  /// - Throws: `SQLiteError`, or `FormatError` for a document that cannot be read.
  package func add(_ policy: ExportedPolicy) throws {
    let timeline = policy.timeline
    if let service = timeline.record.service, !services.contains(service) {
      // A service that only policies name.
      try add(ServiceRecord(id: service, name: service.text))
    }
    let id = try insert("policies", Rows.policy(timeline))
    var revisions: [Int] = []
    for entry in timeline.entries {
      if let document = entry.revision.document { try add(document) }
      revisions.append(try insert("revisions", Rows.revision(entry, in: timeline, id)))
    }
    for change in policy.changes { try add(change, id, revisions) }
    for grant in policy.grants {
      try insert("grants", Rows.grant(grant, in: timeline, id, revisions))
    }
    for status in timeline.record.statuses { try insert("statuses", Rows.status(status, id)) }
    for (announcement, entry) in timeline.announcements {
      try insert(
        "announcements", Rows.announcement(announcement, id, entry.map { revisions[$0.index] }))
    }
  }

  private func add(_ service: ServiceRecord) throws(SQLiteError) {
    services.insert(service.id)
    try database.insert(into: "services", Rows.service(service))
  }

  private func add(_ document: RecordedDocument) throws {
    guard documents.insert(document.digest).inserted else { return }
    let text = try document.parsed().json.text(.compact)
    try database.insert(
      into: "documents", [.text(document.digest.description), .text(text)])
  }

  private func add(_ change: PolicyChange, _ policy: Int, _ revisions: [Int]) throws(SQLiteError) {
    let id = try insert("changes", Rows.change(change, policy, revisions))
    guard let comparison = change.change.comparison else { return }
    for (list, entries) in [("gained", comparison.gained), ("lost", comparison.lost)] {
      for entry in entries { try insert("change_entries", Rows.entry(entry, list, id)) }
    }
  }

  /// Adds a row to a table whose rows are numbered from 1.
  @discardableResult
  private func insert(_ table: String, _ row: [SQLValue]) throws(SQLiteError) -> Int {
    let number = counts[table, default: 0] + 1
    try database.insert(into: table, [.integer(number)] + row)
    counts[table] = number
    return number
  }
}

extension Timeline {
  /// What was told of the policy, by date, and of which revision.
  fileprivate var announcements: [(Announcement, Entry?)] {
    let matched = entries.compactMap { entry in entry.announcement.map { ($0, Optional(entry)) } }
    return (matched + unmatchedAnnouncements.map { ($0, nil) }).sorted { $0.0 < $1.0 }
  }
}
