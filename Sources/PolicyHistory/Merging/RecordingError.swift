/// Why something cannot be added to a history; nothing of it is added then.
public enum RecordingError: Error, Sendable {
  /// It contradicts what is recorded.
  case contradiction(Contradiction)
  /// It does not say when it took effect, and neither does what is recorded.
  case undated(PolicyKey, UndatedRevision)
}

extension RecordingError: CustomStringConvertible {
  /// What is wrong.
  public var description: String {
    switch self {
    case .contradiction(let contradiction): contradiction.description
    case .undated(let key, let error): "`\(key)`: \(error)"
    }
  }
}
