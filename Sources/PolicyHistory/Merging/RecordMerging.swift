internal import PolicyLanguage

// Of a single value the present one stays, of two the one that is bytewise smaller; dates have
// their own rule. So it does not matter which side is merged into which.

extension HistoryHeader {
  func merged(with other: HistoryHeader) -> HistoryHeader {
    var merged = self
    merged.unknownKeys = unknownKeys.merged(with: other.unknownKeys)
    return merged
  }
}

extension ServiceRecord {
  func merged(with other: ServiceRecord) -> ServiceRecord {
    var merged = self
    merged.name = smaller(name, other.name)
    merged.trackingSince = one(trackingSince, other.trackingSince, min)
    merged.documentation = one(documentation, other.documentation, smaller)
    merged.unknownKeys = unknownKeys.merged(with: other.unknownKeys)
    return merged
  }
}

extension SourceRecord {
  func merged(with other: SourceRecord) -> SourceRecord {
    var merged = SourceRecord(
      kind: kind, reference: smaller(reference, other.reference),
      lookedAt: one(lookedAt, other.lookedAt, Moment.later), readTo: readTo(mergedWith: other))
    merged.unknownKeys = unknownKeys.merged(with: other.unknownKeys)
    return merged
  }
}

extension SourceRecord {
  /// What was read by the later look: the union holds what either read, so either is true of it.
  ///
  /// It goes with `lookedAt`, so that a history and an earlier state of it are that history.
  private func readTo(mergedWith other: SourceRecord) -> ReadTo? {
    guard lookedAt == other.lookedAt else {
      guard let lookedAt, let otherLook = other.lookedAt else {
        return lookedAt == nil ? other.readTo : readTo
      }
      return Moment.later(lookedAt, otherLook) == lookedAt ? readTo : other.readTo
    }
    return one(readTo, other.readTo) { a, b in
      guard a.isOfSame(as: b) else { return ReadTo.precedes(b, a) ? b : a }
      var merged = a
      merged.unknownKeys = a.unknownKeys.merged(with: b.unknownKeys)
      return merged
    }
  }
}

extension PolicyRecord {
  /// Both records as one, which has the name and aliases given; the ARNs were found to agree.
  func merged(with other: PolicyRecord) -> PolicyRecord {
    var merged = PolicyRecord(
      name: name, arn: one(arn, other.arn, min), aliases: aliases.union(other.aliases),
      service: one(service, other.service, min),
      announcements: announcements + other.announcements, statuses: statuses + other.statuses,
      notServed: notServed + other.notServed)
    merged.unknownKeys = unknownKeys.merged(with: other.unknownKeys)
    return merged
  }
}

private func one<Value>(
  _ a: Value?, _ b: Value?, _ choose: (Value, Value) -> Value
) -> Value? {
  guard let a, let b else { return a ?? b }
  return choose(a, b)
}

private func smaller(_ a: String, _ b: String) -> String { b.precedesBytewise(a) ? b : a }
