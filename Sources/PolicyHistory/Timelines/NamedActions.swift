package import PolicyLanguage

extension Timeline {
  /// Adds the names of actions that stand literally in any document of the policy to others.
  ///
  /// A document that cannot be read is passed over: names only illustrate.
  ///
  /// - Complexity: O(*n*) in the bytes of the documents, which are looked at, not read, where their
  ///   text is plain.
  package func collectNames(_ collector: inout NameCollector) {
    for entry in entries { entry.revision.document?.collect(&collector) }
  }
}

extension RecordedDocument {
  /// Adds the names of actions in it to others.
  fileprivate func collect(_ collector: inout NameCollector) {
    if collect(atSight: &collector) { return }
    if let document = try? parsed() { collector.add(document) }
  }
}
