/// Readings that speak of one making of a version.
struct Cluster {
  /// When it was made, if a reading says so.
  let date: Moment?

  /// The readings.
  var readings: [Reading] = []
}

extension [Reading] {
  /// Divides readings by a date: those with different dates speak of different makings.
  ///
  /// A day is the same date as the first instant in it. A reading without the date belongs to a
  /// making with its document if there is one, else to any: of these to the last one before it was
  /// observed, else to the first. That depends on the readings alone, not on their order.
  ///
  /// - Returns: At least one cluster if there are readings, by date.
  func clustered(by date: KeyPath<Reading, Moment?>) -> [Cluster] {
    var clusters = distinctDates(date).map { Cluster(date: $0) }
    if clusters.isEmpty { return isEmpty ? [] : [Cluster(date: nil, readings: self)] }
    for reading in self {
      guard let stated = reading[keyPath: date],
        let index = clusters.firstIndex(where: { $0.date?.agrees(with: stated) == true })
      else { continue }
      clusters[index].readings.append(reading)
    }
    let dated = clusters
    for reading in self where reading[keyPath: date] == nil {
      clusters[dated.place(of: reading)].readings.append(reading)
    }
    return clusters
  }

  /// The dates that are told apart, sorted: the instants, and the days without an instant in them.
  private func distinctDates(_ date: KeyPath<Reading, Moment?>) -> [Moment] {
    let dates = Set(compactMap { $0[keyPath: date] })
    return dates.filter { date in
      guard case .day = date else { return true }
      return !dates.contains { $0 != date && $0.agrees(with: date) }
    }.sorted()
  }
}

extension [Cluster] {
  /// Where a reading without a date belongs among clusters of readings that have one.
  fileprivate func place(of reading: Reading) -> Int {
    var candidates = Array<Int>(indices)
    if let document = reading.document {
      let same = indices.filter { index in
        self[index].readings.contains { $0.document == document }
      }
      if !same.isEmpty { candidates = same }
    }
    let earlier = candidates.last { index in
      guard let date = self[index].date, let observed = reading.observed else { return false }
      return date.start <= observed.end
    }
    return earlier ?? candidates[0]
  }
}
