public import PolicyLanguage

extension Store {
  /// The names of actions that stand literally in any document of the history.
  ///
  /// A document that cannot be read is passed over: names only illustrate.
  ///
  /// - Throws: `StoreError`.
  /// - Complexity: O(*n*) in the bytes of the history; documents are looked at, not read, where their
  ///   text is plain.
  public func namedActions() throws(StoreError) -> NamedActions {
    var collector = NameCollector()
    for timeline in try timelines() {
      for entry in timeline.entries { entry.revision.document?.collect(&collector) }
    }
    return collector.names
  }
}

extension RecordedDocument {
  /// Adds the names of actions in it to others.
  fileprivate func collect(_ collector: inout NameCollector) {
    if collect(atSight: &collector) { return }
    if let document = try? parsed() { collector.add(document) }
  }
}
