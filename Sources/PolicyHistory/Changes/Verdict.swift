public import PolicyLanguage

/// What a change comes to, in one word.
public enum Verdict: String, Sendable, CaseIterable {
  /// The policy came to be.
  case created
  /// A new version with the same document.
  case reissued
  /// Another document that allows and denies the same.
  case cosmetic
  /// More is allowed, nothing less.
  case widened
  /// Less is allowed, nothing more.
  case narrowed
  /// More is allowed here and less there.
  case mixed
  /// The same is allowed; more is denied whatever other policies allow.
  case tightened
  /// The same is allowed; less is denied whatever other policies allow.
  case loosened
  /// The same is allowed; more is denied here and less there.
  case reguarded
  /// The policy was deleted.
  case deleted
  /// The policy came back after it had been deleted.
  case restored

  /// The verdict on two different documents: of the access if it changed, else of the guard.
  public init(_ comparison: DocumentComparison) {
    switch (comparison.access, comparison.guard) {
    case (.widened, _): self = .widened
    case (.narrowed, _): self = .narrowed
    case (.mixed, _): self = .mixed
    case (.same, .tightened): self = .tightened
    case (.same, .loosened): self = .loosened
    case (.same, .mixed): self = .reguarded
    case (.same, .same): self = .cosmetic
    }
  }
}
