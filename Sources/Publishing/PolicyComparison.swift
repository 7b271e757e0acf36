public import PolicyHistory
public import PolicyLanguage

/// Two policies, or files, compared with each other: what `compare` answers.
public struct PolicyComparison: Sendable {
  /// One of the two.
  public enum Side: Sendable {
    /// A revision of a policy.
    case revision(PolicyRevision)
    /// A file, by its name.
    case file(String)
  }

  /// What is compared with.
  public let from: Side
  /// What is compared.
  public let to: Side
  /// What differs.
  public let comparison: DocumentComparison
  /// Whether both have the same document.
  public let isSameDocument: Bool

  /// Compares the documents of two sides.
  ///
  /// - Parameters:
  ///   - from: What is compared with, and its document.
  ///   - to: What is compared, and its document.
  ///   - named: The names of actions known in the history, asked for only if needed.
  public init(
    _ from: (side: Side, document: PolicyDocument), _ to: (side: Side, document: PolicyDocument),
    named: @escaping () -> NamedActions = { NamedActions([]) }
  ) {
    self.from = from.side
    self.to = to.side
    isSameDocument = from.document.canonicalBytes == to.document.canonicalBytes
    comparison = DocumentComparison(from: from.document, to: to.document, named: named)
  }

  /// The comparison as far as a part of it goes: its entries about some actions.
  package func restricted(to part: DocumentComparison) -> PolicyComparison {
    PolicyComparison(self, part)
  }

  private init(_ whole: PolicyComparison, _ part: DocumentComparison) {
    from = whole.from
    to = whole.to
    isSameDocument = whole.isSameDocument
    comparison = part
  }

  /// What it comes to.
  public var verdict: Verdict { isSameDocument ? .reissued : Verdict(comparison) }
}
