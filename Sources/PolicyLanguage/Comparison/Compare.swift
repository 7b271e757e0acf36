extension DocumentComparison {
  /// Compares two documents; an absent one allows and denies nothing.
  ///
  /// - Parameters:
  ///   - old: The document before.
  ///   - new: The document after.
  ///   - named: The names of actions known beyond the two documents, asked for only when an entry
  ///     needs them.
  public init(
    from old: PolicyDocument?, to new: PolicyDocument?,
    named: () -> NamedActions = { NamedActions([]) }
  ) {
    // Made in the next step: patterns, conditions, entries.
    self.init(
      guard: .same, gained: [], lost: [], allow: EffectComparison(), deny: EffectComparison())
  }
}
