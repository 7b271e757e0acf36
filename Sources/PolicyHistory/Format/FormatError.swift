public import PolicyLanguage

/// A file of a history that cannot be read as what it should be.
public struct FormatError: Error, Hashable, Sendable {
  /// The file, as a path inside the history.
  public let path: String

  /// What is wrong, and where if it is inside the file.
  public let problem: ParseError

  /// Makes an error about a whole file.
  init(_ path: String, _ message: String) {
    self.path = path
    problem = ParseError(message, at: 0)
  }

  /// Makes an error about a place in a file.
  init(_ path: String, _ problem: ParseError) {
    self.path = path
    self.problem = problem
  }
}

extension FormatError: CustomStringConvertible {
  /// The path, line and column, and what is wrong.
  public var description: String {
    guard let location = problem.location else { return "\(path): \(problem.message)" }
    return "\(path):\(location.line):\(location.column): \(problem.message)"
  }
}
