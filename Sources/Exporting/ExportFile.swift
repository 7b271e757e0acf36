/// Whether bytes are the beginning of a file that this program exported: nothing else may be
/// overwritten.
package enum ExportFile {
  /// As many bytes as have to be seen.
  package static let seen = 100

  /// Whether a database was exported.
  ///
  /// The application's id stands at byte 68, the greatest byte first
  /// (https://www.sqlite.org/fileformat2.html, section 1.3).
  package static func isOurDatabase(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= seen, bytes.starts(with: "SQLite format 3\0".utf8) else { return false }
    return bytes[68..<72].reduce(0) { $0 << 8 | UInt32($1) } == UInt32(Schema.applicationID)
  }

  /// Whether a stream of JSON was exported.
  package static func isOurStream(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: #"{"schemaVersion":"#.utf8)
  }
}
