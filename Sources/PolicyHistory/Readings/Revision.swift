/// A version of a policy taking effect, as the set of what is said of it.
public struct Revision: Sendable {
  /// What tells it apart from the policy's other revisions.
  public let id: RevisionID

  /// What sources say of it: sorted by kind, reference, digest and text, each once, of readings
  /// that differ in `observed` alone the earliest.
  public let readings: [Reading]

  /// When the version became the policy's default.
  ///
  /// That is when it was created; of a version that came back, when it was observed back. Without
  /// that date the other one, without both the day in the id.
  public let effective: Moment

  /// Keys of its file that this program does not know.
  package private(set) var unknownKeys: UnknownKeys

  /// Makes a revision of readings.
  ///
  /// - Throws: `UndatedRevision` if nothing says when it took effect, as where there are no readings.
  public init(id: RevisionID, readings: some Sequence<Reading>) throws(UndatedRevision) {
    try self.init(id: id, readings: readings, unknownKeys: UnknownKeys())
  }

  init(
    id: RevisionID, readings: some Sequence<Reading>, unknownKeys: UnknownKeys
  ) throws(UndatedRevision) {
    let readings = readings.asSet()
    guard !readings.isEmpty, let effective = Revision.effective(of: id, readings) else {
      throw UndatedRevision(id: id)
    }
    self.id = id
    self.readings = readings
    self.effective = effective
    self.unknownKeys = unknownKeys
  }

  /// The version; `nil` if nobody stated it.
  public var version: VersionID? { id.version }

  /// The revision with keys added to those of its file that this program does not know.
  func adding(_ keys: UnknownKeys) -> Revision {
    var revision = self
    revision.unknownKeys = unknownKeys.merged(with: keys)
    return revision
  }
}

/// Readings that do not say when the revision took effect.
public struct UndatedRevision: Error, Hashable, Sendable, CustomStringConvertible {
  /// The revision; `nil` if only a date could have said which one it is.
  public let id: RevisionID?

  /// What is missing.
  public var description: String {
    let subject = id.map { "no reading of `\($0)`" } ?? "the reading has no version, and nothing"
    return "\(subject) says when it took effect; `created` or `observed` is needed"
  }
}

// MARK: - What the readings say together

extension Revision {
  /// IAM's date of the version: the earliest among the best readings that state it.
  public var created: Moment? { Self.date(\.created, of: readings) }

  /// When the version was seen first: the earliest among the best readings that state it.
  public var observed: Moment? { Self.date(\.observed, of: readings) }

  /// What the version is about, by the first reading that says it.
  public var summary: String? {
    for reading in readings {
      if let summary = reading.summary { return summary }
    }
    return nil
  }

  /// The reading whose document counts: of the best fidelity that has one, the first.
  public var counting: Reading? {
    readings.filter { $0.document != nil }
      .min { $0.source.fidelity < $1.source.fidelity }
  }

  /// The document that counts.
  public var document: RecordedDocument? { counting?.document }

  /// The readings with another document than the one that counts.
  public var rivals: [Reading] {
    guard let document else { return [] }
    return readings.filter { $0.document != nil && $0.document != document }
  }

  private static func date(_ date: KeyPath<Reading, Moment?>, of readings: [Reading]) -> Moment? {
    let stated = readings.filter { $0[keyPath: date] != nil }
    guard let best = stated.map(\.source.fidelity).min() else { return nil }
    return stated.filter { $0.source.fidelity == best }.compactMap { $0[keyPath: date] }.min()
  }

  private static func effective(of id: RevisionID, _ readings: [Reading]) -> Moment? {
    let created = date(\.created, of: readings)
    let observed = date(\.observed, of: readings)
    switch id.form {
    case .version: return created ?? observed
    case .returned: return observed ?? created
    case .recreated(_, let day, _), .day(let day, _): return created ?? observed ?? .day(day)
    }
  }
}

extension Revision: Equatable {
  /// Whether two revisions are the same set of readings under the same id.
  public static func == (a: Revision, b: Revision) -> Bool {
    a.id == b.id && a.readings == b.readings && a.unknownKeys == b.unknownKeys
  }
}
