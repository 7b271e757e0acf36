internal import Importing
internal import PolicyHistory
internal import PolicyLanguage

/// What `record` is asked to record of a policy, as far as it can be read without the history.
struct RecordRequest {
  /// A file or stdin, and what it has.
  struct Input {
    /// What the user calls it.
    let path: String
    /// What is in it.
    let content: PolicyFile
    /// When it was last written, at most the present; for stdin that.
    let written: Instant

    /// Whether it is what IAM answered, not a document alone.
    var isAnswer: Bool { content.version != nil || content.created != nil }
  }

  /// The file; `nil` where there is none.
  let input: Input?

  /// What became of the policy; `nil` where a version is recorded.
  let status: Status.Kind?

  /// When it took effect, or became so.
  let effective: Moment?

  /// The version, by the option or the file.
  let version: VersionID?

  /// What changed, in the user's words.
  let summary: String?

  /// The source that the user names.
  let source: String?

  /// Whether findings, and versions not known to have been in force, are recorded.
  let isForced: Bool

  /// What time it is.
  let now: Instant
}

// MARK: - Checks

extension RecordRequest {
  /// Refuses what contradicts itself, and documents that IAM would refuse.
  ///
  /// - Throws: `Failure` with the reason.
  func check() throws(Failure) {
    if let effective, effective.start > now {
      throw Failure("--effective: `\(effective)` is in the future")
    }
    guard let input else {
      if version != nil || summary != nil {
        throw Failure("`--version` and `--summary` are said of a document; the file is missing")
      }
      return
    }
    if status != nil {
      throw Failure("`--status` is about the policy as a whole; it is recorded without a file")
    }
    if let stated = input.content.version, let version, stated != version {
      throw Failure("--version: `\(version)`, and the file says `\(stated)`")
    }
    if let created = input.content.created, let effective, effective.end < created.start {
      throw Failure("--effective: `\(effective)`, and the file says it was created `\(created)`")
    }
    try check(input.content.document)
  }

  private static var largest: Int { JSONReader.Limits().size }

  private func check(_ document: PolicyDocument) throws(Failure) {
    let size = document.canonicalBytes.count
    if size > Self.largest {
      throw Failure("\(size) bytes of document; at most \(Self.largest) are recorded")
    }
    let findings = document.findings
    if findings.isEmpty || isForced { return }
    let listed = findings.map(\.text).joined(separator: "; ")
    throw Failure("\(listed); `--force` records the document all the same")
  }

  /// Refuses a version that, by the file, is not in force and, by the history, never was.
  private func requireWasInForce(in timeline: Timeline?) throws(Failure) {
    guard let input, !input.content.isDefault, !isForced, let version else { return }
    let isReplaced = timeline?.newest.map { version < $0 } ?? false
    let isRecorded = timeline?.entries.contains { $0.revision.version == version } ?? false
    if isReplaced || isRecorded { return }
    throw Failure(
      "by the file `\(version)` is not the default version, and none after it is recorded: nothing"
        + " says that it was ever in force; record the default version first, or use `--force`")
  }
}

extension Finding {
  /// The finding with its place, in words.
  var text: String { statement.map { "Statement[\($0)]: \(message)" } ?? message }
}

extension Timeline {
  /// The version with the highest number.
  fileprivate var newest: VersionID? { entries.compactMap(\.revision.version).max() }
}

// MARK: - The report

extension RecordRequest {
  /// The report for a policy, and what is to be told of it.
  ///
  /// - Parameter timeline: What is recorded of the policy; `nil` for a new one.
  /// - Throws: `Failure`.
  func report(
    about policy: PolicyNaming, in timeline: Timeline?
  ) throws(Failure) -> (report: PolicyReport, notes: [String]) {
    try requireWasInForce(in: timeline)
    var report = PolicyReport(about: policy.key)
    report.arn = policy.arn
    if let status {
      let date = effective ?? .instant(now)
      report.status = Status(status, date: date, source: stated(as: "by hand", fidelity: .verbatim))
    }
    guard let input else { return (report, []) }
    report.version = version
    let observed = observed(input, timeline)
    report.reading = Reading(
      source: source(of: input), created: input.content.created, observed: observed.date,
      summary: summary, document: RecordedDocument(input.content.document))
    return (report, observed.notes)
  }

  /// When the source showed the version as the one in force.
  ///
  /// A saved answer of IAM says of an older version only that it was in force when it was saved, and
  /// that may be long ago: only the user can say that IAM went back to it.
  private func observed(
    _ input: Input, _ timeline: Timeline?
  ) -> (date: Moment?, notes: [String]) {
    if let effective { return (effective, []) }
    guard input.isAnswer else { return (.instant(now), []) }
    guard input.content.isDefault else { return (nil, []) }
    if let version, let newest = timeline?.newest, version < newest {
      return (
        nil,
        [
          "\(version) is older than \(newest), which is recorded; if IAM went back to it,"
            + " `--effective` says since when"
        ]
      )
    }
    if let created = input.content.created, input.written < created.start { return (nil, []) }
    return (.instant(input.written), [])
  }

  private func source(of input: Input) -> Source {
    if input.isAnswer, source == nil {
      return Source(kind: .iam, reference: "GetPolicyVersion", fidelity: .observed)
    }
    if input.isAnswer, let source {
      return Source(kind: .file, reference: source, fidelity: .observed)
    }
    let isStdin = input.path == InputFile.stdin
    let name = input.path.split(separator: "/").last.map(String.init) ?? input.path
    return stated(as: isStdin ? "stdin" : name, fidelity: .verbatim)
  }

  /// The source that the user named, which is a page if it has an address; else a file of a name.
  private func stated(as name: String, fidelity: Source.Fidelity) -> Source {
    guard let source else { return Source(kind: .file, reference: name, fidelity: fidelity) }
    let isAddress = source.contains("://")
    return Source(
      kind: isAddress ? .documentation : .file, reference: source, fidelity: fidelity)
  }
}
