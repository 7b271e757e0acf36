internal import PolicyLanguage

/// A policy's `policy.json`.
extension PolicyRecord {
  /// Reads a record.
  init(_ json: JSONValue) throws(ParseError) {
    var keys = try RecordReader(json, "a policy")
    self.init(
      name: try keys.require("name", as: PolicyName.init),
      arn: try keys.take("arn", as: PolicyARN.init),
      aliases: Set(
        try keys.takeList("aliases") { json throws(ParseError) in
          try json.convert("aliases", PolicyName.init)
        }),
      service: try keys.take("service", as: ServiceID.init),
      announcements: try keys.takeList("announcements", Announcement.init),
      statuses: try keys.takeList("statuses", Status.init),
      notServed: try keys.takeList("notServed", NotServed.init))
    unknownKeys = keys.unknownKeys
  }

  /// The record as JSON.
  var json: JSONValue {
    .record(
      [
        ("name", .string(name.text)), ("arn", .optional(arn)),
        ("aliases", .list(aliases.sorted().map { .string($0.text) })),
        ("service", .optional(service)), ("announcements", .list(announcements.map(\.json))),
        ("statuses", .list(statuses.map(\.json))),
        ("notServed", .list(notServed.map(\.json))),
      ], unknownKeys)
  }
}

extension Announcement {
  /// Reads an announcement.
  init(_ json: JSONValue) throws(ParseError) {
    var keys = try RecordReader(json, "an announcement")
    date = try keys.require("date", as: Moment.init)
    title = try keys.takeString("title")
    url = try keys.takeString("url")
    text = try keys.takeString("text")
    unknownKeys = keys.unknownKeys
  }

  /// The announcement as JSON.
  var json: JSONValue {
    .record(
      [
        ("date", .string(date.description)), ("title", .optional(title)), ("url", .optional(url)),
        ("text", .optional(text)),
      ], unknownKeys)
  }
}

extension Status {
  /// Reads a status.
  init(_ json: JSONValue) throws(ParseError) {
    var keys = try RecordReader(json, "a status")
    kind = try keys.requireCase("status", of: Kind.self)
    date = try keys.require("date", as: Moment.init)
    source = try Source(try keys.require("source"))
    unknownKeys = keys.unknownKeys
  }

  /// The status as JSON.
  var json: JSONValue {
    .record(
      [
        ("status", .string(kind.rawValue)), ("date", .string(date.description)),
        ("source", source.json),
      ], unknownKeys)
  }
}

extension NotServed {
  /// Reads a note.
  init(_ json: JSONValue) throws(ParseError) {
    var keys = try RecordReader(json, "a version that was not served")
    version = try keys.require("version", as: VersionID.init)
    date = try keys.require("date", as: Moment.init)
    source = try Source(try keys.require("source"))
    unknownKeys = keys.unknownKeys
  }

  /// The note as JSON.
  var json: JSONValue {
    .record(
      [
        ("version", .string(version.text)), ("date", .string(date.description)),
        ("source", source.json),
      ], unknownKeys)
  }
}

/// A service's file.
extension ServiceRecord {
  /// Reads a record.
  init(id: ServiceID, _ json: JSONValue) throws(ParseError) {
    var keys = try RecordReader(json, "a service")
    self.init(
      id: id, name: try keys.require("name", as: { $0 }),
      trackingSince: try keys.take("trackingSince", as: Moment.init),
      documentation: try keys.takeString("documentation"))
    unknownKeys = keys.unknownKeys
  }

  /// The record as JSON.
  var json: JSONValue {
    .record(
      [
        ("name", .string(name)), ("trackingSince", .optional(trackingSince)),
        ("documentation", .optional(documentation)),
      ], unknownKeys)
  }
}

/// A source's file.
extension SourceRecord {
  /// Reads a record.
  init(_ json: JSONValue) throws(ParseError) {
    var keys = try RecordReader(json, "a source")
    self.init(
      kind: try keys.requireCase("kind", of: Source.Kind.self),
      reference: try keys.require("reference", as: Source.reference),
      lookedAt: try keys.take("lookedAt", as: Moment.init),
      readTo: try keys.take("readTo").map(ReadTo.init))
    unknownKeys = keys.unknownKeys
  }

  /// The record as JSON.
  var json: JSONValue {
    .record(
      [
        ("kind", .string(kind.rawValue)), ("reference", .string(reference)),
        ("lookedAt", .optional(lookedAt)), ("readTo", readTo?.json),
      ], unknownKeys)
  }
}

extension ReadTo {
  /// Reads how far an archive was read.
  init(_ json: JSONValue) throws(ParseError) {
    var keys = try RecordReader(json, "what was read")
    let commit = try keys.require("commit", as: { $0 })
    let path = try keys.require("path", as: { $0 })
    let scope = try keys.require("scope", as: PolicyScope.init)
    do throws(NameError) {
      try self.init(commit: commit, path: path, scope: scope)
    } catch {
      throw ParseError("`readTo`: \(error)", at: json.offset)
    }
    unknownKeys = keys.unknownKeys
  }

  /// The note as JSON.
  var json: JSONValue {
    .record(
      [("commit", .string(commit)), ("path", .string(path)), ("scope", .string(scope.text))],
      unknownKeys)
  }
}
