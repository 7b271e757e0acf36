internal import PolicyLanguage

/// A reading and its source, as a revision's file has them.
extension Reading {
  /// Reads a reading.
  ///
  /// - Parameters:
  ///   - json: The reading.
  ///   - documents: Takes the document that stands at a JSON value, or finds the earlier one of the
  ///     file that has a digest.
  init(_ json: JSONValue, documents: inout DocumentShelf) throws(ParseError) {
    var keys = try RecordReader(json, "a reading")
    source = try Source(try keys.require("source"))
    created = try keys.take("created", as: Moment.init)
    observed = try keys.take("observed", as: Moment.init)
    summary = try keys.takeString("summary")
    let digest = try keys.take("sha256", as: DocumentDigest.init)
    if let value = keys.take("document") {
      document = try documents.add(value, digest: digest)
    } else {
      document = try digest.map { digest throws(ParseError) in
        try documents.find(digest, for: json)
      }
    }
    unknownKeys = keys.unknownKeys
  }

  /// The reading with its digest alone; its document's text takes a `Revision` to write.
  func json(withDocument document: JSONValue?) -> JSONValue {
    .record(
      [
        ("source", source.json), ("created", .optional(created)),
        ("observed", .optional(observed)), ("summary", .optional(summary)),
        ("sha256", .optional(self.document?.digest)), ("document", document),
      ], unknownKeys)
  }
}

extension Source {
  /// Reads a source.
  init(_ json: JSONValue) throws(ParseError) {
    var keys = try RecordReader(json, "a source")
    kind = try keys.requireCase("kind", of: Kind.self)
    reference = try keys.require("reference", as: Source.reference)
    fidelity = try keys.requireCase("fidelity", of: Fidelity.self)
    note = try keys.takeString("note")
    unknownKeys = keys.unknownKeys
  }

  /// The source as JSON.
  var json: JSONValue {
    .record(
      [
        ("kind", .string(kind.rawValue)), ("reference", .string(reference)),
        ("fidelity", .string(fidelity.rawValue)), ("note", .optional(note)),
      ], unknownKeys)
  }

  /// Takes the reference of a source, which says something.
  static func reference(_ text: String) throws(NameError) -> String {
    if text.isEmpty { throw NameError("an empty reference; what the source is called is accepted") }
    return text
  }
}

/// The documents of one revision's file, in the order in which they stand.
struct DocumentShelf {
  private var documents: [RecordedDocument] = []
  private let take: (JSONValue, DocumentDigest?) throws(ParseError) -> RecordedDocument

  /// Begins empty.
  ///
  /// - Parameter take: Makes a document of its place in the file and the digest stated for it.
  init(take: @escaping (JSONValue, DocumentDigest?) throws(ParseError) -> RecordedDocument) {
    self.take = take
  }

  /// How many were taken.
  var count: Int { documents.count }

  /// Takes the document that stands at a value.
  mutating func add(
    _ json: JSONValue, digest: DocumentDigest?
  ) throws(ParseError) -> RecordedDocument {
    let document = try take(json, digest)
    documents.append(document)
    return document
  }

  /// Finds the document that a reading names by its digest.
  func find(_ digest: DocumentDigest, for reading: JSONValue) throws(ParseError) -> RecordedDocument
  {
    guard let document = documents.first(where: { $0.digest == digest }) else {
      throw ParseError(
        "a reading of the document `\(digest)`, which no reading before it has",
        at: reading.offset)
    }
    return document
  }
}
