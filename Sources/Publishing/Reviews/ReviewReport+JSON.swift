package import PolicyHistory
package import PolicyLanguage

extension ReviewReport {
  /// The report as JSON: what `review` answers.
  ///
  /// - Parameters:
  ///   - lock: The lock, as it was named.
  ///   - accepted: The policies that were written into it.
  ///   - history: The short id of the snapshot that was read.
  package func json(lock: String, accepted: [PolicyKey], history: String?) -> JSONValue {
    .object([
      JSONValue.schemaVersion, ("kind", .string("review")), ("lock", .string(lock)),
      ("policies", .array(items.map { $0.json(history) })),
      ("accepted", .strings(accepted.map { "\($0.scope)/\($0.name)" })),
      ("unknown", .strings(unknown.map(\.description))),
      ("counts", .object(Review.Outcome.allCases.map { ($0.rawValue, .integer(count($0))) })),
      ("history", history.map(JSONValue.string)),
      ("knownUntil", .optional(items.map(\.review.timeline).knownUntil)),
    ])
  }
}

extension ReviewReport.Item {
  fileprivate func json(_ history: String?) -> JSONValue {
    let timeline = review.timeline
    let change = review.change.map { change in
      PolicyChange(change, in: timeline).json(transient: transient, history: history)
    }
    return .object([
      ("policy", timeline.record.json(in: timeline.key.scope)),
      ("outcome", .string(review.outcome.rawValue)), ("reviewed", review.line?.json),
      ("current", review.current.reference),
      ("sha256", review.current.revision.document.map { .string($0.digest.text) }),
      ("holders", .nonempty(holders.map(\.arn))), ("change", change),
      ("knownUntil", .optional(timeline.knownUntil)),
    ])
  }
}

extension ReviewLock.Line {
  fileprivate var json: JSONValue {
    .object([
      ("id", .string(revision.text)), ("sha256", .string(digest.text)),
      ("on", .string(reviewedOn.description)),
    ])
  }
}
