/// What recording a reading did.
public struct Recorded: Sendable, Equatable {
  /// The revision that the reading belongs to.
  public let id: RevisionID

  /// Whether the policy had no such revision before.
  public let isNewRevision: Bool

  /// The revisions whose files changed, by id; none if everything was known.
  ///
  /// Where a version turns out to have been made earlier than was known, the earlier making takes
  /// over the plain id: other files change too, and one may be gone.
  public let changed: [RevisionID]
}

extension Policy {
  /// Records what a source says of a version of the policy.
  ///
  /// Where the reading belongs follows from the readings of the same source, by their `observed`,
  /// and from the dates of creation; see `family(of:version:)`. A reading without `observed` is not
  /// taken for the source showing the version as the current one.
  ///
  /// One source's readings have to be recorded in the order in which it showed them, and with dates
  /// of one kind (days or instants), of which two versions shown on one date have no order.
  /// Readings of different sources come in any order: none changes what is recorded in the end.
  ///
  /// - Parameters:
  ///   - reading: What the source says.
  ///   - version: The version, if the source states it.
  /// - Throws: `RecordingError`; the policy is as before then.
  /// - Complexity: O(*n*) in the number of readings of the policy.
  public mutating func record(
    _ reading: Reading, of version: VersionID?
  ) throws(RecordingError) -> Recorded {
    if let id = revision(alreadyWith: reading, version: version) {
      return Recorded(id: id, isNewRevision: false, changed: [])
    }
    guard let family = family(of: reading, version: version) else {
      throw .undated(key, UndatedRevision(id: nil))
    }
    let before = revisions.filter { Family(of: $0.id) == family }
    self = try enlarging([family: FamilyMembers(readings: [reading])])
    let after = revisions.filter { Family(of: $0.id) == family }
    let id =
      after.first { $0.readings.contains(reading) }?.id
      ?? after.first { $0.readings.contains { $0.isRepeated(by: reading) } }?.id
    return Recorded(
      id: id ?? family.plainID, isNewRevision: after.count > before.count,
      changed: Self.changed(before, after))
  }

  private static func changed(_ before: [Revision], _ after: [Revision]) -> [RevisionID] {
    let differing = [(before, after), (after, before)].flatMap { some, others in
      some.filter { !others.contains($0) }.map(\.id)
    }
    return Set(differing).sorted()
  }
}
