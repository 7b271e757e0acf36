internal import PolicyLanguage

/// A file of a history, as a value.
public enum HistoryFile: Sendable {
  case header(HistoryHeader)
  case service(ServiceRecord)
  case source(SourceRecord)
  case policy(PolicyScope, PolicyRecord)
  case revision(PolicyKey, Revision)

  /// Reads a file.
  ///
  /// The documents of a revision are read later, when they are asked for.
  ///
  /// - Throws: `FormatError`: the path and the place, what was found and what is accepted.
  public init(_ path: HistoryPath, bytes: [UInt8]) throws(FormatError) {
    let file = FileText(path: path.description, bytes: bytes)
    switch path {
    case .header:
      self = .header(try file.read(HistoryHeader.init))
    case .service(let id):
      self = .service(try file.read { json throws(ParseError) in try ServiceRecord(id: id, json) })
    case .source(let id):
      self = .source(try SourceRecord(id: id, file: file))
    case .policy(let key):
      self = .policy(key.scope, try PolicyRecord(key: key, file: file))
    case .revision(let key, let id):
      self = .revision(key, try Revision(id: id, file: file))
    }
  }

  /// Where the file stands.
  public var path: HistoryPath {
    switch self {
    case .header: .header
    case .service(let record): .service(record.id)
    case .source(let record): .source(record.id)
    case .policy(let scope, let record): .policy(PolicyKey(scope: scope, name: record.name))
    case .revision(let key, let revision): .revision(key, revision.id)
    }
  }

  /// The file's bytes: indented by two, keys in their order, one newline at the end.
  ///
  /// - Throws: `FormatError` if a document that was not asked for yet cannot be read.
  public func bytes() throws(FormatError) -> [UInt8] {
    switch self {
    case .header(let header): header.json.fileBytes
    case .service(let record): record.json.fileBytes
    case .source(let record): record.json.fileBytes
    case .policy(_, let record): record.json.fileBytes
    case .revision(_, let revision): try revision.fileBytes()
    }
  }
}

extension SourceRecord {
  fileprivate init(id: SourceID, file: FileText) throws(FormatError) {
    self = try file.read(SourceRecord.init)
    if self.id != id {
      throw FormatError(file.path, "the file of this source is `\(HistoryPath.source(self.id))`")
    }
  }
}

extension PolicyRecord {
  fileprivate init(key: PolicyKey, file: FileText) throws(FormatError) {
    self = try file.read(PolicyRecord.init)
    if name != key.name {
      throw FormatError(file.path, "the name is `\(name)`; by the folder it is `\(key.name)`")
    }
  }
}
