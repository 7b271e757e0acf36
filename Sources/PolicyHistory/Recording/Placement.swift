/// Which revisions a reading is to be recorded with (docs/history-format.md, "Revisions").
extension Policy {
  /// The family of a reading, worked out from what its own source showed before.
  ///
  /// - A version that the source shows for the first time, or goes on showing, is of its plain
  ///   family: who says when it was made decides there whether it was made anew.
  /// - A version that it shows again after another one came back. So did one that is shown first
  ///   after another and is older than that: the source missed its first time.
  /// - A document without a version that the source goes on showing is of the revision it is
  ///   recorded with, any other of its day.
  ///
  /// - Returns: `nil` for a reading without version and date.
  func family(of reading: Reading, version: VersionID?) -> Family? {
    guard let version else { return family(ofUnversioned: reading) }
    guard let observed = reading.observed else { return .version(version) }
    let earlier = sightings(by: reading.source, until: observed)
    if let same = earlier.goingOn(until: observed, where: { $0.isOf(version, reading) }) {
      return same.family
    }
    guard let last = earlier.last, let before = last.version, before != version,
      earlier.contains(where: { $0.isOf(version, reading) })
        || reading.isOlder(version, than: last.reading, of: before)
    else { return .version(version) }
    return .returned(version, after: before, time: times(version, after: before, in: earlier) + 1)
  }

  /// How often a source showed a version come back after another.
  private func times(
    _ version: VersionID, after before: VersionID, in sightings: [Sighting]
  ) -> Int {
    let times = sightings.compactMap { sighting -> Int? in
      guard case .returned(version, after: before, let time) = sighting.family else { return nil }
      return time
    }
    return Set(times).count
  }

  private func family(ofUnversioned reading: Reading) -> Family? {
    goingOn(reading).map { Family(of: $0) }
      ?? (reading.created ?? reading.observed).map { .day($0.day) }
  }

  /// The revision without a version that a source goes on showing with a reading.
  private func goingOn(_ reading: Reading) -> RevisionID? {
    guard let observed = reading.observed else { return nil }
    return sightings(by: reading.source, until: observed).goingOn(until: observed) {
      $0.version == nil && $0.reading.document == reading.document
    }?.revision
  }

  /// The revision that has a reading already, or has one that says the same with an earlier
  /// `observed`.
  func revision(alreadyWith reading: Reading, version: VersionID?) -> RevisionID? {
    let exact = revisions.first { $0.version == version && $0.readings.contains(reading) }
    if let exact { return exact.id }
    // With a version the family's set sees to it; days are kept apart.
    guard version == nil, let id = goingOn(reading) else { return nil }
    return self[id]?.readings.contains { $0.isRepeated(by: reading) } == true ? id : nil
  }
}

/// A source showing a version as the current one.
private struct Sighting {
  let observed: Moment
  let revision: RevisionID
  let reading: Reading

  var version: VersionID? { revision.version }
  var family: Family { Family(of: revision) }

  /// Whether it shows a version as it was made when a reading says.
  func isOf(_ version: VersionID, _ reading: Reading) -> Bool {
    self.version == version && self.reading.isOfSameMaking(as: reading)
  }
}

extension [Sighting] {
  /// The sighting that a source goes on with: its last one, or the last of an earlier date, because
  /// what it shows on one date has no order.
  fileprivate func goingOn(until date: Moment, where isSame: (Sighting) -> Bool) -> Sighting? {
    [last, last { $0.observed.start < date.start }].compactMap { $0 }.first(where: isSame)
  }
}

extension Policy {
  /// What a source showed until a date, in the order of its dates.
  private func sightings(by source: Source, until date: Moment) -> [Sighting] {
    var sightings: [Sighting] = []
    for revision in revisions {
      for reading in revision.readings where reading.source.isSame(as: source) {
        guard let observed = reading.observed, observed.start <= date.start else { continue }
        sightings.append(Sighting(observed: observed, revision: revision.id, reading: reading))
      }
    }
    return sightings.sorted { ($0.observed.start, $0.revision) < ($1.observed.start, $1.revision) }
  }
}

extension Reading {
  /// Whether it is of an older version than the one its source showed just before: by the dates of
  /// creation where both are known, else by the numbers.
  fileprivate func isOlder(
    _ version: VersionID, than last: Reading, of lastVersion: VersionID
  ) -> Bool {
    if let created, let lastCreated = last.created { return created.start < lastCreated.start }
    return version < lastVersion
  }
}
