internal import PolicyLanguage

/// A source that was looked at (`sources/ID.json`); it stands for all its readings.
public struct SourceRecord: Sendable, Equatable {
  /// What kind of source it is.
  public let kind: Source.Kind

  /// Which one.
  public let reference: String

  /// Up to when it is known what the source says: a property of the input (a page's day, the newest
  /// commit), not the clock of the reading program.
  public var lookedAt: Moment?

  /// Keys of its file that this program does not know.
  package var unknownKeys = UnknownKeys()

  /// Makes a record.
  public init(kind: Source.Kind, reference: String, lookedAt: Moment? = nil) {
    self.kind = kind
    self.reference = reference
    self.lookedAt = lookedAt
  }

  /// What tells the source apart.
  public var id: SourceID { SourceID(kind: kind, reference: reference) }
}
