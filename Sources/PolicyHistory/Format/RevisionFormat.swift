internal import PolicyLanguage

/// A revision's file.
extension Revision {
  /// Reads a revision.
  ///
  /// In a file laid out as ours are, documents are found by their lines and not read before they
  /// are asked for; other layouts are read whole.
  ///
  /// - Throws: `FormatError`.
  init(id: RevisionID, file: FileText) throws(FormatError) {
    if let revision = try? Revision(id: id, outline: Outline(of: file)) {
      self = revision
      return
    }
    self = try file.read { json throws(ParseError) in
      var documents = DocumentShelf { json, digest throws(ParseError) in
        let document = try PolicyDocument(json)
        return RecordedDocument(document, digest: digest ?? DocumentDigest(of: document))
      }
      return try Revision(id: id, json, documents: &documents)
    }
  }

  private init(id: RevisionID, outline: Outline) throws(FormatError) {
    self = try outline.skeleton.read { json throws(ParseError) in
      var documents = DocumentShelf { json, digest throws(ParseError) in
        try outline.document(at: json, digest: digest)
      }
      let revision = try Revision(id: id, json, documents: &documents)
      guard documents.count == outline.count else {
        throw ParseError("something of a key we do not know was taken out", at: json.offset)
      }
      return revision
    }
  }

  private init(
    id: RevisionID, _ json: JSONValue, documents: inout DocumentShelf
  ) throws(ParseError) {
    var keys = try RecordReader(json, "a revision")
    let version = try keys.take("version", as: VersionID.init)
    if version != id.version {
      let expected = id.version.map { "`\($0)`" } ?? "none"
      let found = version.map { "`\($0)`" } ?? "none"
      throw ParseError(
        "the version is \(found); by the file's name it is \(expected)", at: json.offset)
    }
    let readings = try keys.takeList("readings") { json throws(ParseError) in
      try Reading(json, documents: &documents)
    }
    if readings.isEmpty {
      throw ParseError("a revision without `readings`; at least one is accepted", at: json.offset)
    }
    do {
      try self.init(id: id, readings: readings, unknownKeys: keys.unknownKeys)
    } catch {
      throw ParseError(error.description, at: json.offset)
    }
  }

  /// The revision as the bytes of its file.
  ///
  /// - Throws: `FormatError` if a document that was not asked for yet cannot be read.
  package func fileBytes() throws(FormatError) -> [UInt8] {
    var written: Set<DocumentDigest> = []
    var list: [JSONValue] = []
    for reading in readings {
      var document: JSONValue?
      if let recorded = reading.document, written.insert(recorded.digest).inserted {
        document = try recorded.parsed().json
      }
      list.append(reading.json(withDocument: document))
    }
    return JSONValue.record(
      [("version", .optional(version)), ("readings", .array(list))], unknownKeys
    ).fileBytes
  }
}
