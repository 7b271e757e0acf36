internal import PolicyHistory

/// What this program is.
enum Version {
  /// The program's version (Semantic Versioning 2.0.0).
  static let program = "0.1.0"

  /// The format of the histories it reads and writes.
  static let format = HistoryHeader.format
}
