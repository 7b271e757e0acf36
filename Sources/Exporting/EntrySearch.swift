internal import PolicyLanguage

/// Asks one document after another what access it gives.
///
/// Documents of one policy are mostly alike: what they give of a service is worked out anew only
/// where a statement that has to do with the service is another.
struct EntrySearch {
  private var last: [Bytewise: (slice: PolicyDocument, entries: [AccessEntry])] = [:]

  /// What the next document gives, after its Denies, by service.
  ///
  /// - Complexity: O(*n*) in the patterns of the document, and the exact work about the services
  ///   that changed.
  mutating func entries(of document: PolicyDocument) -> [AccessEntry] {
    guard let slices = document.slicesByService else {
      return AccessEntry.entries(of: document, beyond: [])
    }
    var next: [Bytewise: (slice: PolicyDocument, entries: [AccessEntry])] = [:]
    for (service, slice) in slices {
      if let known = last[service], known.slice == slice {
        next[service] = known
      } else {
        next[service] = (slice, AccessEntry.entries(of: slice, beyond: []))
      }
    }
    last = next
    return next.sorted { $0.key.text.precedesBytewise($1.key.text) }.flatMap(\.value.entries)
  }
}

extension PolicyDocument {
  /// The document as far as it is about each service that it allows something of; `nil` where it
  /// allows something of services that it does not name.
  ///
  /// What an Allow gives of one service does not depend on what is said of others.
  fileprivate var slicesByService: [Bytewise: PolicyDocument]? {
    var slices: [Bytewise: [Statement]] = [:]
    for statement in statements.elements where statement.effect == .allow {
      if statement.action.isNegated { return nil }
      for pattern in statement.action.values.elements {
        guard let service = pattern.namedService else { return nil }
        slices[Bytewise(service)] = []
      }
    }
    for statement in statements.elements {
      for (service, part) in statement.parts(about: slices.keys) { slices[service]?.append(part) }
    }
    return slices.mapValues { PolicyDocument(version: version, statements: .many($0)) }
  }
}

extension Statement {
  /// The statement about each of some services, where it says something of it.
  fileprivate func parts(about services: some Collection<Bytewise>) -> [(Bytewise, Statement)] {
    // A NotAction stays as it is: without some of its entries it would be another one.
    if action.isNegated { return services.map { ($0, self) } }
    var patterns: [Bytewise: [String]] = [:]
    for pattern in action.values.elements {
      if let service = pattern.namedService {
        patterns[Bytewise(service), default: []].append(pattern)
      } else {
        for service in services { patterns[service, default: []].append(pattern) }
      }
    }
    return patterns.map { service, patterns in
      var part = self
      part.action.values = .many(patterns)
      return (service, part)
    }
  }
}

extension String {
  /// The service of a pattern of actions, in lower case; `nil` if a wildcard stands in it.
  fileprivate var namedService: String? {
    let service = prefix { $0 != ":" }
    return service.contains { $0 == "*" || $0 == "?" } ? nil : String(service).asciiLowercased
  }
}
