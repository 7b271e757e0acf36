package import PolicyLanguage

extension Timeline {
  /// Adds the names of actions that stand literally in any document of the policy to others.
  ///
  /// - Complexity: O(*n*) in the bytes of the documents, which are looked at, not read, where their
  ///   text is plain.
  package func collectNames(_ collector: inout NameCollector) {
    for entry in entries { entry.revision.collectNames(&collector) }
  }
}

extension Revision {
  /// Adds the names of actions in the documents of all its readings to others.
  ///
  /// A document that cannot be read is passed over: names only illustrate.
  func collectNames(_ collector: inout NameCollector) {
    for reading in readings { reading.document?.collectNames(&collector) }
  }
}

extension RecordedDocument {
  fileprivate func collectNames(_ collector: inout NameCollector) {
    if collect(atSight: &collector) { return }
    if let document = try? parsed() { collector.add(document) }
  }
}
