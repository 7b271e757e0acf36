package import PolicyHistory
package import PolicyLanguage

extension PolicyRevision {
  /// What of a revision is wanted beside its dates.
  package struct Parts: OptionSet, Sendable {
    /// The bits.
    package let rawValue: Int

    /// Makes a set of its bits.
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// The document that counts.
    package static let document = Parts(rawValue: 1)
    /// What each source says.
    package static let readings = Parts(rawValue: 2)
  }

  /// The revision as JSON: the element of `log`, and what `show` answers.
  ///
  /// - Parameters:
  ///   - parts: What is wanted beside the dates.
  ///   - history: The short id of the snapshot that was read.
  /// - Throws: `FormatError` if a document that is wanted cannot be read.
  package func json(
    _ parts: Parts = [], history: String? = nil
  ) throws(FormatError) -> JSONValue {
    let revision = entry.revision
    let document = try parts.contains(.document) ? revision.document?.parsed().json : nil
    let readings = try parts.contains(.readings) ? readings() : nil
    return .object([
      JSONValue.schemaVersion, ("policy", record.json(in: key.scope)),
      ("id", .string(revision.id.text)), ("version", .optional(revision.version)),
      ("effective", .string(entry.effective.description)),
      ("announced", .string(entry.announced.description)),
      ("created", .optional(revision.created)), ("observed", .optional(revision.observed)),
      ("summary", revision.summary.map(JSONValue.string)),
      ("announcement", entry.announcement?.published),
      ("marks", .strings(entry.marks.map(\.rawValue))), ("missing", entry.missingVersions),
      ("notServed", entry.notServedVersions),
      ("knownUntil", .optional(knownUntil)),
      ("evidence", Evidence(entry, knownUntil: knownUntil, history: history).json),
      ("document", document), ("readings", readings),
    ])
  }

  /// The readings; a document that does not count stands in the first that has it.
  private func readings() throws(FormatError) -> JSONValue {
    var written = Set([entry.revision.document?.digest])
    var list: [JSONValue] = []
    for reading in entry.revision.readings {
      var document: JSONValue?
      if let recorded = reading.document, written.insert(recorded.digest).inserted {
        document = try recorded.parsed().json
      }
      list.append(reading.published(document))
    }
    return .array(list)
  }
}

extension Reading {
  /// The reading as JSON, as a history's files have it.
  fileprivate func published(_ document: JSONValue?) -> JSONValue {
    .object([
      (
        "source",
        .object([
          ("kind", .string(source.kind.rawValue)), ("reference", .string(source.reference)),
          ("fidelity", .string(source.fidelity.rawValue)),
          ("note", source.note.map(JSONValue.string)),
        ])
      ),
      ("created", .optional(created)), ("observed", .optional(observed)),
      ("summary", summary.map(JSONValue.string)), ("sha256", .optional(self.document?.digest)),
      ("document", document),
    ])
  }
}
