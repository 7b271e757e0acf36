extension Revision {
  /// The first two readings, in their order, that cannot both be true: both as IAM served it, with
  /// different documents, and not of different creations.
  package var contradictingReadings: (Reading, Reading)? {
    let observed = readings.filter { $0.source.fidelity == .observed && $0.document != nil }
    for (index, a) in observed.enumerated() {
      for b in observed[(index + 1)...] where a.document != b.document && a.isOfSameMaking(as: b) {
        return (a, b)
      }
    }
    return nil
  }
}

extension Reading {
  /// Whether two readings may speak of one making of a version: one states no date of it, or both
  /// agree.
  func isOfSameMaking(as other: Reading) -> Bool {
    guard let created, let otherCreated = other.created else { return true }
    return created.agrees(with: otherCreated)
  }
}
