/// How far an import is.
public struct ImportProgress: Sendable, Equatable {
  /// The commits that were read.
  public let done: Int

  /// The commits there are to read.
  public let total: Int

  /// The new revisions that were found.
  public let revisions: Int
}
