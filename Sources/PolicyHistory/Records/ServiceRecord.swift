internal import PolicyLanguage

/// A service whose policies are followed (`services/ID.json`).
public struct ServiceRecord: Sendable, Equatable {
  /// What tells it apart, and what policies name it by.
  public let id: ServiceID

  /// Its name for people.
  public var name: String

  /// Since when its owner keeps a log of changes to its policies.
  public var trackingSince: Moment?

  /// The page with that log.
  public var documentation: String?

  /// Keys of its file that this program does not know.
  package var unknownKeys = UnknownKeys()

  /// Makes a record.
  public init(
    id: ServiceID, name: String, trackingSince: Moment? = nil, documentation: String? = nil
  ) {
    self.id = id
    self.name = name
    self.trackingSince = trackingSince
    self.documentation = documentation
  }
}
