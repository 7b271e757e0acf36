internal import PolicyLanguage

/// Reads one file of a history to the end and collects what is wrong with it.
struct FileVerification {
  /// What was found, in order.
  private(set) var problems: [Problem] = []

  /// The file as a value; `nil` for one that cannot be read, or is no file of a history.
  private(set) var file: HistoryFile?

  /// Verifies the bytes of a file.
  ///
  /// - Complexity: O(*n*) in the bytes; every document is read and written once.
  init(_ name: String, bytes: [UInt8]) {
    do throws(FormatError) {
      guard let path = try HistoryPath(name) else {
        add(.note, name, "not a file of a history; it is passed over")
        return
      }
      let file = try HistoryFile(path, bytes: bytes)
      if try file.bytes() != bytes {
        add(.error, name, "laid out otherwise than it would be written")
      }
      for key in file.unknownKeys { add(.note, name, "unknown key `\(key)`; it is kept") }
      if case .revision(_, let revision) = file { try check(revision, in: name) }
      self.file = file
    } catch {
      problems.append(Problem(error))
    }
  }

  private mutating func add(_ severity: Problem.Severity, _ path: String, _ message: String) {
    problems.append(Problem(severity, path, message))
  }

  private mutating func check(_ revision: Revision, in name: String) throws(FormatError) {
    var checked: Set<DocumentDigest> = []
    for document in revision.readings.compactMap(\.document) {
      guard checked.insert(document.digest).inserted else { continue }
      if try !document.hasTrueDigest() {
        add(.error, name, "`\(document.digest)` is not the SHA-256 of its document")
      }
      for finding in try document.parsed().findings {
        let place = finding.statement.map { "Statement[\($0)]: " } ?? ""
        add(.note, name, place + finding.message)
      }
    }
  }
}

extension Problem {
  /// What makes a file unreadable.
  init(_ error: FormatError) {
    let place = error.problem.location.map { "line \($0.line), column \($0.column): " } ?? ""
    self.init(.error, error.path, place + error.problem.message)
  }
}

extension HistoryFile {
  /// The keys that this program does not know, wherever they stand in the file.
  package var unknownKeys: [String] {
    switch self {
    case .header(let header): header.unknownKeys.keys
    case .service(let service): service.unknownKeys.keys
    case .source(let source):
      source.unknownKeys.keys + (source.readTo?.unknownKeys.keys ?? [])
    case .policy(_, let record):
      record.unknownKeys.keys + record.announcements.flatMap(\.unknownKeys.keys)
        + record.statuses.flatMap { $0.unknownKeys.keys + $0.source.unknownKeys.keys }
        + record.notServed.flatMap { $0.unknownKeys.keys + $0.source.unknownKeys.keys }
    case .revision(_, let revision):
      revision.unknownKeys.keys
        + revision.readings.flatMap { $0.unknownKeys.keys + $0.source.unknownKeys.keys }
    }
  }
}
