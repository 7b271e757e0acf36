/// A part of a text: what a paragraph, a list or a quotation is made of, whatever renders it.
public enum Block: Sendable, Equatable {
  /// Prose.
  case paragraph(Phrase)
  /// A list under a few words that say what it lists.
  case list(Phrase, [Phrase])
  /// What somebody else said.
  case quote(Phrase)
}
