/// A name or an id that is not of the form that is asked for.
public struct NameError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was found and what is accepted.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
