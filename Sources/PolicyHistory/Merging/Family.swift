/// The revisions that one version can be, and the readings that are theirs together.
///
/// Which reading is of which revision depends on all of them: the earliest creation has the plain
/// id, so that an earlier one that is learnt later takes it over. The readings of a family are
/// therefore divided anew, from nothing but themselves, whenever one is added; so no order of
/// recording or merging changes the result.
enum Family: Hashable, Sendable {
  /// A version for the first time, and made anew: `v1`, `v1-2019-12-10`.
  case version(VersionID)
  /// A version again, after another: `v68-after-v71`.
  case returned(VersionID, after: VersionID, time: Int)
  /// What took effect on a day under a version nobody stated: `2024-11-13`, `2024-11-13-2`.
  case day(Day)

  /// The family of a revision.
  init(of id: RevisionID) {
    switch id.form {
    case .version(let version), .recreated(let version, _, _): self = .version(version)
    case .returned(let version, let other, let time):
      self = .returned(version, after: other, time: time)
    case .day(let day, _): self = .day(day)
    }
  }

  /// The id that the family's earliest revision has.
  var plainID: RevisionID {
    switch self {
    case .version(let version): RevisionID(version)
    case .returned(let version, let other, let time):
      RevisionID(.returned(version, after: other, time: time))
    case .day(let day): RevisionID(.day(day, place: 1))
    }
  }

  /// Divides the readings of the family into its revisions, in the order of their dates.
  ///
  /// - Throws: `UndatedRevision` if nothing says when one took effect.
  func divide(_ readings: [Reading]) throws(UndatedRevision) -> [Revision] {
    switch self {
    case .returned:
      return [try Revision(id: plainID, readings: readings)]
    case .version(let version):
      return try revisions(readings.asSet().clustered(by: \.created)) { day, place in
        day.map { .recreated(version, $0, place: place) } ?? .version(version)
      }
    case .day(let day):
      return try revisions(readings.clustered(by: \.createdOrObserved)) { _, place in
        .day(day, place: place)
      }
    }
  }

  /// Names the clusters: the first has the plain id.
  private func revisions(
    _ clusters: [Cluster], form: (Day?, Int) -> RevisionID.Form
  ) throws(UndatedRevision) -> [Revision] {
    var revisions: [Revision] = []
    var places: [Day?: Int] = [:]
    for (index, cluster) in clusters.enumerated() {
      let day = index == 0 || isOfOneDay ? nil : cluster.date?.day
      places[day, default: 0] += 1
      let id = RevisionID(form(day, places[day, default: 1]))
      revisions.append(try Revision(id: id, readings: cluster.readings))
    }
    return revisions
  }

  private var isOfOneDay: Bool {
    if case .day = self { true } else { false }
  }
}

extension Reading {
  fileprivate var createdOrObserved: Moment? { created ?? observed }
}
