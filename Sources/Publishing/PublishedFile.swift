/// A file to publish: a value, which somebody else writes.
public struct PublishedFile: Sendable {
  /// Its path in the folder, with `/`.
  public let path: String
  /// What is in it.
  public let text: String

  /// Makes a file.
  public init(_ path: String, _ text: String) {
    self.path = path
    self.text = text
  }
}
