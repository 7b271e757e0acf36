import PolicyHistory
import PolicyLanguage
import Publishing

/// Short ways to write down small histories.
enum Made {
  static let source = Source(kind: .iam, reference: "GetPolicyVersion", fidelity: .observed)

  /// A document, by its text.
  static func document(_ text: String) throws -> PolicyDocument {
    try PolicyDocument(try JSONReader.read(Array(text.utf8)))
  }

  /// A document of statements, each the text of a JSON object; `Effect` and `Resource` may be left
  /// out.
  static func document(_ statements: [String]) throws -> PolicyDocument {
    let completed = statements.map { statement in
      var members = statement
      if !statement.contains(#""Effect""#) { members += #", "Effect": "Allow""# }
      if !statement.contains(#"Resource""#) { members += #", "Resource": "*""# }
      return "{\(members)}"
    }
    return try document(
      #"{"Version": "2012-10-17", "Statement": [\#(completed.joined(separator: ", "))]}"#)
  }

  /// A revision, by its id, when it was created, and its statements; without those it has no
  /// document.
  static func revision(
    _ id: String, _ created: String, _ statements: [String]?
  ) throws -> Revision {
    let document = try statements.map { RecordedDocument(try Made.document($0)) }
    return try Revision(
      id: try RevisionID(id),
      readings: [
        Reading(source: source, created: try Moment(created), document: document)
      ])
  }

  static func timeline(
    _ revisions: [Revision], name: String = "Sample", announcements: [Announcement] = [],
    statuses: [Status] = []
  ) throws -> Timeline {
    let record = PolicyRecord(
      name: try PolicyName(name), announcements: announcements, statuses: statuses)
    return Timeline(of: Policy(record: record, revisions: revisions), sources: [:])
  }

  /// The changes of a policy whose versions `v1`, `v2` … took effect on the first days of 2024.
  static func changes(_ documents: [String]?...) throws -> [PolicyChange] {
    let revisions = try documents.enumerated().map { index, statements in
      try revision("v\(index + 1)", "2024-01-0\(index + 1)", statements)
    }
    return try changes(of: timeline(revisions))
  }

  static func changes(of timeline: Timeline) throws -> [PolicyChange] {
    try ChangeLog.items(of: timeline).compactMap(\.change)
  }
}

extension Status {
  init(_ kind: Kind, _ date: String) throws {
    self.init(kind, date: try Moment(date), source: Made.source)
  }
}

extension Announcement {
  init(_ date: String, title: String? = nil, url: String? = nil, _ text: String? = nil) throws {
    self.init(date: try Moment(date), title: title, url: url, text: text)
  }
}
