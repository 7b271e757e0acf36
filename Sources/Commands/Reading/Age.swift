internal import PolicyHistory

extension Session {
  /// Refuses an answer about policies whose sources were last looked at too long ago (`--max-age`).
  ///
  /// - Throws: `Failure` (unknown), which names them.
  func requireRecent(_ timelines: [Timeline]) throws(Failure) {
    guard let maximumAge else { return }
    let oldest = System.now - Int64(maximumAge.days) * 86_400
    let stale = timelines.filter { ($0.knownUntil?.end.secondsSince1970 ?? .min) < oldest }
    guard let first = stale.first else { return }
    let others = stale.count > 1 ? " and \(stale.count - 1) more" : ""
    let until = first.knownUntil.map { "known until \($0)" } ?? "known nobody says until when"
    throw Failure(
      "`\(first.key)`\(others): \(until), longer ago than \(maximumAge.days) days", .unknown)
  }
}
