/// Which announcement tells of which revision.
///
/// Each is matched to the revision nearest to it in effective, at most seven days away, one to one.
/// Pages state days, so that whole days (UTC) are compared; of equal distances the earlier revision
/// and the earlier announcement go first.
struct AnnouncementMatching {
  /// The announcements, by the place of their revision.
  private(set) var byRevision: [Int: Announcement] = [:]

  /// The announcements that have none, by date.
  private(set) var unmatched: [Announcement] = []

  private static let reach: Int64 = 7

  /// Matches announcements.
  ///
  /// - Parameters:
  ///   - announcements: What was told, by date.
  ///   - revisions: The revisions in order.
  /// - Complexity: O(*nm* log *nm*) at worst; pairs more than seven days apart are passed by.
  init(_ announcements: [Announcement], to revisions: [Revision]) {
    struct Pair {
      var distance: Int64
      var revision: Int
      var announcement: Int
    }
    var pairs: [Pair] = []
    for (announcement, day) in announcements.map(\.date.day).enumerated() {
      for (revision, effective) in revisions.map(\.effective.day).enumerated() {
        let distance = abs(day.daysSince1970 - effective.daysSince1970)
        if distance > Self.reach { continue }
        pairs.append(Pair(distance: distance, revision: revision, announcement: announcement))
      }
    }
    pairs.sort {
      ($0.distance, $0.revision, $0.announcement) < ($1.distance, $1.revision, $1.announcement)
    }
    var matched: Set<Int> = []
    for pair in pairs where byRevision[pair.revision] == nil {
      guard matched.insert(pair.announcement).inserted else { continue }
      byRevision[pair.revision] = announcements[pair.announcement]
    }
    unmatched = announcements.indices.filter { !matched.contains($0) }.map { announcements[$0] }
  }
}
