internal import PolicyHistory
internal import PolicyLanguage

extension Session {
  /// The timelines of the chosen policies: as they were named, each once, then those of the service;
  /// all in order if nothing was chosen.
  ///
  /// - Throws: `PolicyLookupError`, `Failure` for a service that the history lacks, and what reading
  ///   the store throws.
  func timelines(_ selection: Selection) throws -> [Timeline] {
    if selection.isEmpty { return try timelines() }
    var timelines: [Timeline] = []
    for text in selection.policies {
      let timeline = try timeline(text)
      if !timelines.contains(where: { $0.key == timeline.key }) { timelines.append(timeline) }
    }
    if let service = selection.service {
      let id = try self.service(service)
      let others = try self.timelines().filter { $0.record.service == id }
      timelines += others.filter { other in !timelines.contains { $0.key == other.key } }
    }
    return timelines
  }

  /// The services whose own beginnings belong to a choice: all if nothing was chosen.
  ///
  /// - Throws: `Failure` for a service that the history lacks, and what reading the store throws.
  func services(_ selection: Selection) throws -> [ServiceRecord] {
    let all = try store().services().values.sorted { $0.id < $1.id }
    if selection.isEmpty { return all }
    guard let service = selection.service else { return [] }
    let id = try self.service(service)
    return all.filter { $0.id == id }
  }

  /// The service that a text names by id or name, without case.
  private func service(_ text: String) throws -> ServiceID {
    let services = try store().services().values.sorted { $0.id < $1.id }
    let folded = text.asciiLowercased
    for service in services
    where service.id.text == folded || service.name.asciiLowercased.hasSameBytes(as: folded) {
      return service.id
    }
    let known = services.map { "`\($0.id)`" }.joined(separator: ", ")
    throw Failure(
      "no service `\(text)` in the history; recorded are \(known.isEmpty ? "none" : known)",
      .unknown)
  }
}
