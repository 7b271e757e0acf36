/// Something about a history's files that is not as it should be.
public struct Problem: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// It is wrong: answers may be.
    case error
    /// It is worth knowing; no answer is wrong because of it.
    case note
  }

  /// How bad it is.
  public let severity: Severity

  /// The file.
  public let path: String

  /// What is the matter, with line and column where it has a place.
  public let message: String
}

extension Problem: CustomStringConvertible {
  /// The file and what is the matter.
  public var description: String { "\(path): \(message)" }
}
